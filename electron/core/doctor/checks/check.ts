import type { Evidence, Severity } from '../../../contract/doctor.ts';
import type { FindingKind } from '../../../contract/words/en/findings/findings.ts';
import type { Params } from '../../../contract/words/say.ts';
import type { Fix } from '../fixes/fix.ts';
import type { CheckTools } from '../machine/check-tools.ts';

/** One rule; one file in rules/ each, listed in checks.ts. */
export interface Check {
  /** Kebab-case, as its file is named. */
  readonly id: string;
  /** One sentence for `docs/checks.md`: what it looks at. */
  readonly looksAt: string;
  /** Milliseconds; default 10,000. */
  readonly timeLimitMs?: number;
  /**
   * What it found; an empty list when all is well. Never changes anything. Stops soon after `tools.signal` is aborted.
   */
  run(tools: CheckTools): Promise<readonly Found[] | 'not-applicable'>;
}

/** What a check found, before the runner gives it an id and words. */
export interface Found {
  readonly kind: FindingKind;
  readonly severity: Severity;
  /** Tells findings of one kind apart (a variable, a folder); part of the id, so the same for the same trouble. */
  readonly about?: string;
  readonly params: Params;
  readonly evidence: readonly Evidence[];
  readonly fix?: Fix;
}
