/**
 * Words of a list that may be in quotes, as the go command splits GOFLAGS, CC and the like (cmd/internal/quoted/quoted.go, Split): nothing is
 * escaped, and a quote inside a word is a character. `problem` has the go command's words when a quote is not closed.
 */
export function splitQuoted(text: string): { readonly words: readonly string[] } | { readonly problem: string } {
  const words: string[] = [];
  let rest = text;
  for (;;) {
    rest = rest.replace(/^[ \t\n\r]+/, '');
    const quote = rest[0];
    if (quote === undefined) return { words };
    if (quote === '"' || quote === "'") {
      const end = rest.indexOf(quote, 1);
      if (end < 0) return { problem: `unterminated ${quote} string` };
      words.push(rest.slice(1, end));
      rest = rest.slice(end + 1);
    } else {
      const word = /^[^ \t\n\r]+/.exec(rest)![0];
      words.push(word);
      rest = rest.slice(word.length);
    }
  }
}
