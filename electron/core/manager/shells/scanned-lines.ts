import type { ProfileLine } from '../../../contract/profiles.ts';
import type { ScannedLine } from './shell.ts';

/**
 * The last line that names a hook; else one that runs a program of its name, as `eval "$(mise activate bash)"` makes
 * `_mise_hook`.
 */
export function lastLineWith(lines: readonly ScannedLine[], name: string): ScannedLine | null {
  const stem = /^_*([a-z]+)/i.exec(name)?.[1];
  const runsIt = (text: string) =>
    stem !== undefined && /\b(eval|source)\b|(^|[\s;|])\.\s/.test(text) && hasWord(text, stem);
  return (
    lines.findLast(({ text }) => name !== '' && hasWord(text, name)) ??
    lines.findLast(({ text }) => runsIt(text)) ??
    null
  );
}

/** A line that was read, as one that no trace has shown. */
export function untraced(line: ScannedLine | null): ProfileLine | null {
  return line === null ? null : { ...line, traced: false };
}

export function hasWord(text: string, word: string): boolean {
  return text.split(/[^\w-]+/).includes(word);
}
