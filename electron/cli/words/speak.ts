/**
 * What the command says, in the language of this run. English texts are imported by the modules that say them; those of
 * another language are loaded before the command runs, and only when they are needed (`speak`), so that English starts
 * as fast as without them.
 */
import { fill, type Params, type ParamsOf, say, type Words } from '../../contract/words/say.ts';
import type { Catalogue, WordGroups } from './catalogue.ts';

let catalogue: Catalogue | null = null;

/** Everything is said out of `chosen` from now on; null is English. */
export function speak(chosen: Catalogue | null): void {
  catalogue = chosen;
}

/** The catalogue of another language than English, for those that say what stands in contract/words. */
export function spoken(): Catalogue | null {
  return catalogue;
}

/** `say` for one group of texts, in the language of this run. */
export function speaker<Group extends keyof WordGroups>(
  group: Group,
  english: WordGroups[Group],
): <Id extends keyof WordGroups[Group] & string>(
  id: Id,
  ...params: ParamsOf<WordGroups[Group][Id] & string>
) => string {
  return (id, ...params) => {
    const words = (catalogue?.words[group] ?? english) as Words;
    return say(words, id, ...(params as [Params?]));
  };
}

/**
 * A sentence that the core says in English (the message of an error, a hint, a summary of the journal), in the language
 * of this run; what the catalogue does not have stays as it is.
 */
export function inWords(sentence: string): string {
  return catalogue === null ? sentence : catalogue.translate(sentence);
}

/** A text of contract/words with its parameters, some of which may be sentences of the core themselves. */
export function sayWith(text: string, params: Params): string {
  const translated = Object.entries(params).map(([name, value]) => [
    name,
    typeof value === 'string' ? inWords(value) : value,
  ]);
  return fill(text, Object.fromEntries(translated));
}
