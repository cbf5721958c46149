import type { JournalEntry } from '../../contract/models.ts';

/** What a caller says of a change; the journal adds id and time. */
export type NewJournalEntry = Omit<JournalEntry, 'id' | 'at'>;

/** The record of every change made to this machine: one JSON object a line, appended, never rewritten. Secrets are redacted before writing. */
export interface Journal {
  /** Appends one whole line (O_APPEND, one write) and emits `journalAppended`. Throws `disk-full`, `permission-denied`. */
  append(entry: NewJournalEntry): Promise<JournalEntry>;
  /** Newest first. Lines that are damaged or of an unknown shape are skipped, never fatal. */
  list(options?: { readonly limit?: number; readonly action?: string }): Promise<JournalEntry[]>;
}
