/** Characters that a terminal shows in two columns (Unicode TR11: East Asian wide and full-width, and emoji). */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const COMBINING = /\p{M}/u;

/** How many columns of a terminal a text takes. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += COMBINING.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return width;
}

/** With blanks up to that many columns. */
export function padText(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - textWidth(text)));
}

/** As much of the start as fits into that many columns. */
export function cutText(text: string, columns: number): string {
  let width = 0;
  let cut = '';
  for (const character of text) {
    width += textWidth(character);
    if (width > columns) return cut;
    cut += character;
  }
  return cut;
}
