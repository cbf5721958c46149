import { z } from 'zod';
import type { JournalEntry } from '../models.ts';
import { idField } from './fields.ts';

export const journalInputs = {
  'journal.list': z.strictObject({
    limit: z.int().min(1).max(5000).exactOptional(),
    action: z.string().max(64).exactOptional(),
  }),
  'journal.undo': z.strictObject({ id: idField }),
};

/**
 * `possible`: undoing can be tried. `undone`: a later entry did. `overtaken`: a later entry changed the same thing
 * again, so that one is undone first. `impossible`: nothing is kept to undo it with.
 */
type UndoState = 'possible' | 'undone' | 'overtaken' | 'impossible';

export interface JournalItem extends JournalEntry {
  readonly undoState: UndoState;
}

/** Undoing that downloads or deletes much runs as a job; the rest is done on return. */
export type UndoOutcome = { readonly kind: 'done' } | { readonly kind: 'started'; readonly jobId: string };

export interface JournalApi {
  /** Newest first; 500 unless told. */
  'journal.list': readonly JournalItem[];
  /**
   * The journal records the undoing too, as an entry with `undoes`. Throws `undo-impossible`, and what the undoing
   * itself throws.
   */
  'journal.undo': UndoOutcome;
}
