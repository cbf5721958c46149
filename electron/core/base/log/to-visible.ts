/**
 * Characters that a terminal obeys or that make a text read otherwise than it is: C0 (line ends and tabs too), DEL, C1,
 * marks and overrides of writing direction, line and paragraph separators, halves of surrogate pairs.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
const OBEYED = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/gu;

/**
 * One line of text that comes from outside, harmless and with nothing lost: `\x1b[31m` for what would have coloured the
 * terminal.
 */
export function toVisible(text: string): string {
  return text.replace(OBEYED, (character) => {
    const code = character.charCodeAt(0);
    if (character === '\n') return '\\n';
    if (character === '\t') return '\\t';
    return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
  });
}

/** JSON in which these are escaped too, as JSON.parse reads them; its own line ends stay. */
export function toVisibleJson(json: string): string {
  return json.replace(OBEYED, (character) =>
    character === '\n' ? character : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
