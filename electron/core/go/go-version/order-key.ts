import { parseGoVersion } from './parse-go-version.ts';

/**
 * A text that sorts, by plain comparison, as `byNewestGoVersion` orders versions (the other way round): for windows,
 * which know no version rules. Names that Go calls invalid are below all others, in the order of their text.
 */
export function orderKey(version: string): string {
  const parsed = parseGoVersion(version);
  if (parsed === null) return `!${version}`;
  const { major, minor, patch, kind, pre } = parsed;
  return `${decimalKey(major)}${decimalKey(minor)}${decimalKey(patch)}${kind} ${decimalKey(pre)} ${version}`;
}

/** The longer number is the greater, and a missing one is below zero: a character for the length goes first. */
function decimalKey(decimal: string): string {
  return String.fromCharCode('0'.charCodeAt(0) + decimal.length) + decimal;
}
