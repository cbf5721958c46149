import { randomBytes } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { JournalEntry } from '../../../contract/models.ts';
import type { Layout } from '../../layout.ts';
import { writeFileAtomic } from '../files/atomic-file.ts';
import { explainFileError } from '../files/file-errors.ts';
import { MANIFEST_BYTES, readSmallText } from '../files/read-small-file.ts';
import type { Evidence } from './evidence.ts';
import type { ChangeLock } from './journal.ts';
import { parseEntry } from './parse-entry.ts';

/** The entries of changes that are being made, one file each in backups/: `pending-<lock>-<random>.json`. */

const NAME = /^pending-([a-z-]+)-[0-9a-f]{12}\.json$/;
const LOCKS: readonly string[] = [
  'changes',
  'env-profiles',
  'profiles',
  'projects',
  'sdks',
  'secrets',
  'settings',
] satisfies ChangeLock[];

export interface Pending {
  readonly entry: JournalEntry;
  readonly evidence: readonly Evidence[];
}

/** Writes it and answers its path. Throws `disk-full`, `permission-denied`; then nothing was changed. */
export async function writePending(layout: Layout, lock: ChangeLock, { entry, evidence }: Pending): Promise<string> {
  const file = path.join(layout.backups, `pending-${lock}-${randomBytes(6).toString('hex')}.json`);
  try {
    await writeFileAtomic(file, JSON.stringify({ schema: 1, evidence, entry }), { mode: 0o600 });
  } catch (error) {
    throw explainFileError(error, `note that this is about to be done: ${entry.summary}`);
  }
  return file;
}

/** Those of one lock, in the order of their names. Null for a file that is not one, or of a newer GoSwitch. */
export async function readPending(
  layout: Layout,
  lock: ChangeLock,
): Promise<{ readonly file: string; readonly pending: Pending | null }[]> {
  const names = (await pendingNames(layout)).filter((name) => NAME.exec(name)?.[1] === lock);
  return await Promise.all(
    names.map(async (name) => {
      const file = path.join(layout.backups, name);
      return { file, pending: parsePending(await readSmallText(file, 'utf8', { maxBytes: MANIFEST_BYTES })) };
    }),
  );
}

/** The locks that `readPending` would find something for. */
export async function pendingLocks(layout: Layout): Promise<ChangeLock[]> {
  const found = (await pendingNames(layout)).map((name) => NAME.exec(name)![1]!);
  return [...new Set(found)].filter((lock): lock is ChangeLock => LOCKS.includes(lock));
}

export async function removePending(file: string): Promise<void> {
  await rm(file, { force: true });
}

async function pendingNames(layout: Layout): Promise<string[]> {
  const names = await readdir(layout.backups).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return [];
    throw explainFileError(error, 'read the backups');
  });
  return names.filter((name) => NAME.test(name)).sort();
}

function parsePending(text: string): Pending | null {
  try {
    const { schema, entry, evidence } = Object(JSON.parse(text)) as {
      schema?: unknown;
      entry?: unknown;
      evidence?: unknown;
    };
    const parsed = parseEntry(JSON.stringify(entry ?? null));
    return schema === 1 && parsed !== null && Array.isArray(evidence)
      ? { entry: parsed, evidence: evidence as Evidence[] }
      : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
