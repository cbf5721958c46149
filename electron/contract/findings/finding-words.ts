import { buildNeedsWords } from './build-needs-words.ts';
import { environmentWords } from './environment-words.ts';
import { installationWords } from './installation-words.ts';

/**
 * What a finding says. `{{name}}` stands for the parameter of that name. The window's catalogues are exhaustive over
 * these (renderer/i18n).
 */
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
export type FindingParams = Readonly<Record<string, string | number>>;

/** A text with its parameters put in; a parameter that is missing stays readable as its name. */
export function fillWords(text: string, params: FindingParams): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name] ?? name));
}
