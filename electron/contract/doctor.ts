import type { ErrorShape } from './errors.ts';
import type { FindingKind } from './words/en/findings/findings.ts';
import type { Params } from './words/say.ts';

/** Shapes of the doctor: its checks and their fixes. Types only; what findings say is in findings/. */

/**
 * `error`: builds fail or run silently wrong. `warning`: they will, or are slow, or not what one thinks. `note`: worth
 * knowing.
 */
export type Severity = 'error' | 'warning' | 'note';

/**
 * Where a value comes from. `process`: the environment that GoSwitch was started with. `login-shell`: that of a new
 * terminal, with the line that sets it where it could be told. `go-env-file`: written by `go env -w`. `sdk`: go.env of
 * the SDK. `file`: read there. `program`: a program said so. `machine`: the operating system or the hardware says so.
 */
export type EvidenceOrigin = 'process' | 'login-shell' | 'go-env-file' | 'sdk' | 'file' | 'program' | 'machine';

export interface EvidenceSource {
  readonly origin: EvidenceOrigin;
  /** The file, or the program that was asked; null where there is none. */
  readonly file: string | null;
  /** From 1; null where it could not be told. */
  readonly line: number | null;
}

/** One fact a finding rests on: `GOROOT` is `/usr/local/go`, from ~/.zshrc line 41. Secrets are taken out. */
export interface Evidence {
  readonly name: string;
  readonly value: string;
  readonly source: EvidenceSource | null;
}

/** A variable, a line, a mode, a folder: what a fix changes, in its order. */
export type FixStep =
  | { readonly kind: 'edit-file'; readonly file: string; readonly diff: string }
  | { readonly kind: 'make-folder'; readonly folder: string }
  | { readonly kind: 'change-mode'; readonly file: string; readonly from: number; readonly to: number }
  | { readonly kind: 'install'; readonly version: string }
  | { readonly kind: 'use'; readonly version: string };

export interface FixPreview {
  readonly steps: readonly FixStep[];
}

/** What came of a fix: journal entries, each of which can be undone; or a job that goes on. */
export interface FixOutcome {
  readonly journalIds: readonly string[];
  readonly jobId: string | null;
}

/**
 * What a check found. `id` is the same from run to run for the same trouble. `title` and `why` are English; the window
 * says them in its own language.
 */
export interface Finding {
  readonly id: string;
  readonly check: string;
  readonly kind: FindingKind;
  readonly severity: Severity;
  readonly params: Params;
  readonly title: string;
  readonly why: string;
  readonly evidence: readonly Evidence[];
  /** What the fix does, in English; null where there is none that can be undone. */
  readonly fix: string | null;
}

/**
 * `fine`: nothing found. `not-applicable`: not on this machine. `timed-out`, `failed`: it could not look; `problem`
 * says why.
 */
export interface CheckRun {
  readonly check: string;
  readonly state: 'fine' | 'found' | 'not-applicable' | 'timed-out' | 'failed';
  readonly durationMs: number;
  readonly problem: ErrorShape | null;
}

/**
 * One run of the checks; the worst findings first. `shell`: the login shell that was asked, null when it did not answer
 * (`shellProblem` says why).
 */
export interface DoctorReport {
  readonly at: string;
  readonly durationMs: number;
  readonly shell: string | null;
  readonly shellProblem: ErrorShape | null;
  readonly checks: readonly CheckRun[];
  readonly findings: readonly Finding[];
}
