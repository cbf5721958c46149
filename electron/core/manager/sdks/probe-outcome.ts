import type { Platform } from '../../../contract/models.ts';
import type { Env } from '../../context.ts';

export interface ProbeOptions {
  /** Root of the SDK; may be a link. */
  readonly root: string;
  readonly os: NodeJS.Platform;
  /** This machine, to say why a program for another one does not run. */
  readonly native: Platform;
  /** Only what a program needs to start is taken from it. */
  readonly env: Env;
  /** Default `PROBE_TIMEOUT_MS`. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

/** How a run of `go version` ended. */
export interface ProbeOutcome {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  /** `ENOENT`, `EACCES`, `ENOEXEC` ... */
  readonly startError: string | null;
  readonly timedOut: boolean;
}
