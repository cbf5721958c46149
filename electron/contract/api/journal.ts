import { z } from 'zod';
import type { JournalEntry } from '../models.ts';
import { idField } from './fields.ts';

export const journalInputs = {
  'journal.list': z.strictObject({ limit: z.int().min(1).max(5000).exactOptional(), action: z.string().max(64).exactOptional() }),
  'journal.undo': z.strictObject({ id: idField }),
};

/** `possible`: undoing can be tried. `undone`: a later entry did. `impossible`: nothing is kept to undo it with. */
export interface JournalItem extends JournalEntry {
  readonly undoState: 'possible' | 'undone' | 'impossible';
}

export interface JournalApi {
  /** Newest first; 500 unless told. */
  'journal.list': readonly JournalItem[];
  /** Returns the entry that records the undoing. Throws `undo-impossible`, and what the undoing itself throws. */
  'journal.undo': JournalEntry;
}
