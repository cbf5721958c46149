import type { EvidenceSource } from './doctor.ts';
import type { ErrorShape } from './errors.ts';
import type { StageProblemKind, StageSkipKind, StartupGapKind, VerdictKind } from './words/en/self-test.ts';
import type { Params } from './words/say.ts';

/**
 * Shapes of the self-test: a small module built and run stage by stage in the user's environment and in a clean one.
 * Types only.
 */

/** In the order they run. `cgo` builds and runs a program that calls C. */
export const SELF_TEST_STAGES = ['list', 'compile', 'link', 'run', 'go-build', 'go-test', 'cgo'] as const;
export type StageName = (typeof SELF_TEST_STAGES)[number];

/** Words with their parameters, for the window; `text` is the same in English. Secrets are taken out. */
export interface Said<Kind extends string> {
  readonly kind: Kind;
  readonly params: Params;
  readonly text: string;
}

export interface StageRun {
  readonly stage: StageName;
  readonly state: 'waiting' | 'running' | 'passed' | 'failed' | 'skipped';
  /** As a person would type it: `go tool compile -o main.a ...`. */
  readonly command: string;
  /** Milliseconds; null before its end and when it was skipped. */
  readonly durationMs: number | null;
  /** Null where it did not end by itself. */
  readonly exitCode: number | null;
  /** `SIGILL`, also when it was a child of the go command that crashed; else null. */
  readonly signal: string | null;
  /** The end of what it wrote (standard error after standard output), at most 8,000 characters. */
  readonly output: string;
  /** Set when it failed. */
  readonly problem: Said<StageProblemKind> | null;
  /** Set when it was skipped. */
  readonly skipped: Said<StageSkipKind> | null;
}

/** A variable that differs between the two environments. `yours`/`clean` null: not set. Secrets are taken out. */
export interface Culprit {
  readonly name: string;
  readonly yours: string | null;
  readonly clean: string | null;
  readonly source: EvidenceSource | null;
  /**
   * `alone`: it does the harm in an otherwise clean environment. `without`: your environment works without it. Both
   * were tried. `differs`: it differs, and was not tried or did not explain the harm.
   */
  readonly proof: 'alone' | 'without' | 'differs';
  /** What it harms; null for `differs`. */
  readonly stage: StageName | null;
}

/**
 * Initialisation of one package, from GODEBUG=inittrace=1 (runtime/extern.go). Times in milliseconds, `atMs` since the
 * start of the runtime.
 */
export interface PackageInit {
  readonly package: string;
  readonly atMs: number;
  readonly clockMs: number;
  readonly bytes: number;
  readonly allocs: number;
}

/** How the built program starts. A null figure has its reason in `gaps`. */
export interface StartupFigures {
  /** In the order they ran. */
  readonly inits: readonly PackageInit[];
  /** From the start of the runtime until every package is initialised and main runs. */
  readonly timeToMainMs: number | null;
  /** The longest stop-the-world of the trace. */
  readonly longestStopMs: number | null;
  /** From `go f()` until f runs, over the goroutines of the trace. */
  readonly createToStart: { readonly count: number; readonly medianMs: number; readonly maxMs: number } | null;
  readonly gaps: { readonly inits: Said<StartupGapKind> | null; readonly trace: Said<StartupGapKind> | null };
}

export interface EnvironmentRun {
  readonly stages: readonly StageRun[];
  readonly startup: StartupFigures | null;
}

/**
 * `from`: whose variables `yours` are. With `process`, `reason` says why the login shell was not asked or did not
 * answer.
 */
export interface SelfTestEnvironment {
  readonly from: 'login-shell' | 'process';
  readonly shell: string | null;
  readonly reason: ErrorShape | null;
}

/** The whole or, while it runs, as far as it is. */
export interface SelfTestReport {
  readonly at: string;
  readonly durationMs: number;
  /** `proving`: looks for the culprit by trying variables one by one. `startup`: times the start of the program. */
  readonly phase: 'preparing' | 'yours' | 'clean' | 'proving' | 'startup' | 'done';
  readonly sdk: {
    readonly version: string;
    readonly root: string;
    /** The program that `yours` starts: a shim, perhaps. */
    readonly go: string;
  };
  readonly environment: SelfTestEnvironment;
  readonly runs: { readonly yours: EnvironmentRun; readonly clean: EnvironmentRun };
  /** Proven ones first. */
  readonly culprits: readonly Culprit[];
  /** Null before the end. */
  readonly verdict: (Said<VerdictKind> & { readonly stage: StageName | null }) | null;
}
