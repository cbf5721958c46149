/**
 * Errors, hints and summaries are written in English where they arise, deep in the core: logs, `--json` and reports have
 * them so. For a person they are translated at the edge by their form: `{{file}} is not an absolute path` stands for
 * every sentence of that form, and what stands in for a parameter is put into the other language's form, translated
 * first where it has a form itself.
 */

/** The other language's form by the English one, both with `{{parameters}}`. */
export type SentenceForms = Readonly<Record<string, string>>;

/** Parameters may hold sentences, whose parameters may; more than this is no sentence of ours. */
const DEEPEST = 4;

/** The function that translates a sentence; one that has no form comes back as it is. */
export function createTranslator(forms: SentenceForms): (sentence: string) => string {
  // Made at the first sentence: most runs have none, and hundreds of patterns take longer than the rest of `current`.
  let rules: readonly Rule[] | null = null;

  function translate(sentence: string, depth: number): string {
    if (depth > DEEPEST || !/\s/.test(sentence)) return forms[sentence] ?? sentence;
    rules ??= rulesOf(forms);
    for (const { pattern, names, other } of rules) {
      const found = pattern.exec(sentence);
      if (found === null) continue;
      return other.replace(/\{\{(\w+)\}\}/g, (_, name: string) =>
        translate(found[names.indexOf(name) + 1] ?? name, depth + 1),
      );
    }
    return sentence;
  }
  return (sentence) => translate(sentence, 0);
}

interface Rule {
  readonly pattern: RegExp;
  readonly names: readonly string[];
  /** How much of the form is text of its own. */
  readonly literals: number;
  readonly other: string;
}

/** The most literal text first, so that a general form never takes what a more exact one means. */
function rulesOf(forms: SentenceForms): readonly Rule[] {
  return Object.entries(forms)
    .map(([english, other]) => ({ ...toPattern(english), other }))
    .sort((left, right) => right.literals - left.literals);
}

function toPattern(english: string): Omit<Rule, 'other'> {
  const names = [...english.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name!);
  const parts = english.split(/\{\{\w+\}\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return {
    pattern: new RegExp(`^${parts.join('(.*?)')}$`, 's'),
    names,
    literals: english.replace(/\{\{\w+\}\}/g, '').length,
  };
}
