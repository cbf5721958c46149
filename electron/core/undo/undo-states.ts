import type { JournalItem } from '../../contract/api.ts';
import type { JournalEntry } from '../../contract/models.ts';
import { UNDOABLE } from './undoable-changes.ts';

/**
 * Each entry with whether it can be undone. An entry and the one that undid it cancel out, so that one can go on
 * undoing what was before them; and the entry of an undoing can be undone in its turn, as long as it is the latest word
 * on its subject.
 * @param entries newest first, without gaps from the newest on
 */
export function withUndoStates(entries: readonly JournalEntry[]): JournalItem[] {
  const undone = new Set<string>();
  const changed = new Set<string>();
  const mentioned = new Set<string>();
  return entries.map((entry) => {
    const change = UNDOABLE.get(entry.action);
    const subjects = change?.subjects(entry) ?? [];
    const later = entry.undoes === undefined ? changed : mentioned;
    const undoState = undone.has(entry.id)
      ? 'undone'
      : change === undefined || entry.undo === null
        ? 'impossible'
        : subjects.some((subject) => later.has(subject))
          ? 'overtaken'
          : 'possible';
    for (const subject of subjects) {
      mentioned.add(subject);
      if (undoState !== 'undone' && entry.undoes === undefined) changed.add(subject);
    }
    if (undoState !== 'undone' && entry.undoes !== undefined) undone.add(entry.undoes);
    return { ...entry, undoState };
  });
}
