import type { FixOutcome, FixPreview } from '../../../contract/doctor.ts';

/** A repair that can be undone. `apply` judges the machine again: it may have changed since the preview. */
export interface Fix {
  preview(): Promise<FixPreview>;
  /** Throws `fix-impossible` when the trouble is no longer there, or not as it was. */
  apply(using?: FixUsing): Promise<FixOutcome>;
}

export interface InstallRequest {
  readonly version: string;
  /** Make it active. */
  readonly use: boolean;
  /** Put a fresh one in the place of one that is there, damaged. */
  readonly replace: boolean;
}

/** What whoever has a fix applied lends it. */
export interface FixUsing {
  /** Starts a job that installs a release (and makes it active); default: a job of the core, which nobody waits for. */
  startInstall?(request: InstallRequest): Promise<{ readonly jobId: string }>;
}
