import { randomBytes } from 'node:crypto';
import type { JournalEntry } from '../../contract/models.ts';
import type { CoreContext } from '../context.ts';
import { appendLine } from '../files/append-line.ts';
import { explainFileError } from '../files/file-errors.ts';
import { readLinesBackward } from '../files/read-lines-backward.ts';
import { redactSecretsIn } from '../log/redact-secrets.ts';
import type { Journal } from './journal.ts';
import { entryBeingUndone } from './undoing.ts';

const DEFAULT_LIMIT = 500;

/** The journal of a home, in journal.jsonl. Ids sort by time, also within one millisecond of one process. */
export function createJournal({ layout, clock, events }: Pick<CoreContext, 'layout' | 'clock' | 'events'>): Journal {
  let lastIdMs = 0;
  return {
    async append(entry) {
      const nowMs = clock.now();
      lastIdMs = Math.max(nowMs, lastIdMs + 1);
      const undoes = entry.undoes ?? entryBeingUndone();
      const said = undoes === undefined ? entry : { ...entry, undoes };
      const written: JournalEntry = { id: makeId(lastIdMs), at: new Date(nowMs).toISOString(), ...redactSecretsIn(said) };
      try {
        await appendLine(layout.journal, JSON.stringify(written));
      } catch (error) {
        throw explainFileError(error, 'write the journal');
      }
      events.emit('journalAppended', written);
      return written;
    },
    async list({ limit = DEFAULT_LIMIT, action } = {}) {
      const entries: JournalEntry[] = [];
      if (limit <= 0) return entries;
      try {
        for await (const line of readLinesBackward(layout.journal)) {
          const entry = parseEntry(line);
          if (entry === null || (action !== undefined && entry.action !== action)) continue;
          entries.push(entry);
          if (entries.length >= limit) break;
        }
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw explainFileError(error, 'read the journal');
      }
      return entries;
    },
  };
}

/** Nine base-36 digits of milliseconds last until the year 5188. */
function makeId(timeMs: number): string {
  return `${timeMs.toString(36).padStart(9, '0')}-${randomBytes(5).toString('hex')}`;
}

/** Null for what is no whole entry: a torn line, an empty one, one of a shape that this version does not know. */
function parseEntry(line: string): JournalEntry | null {
  if (!line.startsWith('{')) return null;
  let value: Partial<Record<keyof JournalEntry, unknown>>;
  try {
    value = JSON.parse(line);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  const isWhole =
    [value.id, value.at, value.action, value.target, value.summary].every((part) => typeof part === 'string') &&
    isRecord(value.data) &&
    (value.undo === null || isRecord(value.undo)) &&
    (value.undoes === undefined || typeof value.undoes === 'string');
  return isWhole ? (value as unknown as JournalEntry) : null;
}

function isRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
