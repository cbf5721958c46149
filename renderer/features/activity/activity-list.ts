import type { JournalItem } from '../../../electron/contract/api.ts';
import type { RowListItem } from '../../components/row-list.tsx';
import { type EntryKind, entryKind } from './entry-kind.ts';

export interface EntryRow extends RowListItem {
  readonly kind: 'row';
  readonly entry: JournalItem;
  readonly sentence: string;
}

interface DayRow extends RowListItem {
  readonly kind: 'heading';
}

export interface ActivityQuery {
  readonly kind: EntryKind | 'all';
  readonly words: string;
}

/** The entries that fit, newest first, each under its day. */
export function activityRows(
  entries: readonly JournalItem[],
  query: ActivityQuery,
  words: { readonly describe: (entry: JournalItem) => string; readonly day: (at: string) => string },
): readonly (EntryRow | DayRow)[] {
  const wanted = query.words.trim().toLowerCase();
  const rows: (EntryRow | DayRow)[] = [];
  let lastDay = '';
  for (const entry of entries) {
    const sentence = words.describe(entry);
    if (query.kind !== 'all' && entryKind(entry) !== query.kind) continue;
    if (wanted !== '' && !`${sentence} ${entry.target} ${entry.summary}`.toLowerCase().includes(wanted)) continue;
    const day = words.day(entry.at);
    if (day !== lastDay) rows.push({ id: `day-${day}`, kind: 'heading', heightRem: 2.3, label: day });
    lastDay = day;
    rows.push({ id: entry.id, kind: 'row', heightRem: 2.75, label: sentence, entry, sentence });
  }
  return rows;
}

/** Kinds that occur at all, for the filter. */
export function kindsIn(entries: readonly JournalItem[]): ReadonlySet<EntryKind> {
  return new Set(entries.map(entryKind));
}
