import { redactSecrets } from '../../base/log/redact-secrets.ts';

/** An entry of GOPROXY as it is written, and what stands after it. */
export interface GoproxyPart {
  readonly text: string;
  readonly separator: ',' | '|' | null;
}

/**
 * The entries that the go command reads: none after `direct` or `off`, and no empty ones
 * (cmd/go/internal/modfetch/proxy.go, proxyList). Secrets are `***`.
 */
export function splitGoproxy(text: string): readonly GoproxyPart[] {
  const parts: GoproxyPart[] = [];
  for (const [, word = '', separator] of text.matchAll(/([^,|]*)([,|]|$)/g)) {
    const entry = word.trim();
    if (entry === '') continue;
    const isLast = entry === 'direct' || entry === 'off';
    parts.push({ text: redactSecrets(entry), separator: isLast || !separator ? null : (separator as ',' | '|') });
    if (isLast) break;
  }
  const last = parts.at(-1);
  return last === undefined ? parts : [...parts.slice(0, -1), { ...last, separator: null }];
}

/** As `go env -w` takes it; a part that had nothing after it gets a `,`. */
export function joinGoproxy(parts: readonly GoproxyPart[]): string {
  return parts
    .map(({ text, separator }, at) => (at === parts.length - 1 ? text : `${text}${separator ?? ','}`))
    .join('');
}

/** The list with `|` after an entry. */
export function withPipeAfter(parts: readonly GoproxyPart[], at: number): string {
  return joinGoproxy(parts.map((part, index) => (index === at ? { ...part, separator: '|' } : part)));
}

/** The list without an entry; null where nothing is left. */
export function withoutEntry(parts: readonly GoproxyPart[], at: number): string | null {
  const rest = parts.filter((_, index) => index !== at);
  return rest.length === 0 ? null : joinGoproxy(rest);
}

/**
 * The list with an entry behind all other proxies, before `direct` and `off`, which end a list; null where it is there
 * already.
 */
export function withEntryBehind(parts: readonly GoproxyPart[], at: number): string | null {
  const moved = parts[at];
  if (moved === undefined) return null;
  const rest = parts.filter((_, index) => index !== at);
  const ending = rest.findIndex(({ text }) => text === 'direct' || text === 'off');
  const place = ending < 0 ? rest.length : ending;
  return place === at ? null : joinGoproxy([...rest.slice(0, place), moved, ...rest.slice(place)]);
}
