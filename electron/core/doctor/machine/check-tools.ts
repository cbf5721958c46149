import type { Evidence, EvidenceSource } from '../../../contract/doctor.ts';
import type { Sdk } from '../../../contract/models.ts';
import type { GoOnPathReport, ProfileLine } from '../../../contract/profiles.ts';
import type { ProgramResult, RunProgram } from '../../base/programs/run-program.ts';
import type { CoreContext, Env } from '../../context.ts';
import type { Fixes } from '../fixes/fixes.ts';
import type { Subjects } from '../subjects.ts';

/** Where programs get their variables from: a new terminal, and this process. */
export interface Surroundings {
  readonly name: 'login-shell' | 'process';
  readonly env: Env;
}

/** The `go` that a new terminal runs outside pinned projects, shims seen through. */
export interface EffectiveGo {
  /** The program's real path. */
  readonly program: string;
  readonly root: string;
  /** `go1.26.3`, or null where it could not be told. */
  readonly version: string | null;
  /** It is chosen by GoSwitch's shim. */
  readonly isOwn: boolean;
}

/**
 * An effective value in one of the surroundings, by the go command's own order (go-facts: environment, go env file,
 * go.env of the SDK, none).
 */
export interface EffectiveVariable {
  readonly name: string;
  readonly value: string;
  readonly surroundings: Surroundings['name'];
  readonly source: EvidenceSource;
}

export interface GoEnvFile {
  readonly file: string;
  /** The last line of each variable wins, as for the go command. Lines from 1. */
  readonly values: ReadonlyMap<string, { readonly value: string; readonly line: number }>;
}

/** What the checks of one run share; each thing is found out once per run, at its first use. */
export interface CheckTools {
  readonly core: Subjects;
  readonly context: CoreContext;
  /** Where /etc, /proc and the like are looked for; `/` but in tests. */
  readonly systemRoot: string;
  readonly signal: AbortSignal;
  /**
   * The folder that a command was started in: looked at like a listed project. Null where there is none, as in the
   * window.
   */
  readonly folder: string | null;
  readonly runProgram: RunProgram;
  /** The login shell's first, where it answered; then this process's. */
  surroundings(): Promise<readonly Surroundings[]>;
  goEnvFile(): Promise<GoEnvFile | null>;
  effectiveGo(): Promise<EffectiveGo | null>;
  /**
   * A go that can be asked what go commands say: the one in effect, else one on this process's PATH, else the newest
   * installed.
   */
  goAtHand(): Promise<EffectiveGo | null>;
  /**
   * One entry per surroundings whose value is not empty; without the second when it says the same from the same place.
   */
  variable(name: string): Promise<readonly EffectiveVariable[]>;
  /**
   * The line of a profile that exports the variable in the login shell; null where it could not be told. Starts a
   * shell: seconds.
   */
  variableLine(name: string): Promise<ProfileLine | null>;
  goOnPath(): Promise<GoOnPathReport>;
  /** Installed and external ones. */
  sdks(): Promise<readonly Sdk[]>;
  /**
   * Runs `<root>/bin/go` without toolchain switching in an empty folder, with `env` added to what a program needs to
   * start. Never throws for what it does.
   */
  runGo(
    root: string,
    args: readonly string[],
    options?: { readonly env?: Env; readonly timeoutMs?: number },
  ): Promise<ProgramResult>;
  /** Evidence for a variable, secrets taken out; for the login shell it looks for the line. */
  evidence(variable: EffectiveVariable): Promise<Evidence>;
  readonly fixes: Fixes;
}
