/**
 * GOPROXY as a list, as it is written (cmd/go/internal/modfetch/proxy.go, proxyList). What the go command refuses in it
 * is for core/go/module-proxy/proxy-list.ts. Without zod, so that the window reads it too.
 */

/** `,`: the next one is asked only if this one does not have it (404, 410). `|`: after any error. */
export type GoproxySeparator = ',' | '|';

export interface GoproxyEntry {
  /** A URL, `direct` or `off`. */
  readonly text: string;
  /** What is written after it; null at the end of the list. After the last entry it says nothing. */
  readonly separator: GoproxySeparator | null;
}

/** Every entry, also those behind `direct` or `off`. Blanks around entries and empty entries do not count. */
export function splitGoproxy(list: string): readonly GoproxyEntry[] {
  const entries = [...list.matchAll(/([^,|]*)([,|]|$)/g)].map(([, text = '', next]) => ({
    text: text.trim(),
    separator: next ? (next as GoproxySeparator) : null,
  }));
  return entries.filter(({ text }) => text !== '');
}

/** As `go env -w` takes it; an entry that had nothing after it gets a `,`. */
export function joinGoproxy(entries: readonly GoproxyEntry[]): string {
  return entries
    .map(({ text, separator }, at) => (at === entries.length - 1 ? text : `${text}${separator ?? ','}`))
    .join('');
}

/** `direct` and `off` end a list: those behind them are never asked. */
export function endsGoproxy({ text }: GoproxyEntry): boolean {
  return text === 'direct' || text === 'off';
}

/** The place of the entry that ends the list; as many as there are when none does. */
export function endOfGoproxy(entries: readonly GoproxyEntry[]): number {
  const end = entries.findIndex(endsGoproxy);
  return end < 0 ? entries.length : end;
}

/** The entries that the go command reads. */
export function readableGoproxy(list: string): readonly GoproxyEntry[] {
  const entries = splitGoproxy(list);
  return entries.slice(0, endOfGoproxy(entries) + 1);
}
