/**
 * The first pattern of a list such as GOPRIVATE that matches a module path: a glob of path.Match against as many
 * leading elements as the pattern has (x/mod/module, MatchPrefixPatterns). Null where none does; a pattern that is not
 * well formed matches nothing.
 */
export function findPattern(list: string, module: string): string | null {
  for (const entry of list.split(',')) {
    const pattern = entry.trim();
    if (pattern === '') continue;
    const elements = pattern.split('/');
    const prefix = module.split('/').slice(0, elements.length);
    if (prefix.length === elements.length && elements.every((each, at) => matchesElement(each, prefix[at]!)))
      return pattern;
  }
  return null;
}

/** Go's path.Match for one element: `*`, `?`, `[a-z]`, `[^a]` and `\` before a character. */
function matchesElement(pattern: string, text: string): boolean {
  const source = toRegExp(pattern);
  return source !== null && new RegExp(`^${source}$`, 'su').test(text);
}

function toRegExp(pattern: string): string | null {
  let source = '';
  const characters = [...pattern];
  for (let at = 0; at < characters.length; at++) {
    const character = characters[at]!;
    if (character === '*') source += source.endsWith('.*') ? '' : '.*';
    else if (character === '?') source += '.';
    else if (character === '\\') {
      const next = characters[++at];
      if (next === undefined) return null;
      source += literally(next);
    } else if (character === '[') {
      const end = classEnd(characters, at);
      if (end === null) return null;
      source += end.source;
      at = end.at;
    } else source += literally(character);
  }
  return source;
}

/**
 * `[` { lo or lo-hi } `]`: a `-` or `]` stands for itself only after `\\`; a range upside down matches nothing
 * (path/match.go, matchChunk and getEsc).
 */
function classEnd(
  characters: readonly string[],
  from: number,
): { readonly source: string; readonly at: number } | null {
  let at = from + 1;
  const isNegated = characters[at] === '^';
  if (isNegated) at++;
  let body = '';
  for (let isEmpty = true; isEmpty || characters[at] !== ']'; isEmpty = false) {
    const low = readOne(characters, at);
    if (low === null) return null;
    at = low.at;
    const high = characters[at] === '-' ? readOne(characters, at + 1) : low;
    if (high === null) return null;
    at = high.at;
    if (low.character <= high.character) body += `${literally(low.character)}-${literally(high.character)}`;
  }
  if (body === '') return { source: isNegated ? '.' : '[^\\s\\S]', at };
  return { source: `[${isNegated ? '^' : ''}${body}]`, at };
}

function readOne(
  characters: readonly string[],
  at: number,
): { readonly character: string; readonly at: number } | null {
  const first = characters[at];
  const character = first === '\\' ? characters[at + 1] : first;
  if (character === undefined || first === '-' || first === ']') return null;
  return { character, at: at + (first === '\\' ? 2 : 1) };
}

function literally(character: string): string {
  return /[\\^$.*+?()[\]{}|/-]/.test(character) ? `\\${character}` : character;
}
