/**
 * Words of a list that may be in quotes, as the go command splits GOFLAGS, CC and the like
 * (cmd/internal/quoted/quoted.go, Split): nothing is escaped, and a quote inside a word is a character. `problem` has
 * the go command's words when a quote is not closed.
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

/**
 * What every version of the go command says of a list that is no list of flags (cmd/go/internal/base/goflags.go,
 * InitGOFLAGS); null for a good one.
 */
export function malformedGoflags(value: string): string | null {
  const split = splitQuoted(value);
  if ('problem' in split) return `go: parsing $GOFLAGS: ${split.problem}`;
  const bad = split.words.find((word) => !/^--?[^-=]/.test(word));
  return bad === undefined ? null : `go: parsing $GOFLAGS: non-flag ${JSON.stringify(bad)}`;
}
