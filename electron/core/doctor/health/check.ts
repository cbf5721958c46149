import type { FindingKind, FindingParams } from '../../../contract/findings/finding-words.ts';
import type { Evidence, FixOutcome, FixPreview, Severity } from '../../../contract/health.ts';
import type { CheckTools } from '../machine/check-tools.ts';

/** One health rule; one file in checks/ each, listed in checks.ts. */
export interface Check {
  /** Kebab-case, as its file is named. */
  readonly id: string;
  /** One sentence for `docs/checks.md`: what it looks at. */
  readonly looksAt: string;
  /** Milliseconds; default 10,000. */
  readonly timeLimitMs?: number;
  /** What it found; an empty list when all is well. Never changes anything. Stops soon after `tools.signal` is aborted. */
  run(tools: CheckTools): Promise<readonly Found[] | 'not-applicable'>;
}

/** What a check found, before the runner gives it an id and words. */
export interface Found {
  readonly kind: FindingKind;
  readonly severity: Severity;
  /** Tells findings of one kind apart (a variable, a folder); part of the id, so the same for the same trouble. */
  readonly about?: string;
  readonly params: FindingParams;
  readonly evidence: readonly Evidence[];
  readonly fix?: Fix;
}

/** A repair that can be undone. `apply` judges the machine anew: it may have changed since the preview. */
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
