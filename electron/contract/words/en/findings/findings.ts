import { buildNeedsWords } from './build-needs.ts';
import { environmentWords } from './environment.ts';
import { installationWords } from './installation.ts';

/** What a finding says; `{{name}}` stands for a parameter (say.ts). */
export interface FindingWords {
  /** One line: what is the matter. */
  readonly title: string;
  /** One plain sentence: what it does to the user. */
  readonly why: string;
  /** What the fix does, as a button would say it; left out where there is none. */
  readonly fix?: string;
}

/** Every kind of finding, in English: `goswitch doctor` and the English window say the same. */
export const FINDING_WORDS = {
  ...environmentWords,
  ...buildNeedsWords,
  ...installationWords,
} as const satisfies Readonly<Record<string, FindingWords>>;

export type FindingKind = keyof typeof FINDING_WORDS;

/**
 * Settings that many make on purpose, and that a finding only reminds of: repairing all at once leaves them alone, the
 * button of the one finding does not.
 */
export const MAY_BE_MEANT: readonly FindingKind[] = ['cgo-off', 'gotoolchain-local', 'gowork-off', 'goexperiment-set'];
