const ESCAPES: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  '"': '"',
};
const ESCAPE = /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-3][0-7]{2})|(.))/gs;
/** A string literal at the start of a text: in double quotes, or raw. */
const LITERAL = /^(?:"(?:[^"\\\n]|\\[^\n])*"|`[^`]*`)/;

/**
 * The string literal of Go that a text starts with, as written; null where it starts with none (strconv.QuotedPrefix).
 */
export function quotedPrefix(text: string): string | null {
  return LITERAL.exec(text)?.[0] ?? null;
}

/** What a whole string literal of Go stands for; null where it is none (strconv.Unquote). */
export function unquoteGo(literal: string): string | null {
  if (quotedPrefix(literal) !== literal) return null;
  if (literal.startsWith('`')) return literal.slice(1, -1).replaceAll('\r', '');
  let isValid = true;
  const bytes: Buffer[] = [];
  let end = 0;
  const inner = literal.slice(1, -1);
  for (const match of inner.matchAll(ESCAPE)) {
    const [whole, hex, short, long, octal, letter] = match;
    bytes.push(Buffer.from(inner.slice(end, match.index)));
    end = match.index + whole.length;
    const point = short ?? long;
    // \x and octal escapes are bytes, which together may make a character.
    if (hex !== undefined) bytes.push(Buffer.from([Number.parseInt(hex, 16)]));
    else if (octal !== undefined) bytes.push(Buffer.from([Number.parseInt(octal, 8)]));
    else if (point !== undefined) {
      const code = Number.parseInt(point, 16);
      isValid &&= code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
      if (isValid) bytes.push(Buffer.from(String.fromCodePoint(code)));
    } else {
      const plain = ESCAPES[letter ?? ''];
      isValid &&= plain !== undefined;
      bytes.push(Buffer.from(plain ?? ''));
    }
  }
  bytes.push(Buffer.from(inner.slice(end)));
  return isValid ? Buffer.concat(bytes).toString('utf8') : null;
}
