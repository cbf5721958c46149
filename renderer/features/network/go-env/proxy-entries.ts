/**
 * GOPROXY as a list that is edited: what the go command reads out of it (cmd/go/internal/modfetch/proxy.go), entry by
 * entry.
 */

/** `,`: the next one is asked only if this one does not have it (404, 410). `|`: after any error. */
export type Separator = ',' | '|';

export interface ProxyEntry {
  /** A URL (a secret in it reads `***`), `direct` or `off`. */
  readonly text: string;
  /** What stands after it; says nothing for the last. */
  readonly next: Separator;
}

/** Blanks around entries and empty entries do not count. */
export function parseEntries(value: string): readonly ProxyEntry[] {
  const entries = [...value.matchAll(/([^,|]*)([,|]|$)/g)].map(
    ([, text = '', next]) => ({ text: text.trim(), next: next === '|' ? '|' : ',' }) as const,
  );
  return entries.filter(({ text }) => text !== '');
}

export function formatEntries(entries: readonly ProxyEntry[]): string {
  return entries.map(({ text, next }, index) => (index === entries.length - 1 ? text : `${text}${next}`)).join('');
}

/** The list with the entry at `from` standing at `to`. A separator belongs to its entry and goes along. */
export function moveEntry(entries: readonly ProxyEntry[], from: number, to: number): readonly ProxyEntry[] {
  const moved = entries[from];
  if (moved === undefined || to < 0 || to >= entries.length) return entries;
  return entries.toSpliced(from, 1).toSpliced(to, 0, moved);
}

/**
 * The place of the entry that ends the list (`direct` or `off`); those behind it are never asked. As many as there are
 * when none does.
 */
export function endOf(entries: readonly ProxyEntry[]): number {
  const end = entries.findIndex(({ text }) => text === 'direct' || text === 'off');
  return end < 0 ? entries.length : end;
}

export type EntryProblem = 'empty' | 'separator' | 'scheme' | 'url';

/** What keeps a text from being an entry. The go command judges in the end; this says it while a person types. */
export function entryProblem(text: string): EntryProblem | null {
  const entry = text.trim();
  if (entry === '') return 'empty';
  if (entry === 'direct' || entry === 'off') return null;
  if (/[,|\s]/.test(entry)) return 'separator';
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):/.exec(entry)?.[1]?.toLowerCase();
  // `proxy.example/path` is read as https://proxy.example/path.
  if (scheme === undefined || (!entry.includes(':/') && /^[\w.-]+:\d+/.test(entry)))
    return /[.:/]/.test(entry) && !entry.startsWith('/') ? null : 'scheme';
  if (!['http', 'https', 'file'].includes(scheme)) return 'scheme';
  return URL.canParse(entry) ? null : 'url';
}

export type PresetId = 'default' | 'goproxy.cn' | 'goproxy.io' | 'aliyun' | 'direct' | 'off';

/** Lists that people choose as they are. Null takes GOPROXY out of the go env file. */
export const PRESETS: readonly { readonly id: PresetId; readonly value: string | null }[] = [
  { id: 'default', value: null },
  { id: 'goproxy.cn', value: 'https://goproxy.cn,direct' },
  { id: 'goproxy.io', value: 'https://goproxy.io,direct' },
  { id: 'aliyun', value: 'https://mirrors.aliyun.com/goproxy/,direct' },
  { id: 'direct', value: 'direct' },
  { id: 'off', value: 'off' },
];
