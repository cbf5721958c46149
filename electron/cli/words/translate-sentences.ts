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

/**
 * The function that translates a sentence; one that has no form comes back as it is. Where two tables have the same form,
 * the later one counts.
 */
export function createTranslator(tables: () => readonly SentenceForms[]): (sentence: string) => string {
  // `current` says one sentence, mostly one without parameters: hundreds of patterns would take longer than all it does.
  let rules: readonly Rule[] | null = null;

  function translate(sentence: string, depth: number): string {
    const exact = tables().findLast((forms) => Object.hasOwn(forms, sentence))?.[sentence];
    if (exact !== undefined) return exact;
    if (depth > DEEPEST || !/\s/.test(sentence)) return sentence;
    rules ??= rulesOf(tables());
    for (const { parts, other } of rules) {
      const found = match(parts, sentence);
      if (found === null) continue;
      return other.replace(/\{\{(\w+)\}\}/g, (_, name: string) => translate(found[name] ?? name, depth + 1));
    }
    return sentence;
  }
  return (sentence) => translate(sentence, 0);
}

interface Rule {
  /** Text and names of parameters in turn, text first and last. */
  readonly parts: readonly string[];
  /** How much of the form is text of its own. */
  readonly literals: number;
  readonly other: string;
}

/** The most literal text first, so that a general form never takes what a more exact one means. */
function rulesOf(tables: readonly SentenceForms[]): readonly Rule[] {
  return tables
    .flatMap((forms) => Object.entries(forms))
    .filter(([english]) => english.includes('{{'))
    .map(([english, other]) => ({
      parts: english.split(/\{\{(\w+)\}\}/),
      literals: english.replace(/\{\{\w+\}\}/g, '').length,
      other,
    }))
    .sort((left, right) => right.literals - left.literals);
}

/** What stands for each parameter, as short as it can be; null where the sentence is not of this form. */
function match(parts: readonly string[], sentence: string): Readonly<Record<string, string>> | null {
  let at = 0;
  for (const [index, part] of parts.entries()) {
    if (index % 2 === 1) continue;
    const found = sentence.indexOf(part, at);
    if (found < 0 || (index === 0 && found > 0)) return null;
    at = found + part.length;
  }
  const pattern = parts.map((part, index) => (index % 2 === 1 ? '(.*?)' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')));
  const [, ...values] = new RegExp(`^${pattern.join('')}$`, 's').exec(sentence) ?? [];
  return values.length === 0
    ? null
    : Object.fromEntries(values.map((value, index) => [parts[2 * index + 1]!, value] as const));
}
