import type { JournalEntry } from '../../contract/models.ts';

/** What a caller says of a change; the journal adds id and time. */
export type NewJournalEntry = Omit<JournalEntry, 'id' | 'at'>;

/**
 * The record of every change made to this machine: one JSON object a line, appended, never rewritten. Every string is redacted before it is written
 * (core/log/redact-secrets.ts): an undo that needs bytes which may hold a secret keeps them under backups/ and names the file here.
 */
export interface Journal {
  /** Appends one whole line (O_APPEND, one write) and emits `journalAppended`. Returns it as written. Throws `disk-full`, `permission-denied`. */
  append(entry: NewJournalEntry): Promise<JournalEntry>;
  /**
   * Newest first, at most `limit` (default 500). Reads from the end, no further than it needs. Lines that are damaged or of an unknown shape are
   * skipped, never fatal; no journal is an empty list. Throws `permission-denied`.
   */
  list(options?: { readonly limit?: number; readonly action?: string }): Promise<JournalEntry[]>;
}
