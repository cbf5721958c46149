import { randomBytes } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { JournalEntry } from '../../contract/models.ts';
import { writeFileAtomic } from '../files/atomic-file.ts';
import { explainFileError } from '../files/file-errors.ts';
import type { Layout } from '../layout.ts';
import type { Journal, NewJournalEntry } from './journal.ts';
import { entryBeingUndone } from './undoing.ts';

/** The lock that every journaled change is made under, so that what lies in backups/ as pending was left by a killed process. */
export const CHANGES_LOCK = 'changes';

const NAME = /^pending-[0-9a-f]{12}\.json$/;

const pendingSchema = z.object({
  schema: z.literal(1),
  entry: z.object({
    action: z.string(),
    target: z.string(),
    summary: z.string(),
    data: z.record(z.string(), z.unknown()),
    undo: z.record(z.string(), z.unknown()).nullable(),
    undoes: z.string().optional(),
  }),
});

export interface JournaledParts {
  readonly layout: Layout;
  readonly journal: Journal;
}

/**
 * Makes a change and journals it, so that a kill at any moment loses neither: the entry waits in backups/ while the change is made, and
 * `settlePending` writes it later where this process cannot. `change` leaves everything as it was when it throws. The caller holds `CHANGES_LOCK`.
 * Throws what `change` throws, `disk-full`, `permission-denied`.
 */
export async function journaledChange(
  { layout, journal }: JournaledParts,
  entry: NewJournalEntry,
  change: () => Promise<void>,
): Promise<JournalEntry> {
  const undoes = entry.undoes ?? entryBeingUndone();
  const said: NewJournalEntry = undoes === undefined ? entry : { ...entry, undoes };
  const pending = path.join(layout.backups, `pending-${randomBytes(6).toString('hex')}.json`);
  try {
    await writeFileAtomic(pending, JSON.stringify({ schema: 1, entry: said }), { mode: 0o600 });
  } catch (error) {
    throw explainFileError(error, `note that ${entry.target} is about to be changed`);
  }
  try {
    await change();
  } catch (error) {
    await rm(pending, { force: true });
    throw error;
  }
  const written = await journal.append(said);
  await rm(pending, { force: true });
  return written;
}

/** True when there is something for `settlePending` to look at; costs one listing. */
export async function hasPending(layout: Layout): Promise<boolean> {
  return (await pendingNames(layout)).length > 0;
}

/**
 * Journals the changes that a killed process made and could not journal, and forgets those it did not make. The caller holds `CHANGES_LOCK`.
 * @param hasHappened judges by the machine as it is
 */
export async function settlePending({ layout, journal }: JournaledParts, hasHappened: (entry: NewJournalEntry) => Promise<boolean>): Promise<void> {
  for (const name of await pendingNames(layout)) {
    const file = path.join(layout.backups, name);
    const entry = parsePending(await readFile(file, 'utf8'));
    if (entry !== null && (await hasHappened(entry))) await journal.append(entry);
    await rm(file, { force: true });
  }
}

async function pendingNames(layout: Layout): Promise<string[]> {
  const names = await readdir(layout.backups).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === 'ENOENT') return [];
    throw explainFileError(error, 'read the backups');
  });
  return names.filter((name) => NAME.test(name)).sort();
}

function parsePending(text: string): NewJournalEntry | null {
  try {
    const parsed = pendingSchema.safeParse(JSON.parse(text));
    return parsed.success ? (parsed.data.entry as NewJournalEntry) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
