import type { GoproxyEntry } from '../../../../electron/contract/goproxy.ts';

/**
 * GOPROXY as a list that is edited, entry by entry.
 */

/** The list with the entry at `from` standing at `to`. A separator belongs to its entry and goes along. */
export function moveEntry(entries: readonly GoproxyEntry[], from: number, to: number): readonly GoproxyEntry[] {
  const moved = entries[from];
  if (moved === undefined || to < 0 || to >= entries.length) return entries;
  return entries.toSpliced(from, 1).toSpliced(to, 0, moved);
}

type EntryProblem = 'empty' | 'separator' | 'scheme' | 'url';

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

type PresetId = 'default' | 'goproxy.cn' | 'goproxy.io' | 'aliyun' | 'direct' | 'off';

/** Lists that people choose as they are. Null takes GOPROXY out of the go env file. */
export const PRESETS: readonly { readonly id: PresetId; readonly value: string | null }[] = [
  { id: 'default', value: null },
  { id: 'goproxy.cn', value: 'https://goproxy.cn,direct' },
  { id: 'goproxy.io', value: 'https://goproxy.io,direct' },
  { id: 'aliyun', value: 'https://mirrors.aliyun.com/goproxy/,direct' },
  { id: 'direct', value: 'direct' },
  { id: 'off', value: 'off' },
];
