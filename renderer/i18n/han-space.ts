/** Thin space between Han and Latin letters or digits, for browsers whose CSS does not add it (`text-autospace`). */

const THIN_SPACE = '\u2009';
const HAN_THEN_LATIN = /(\p{Script=Han})(?=[\p{Script=Latin}\p{Nd}])/gu;
const LATIN_THEN_HAN = /([\p{Script=Latin}\p{Nd}%])(?=\p{Script=Han})/gu;

export function addHanSpace(text: string): string {
  return text.replace(HAN_THEN_LATIN, `$1${THIN_SPACE}`).replace(LATIN_THEN_HAN, `$1${THIN_SPACE}`);
}

/** True where the platform adds the space by itself. */
export function hasTextAutospace(): boolean {
  return typeof CSS !== 'undefined' && CSS.supports('text-autospace', 'normal');
}
