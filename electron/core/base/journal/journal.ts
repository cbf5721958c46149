import type { JournalEntry } from '../../../contract/models.ts';
import type { Evidence } from './evidence.ts';

/** What a caller says of a change; the journal adds id and time. */
export type NewJournalEntry = Omit<JournalEntry, 'id' | 'at'>;

/**
 * The locks under which changes are made. What is pending under one of them while it is held was left by a killed
 * process.
 */
export type ChangeLock = 'changes' | 'env-profiles' | 'profiles' | 'projects' | 'sdks' | 'secrets' | 'settings';

export interface Change {
  /** Held by the caller. */
  readonly lock: ChangeLock;
  readonly entry: NewJournalEntry;
  /**
   * How whoever comes after a kill tells whether the change was made; none: it is not told, and the caller repairs that
   * in its own way.
   */
  readonly evidence: readonly Evidence[];
  readonly make: () => Promise<void>;
  /**
   * Brings everything back to what it was when `make` or the journal's write fails. Without it what `make` left is
   * judged, and journaled if it counts.
   */
  readonly unmake?: () => Promise<void>;
}

/**
 * The record of every change made to this machine: one JSON object a line, appended, never rewritten. Every string is
 * redacted before it is written (core/base/log/redact-secrets.ts): an undo that needs bytes which may hold a secret
 * keeps them under backups/ and names the file here.
 */
export interface Journal {
  /**
   * Makes a change and journals it, so that a kill at any moment loses neither: the entry waits in backups/, synced,
   * while the change is made, and is settled by the next change under the same lock, or by the next look at the
   * journal. Throws what `make` throws, `disk-full`, `permission-denied`.
   */
  change(change: Change): Promise<JournalEntry>;
  /**
   * Journals what a killed process changed under `lock` and could not journal, and forgets what it did not get to. The
   * caller holds the lock.
   */
  settle(lock: ChangeLock): Promise<void>;
  /** The locks under which changes wait to be settled or are being made. Costs one listing. */
  unsettled(): Promise<ChangeLock[]>;
  /**
   * Appends one whole line (O_APPEND, one write) and emits `journalAppended`. For what is no change of its own:
   * everything else goes through `change`. Returns it as written. Throws `disk-full`, `permission-denied`.
   */
  append(entry: NewJournalEntry): Promise<JournalEntry>;
  /**
   * Newest first, at most `limit` (default 500), and at most 32 MiB of lines. Reads from the end, no further than it
   * needs. Lines that are damaged or of an unknown shape are skipped, never fatal; no journal is an empty list. Throws
   * `permission-denied`.
   */
  list(options?: { readonly limit?: number; readonly action?: string }): Promise<JournalEntry[]>;
}
