import path from 'node:path';
import { writeFileAtomic } from '../../base/files/atomic-file.ts';
import { explainFileError } from '../../base/files/file-errors.ts';
import { readSmallFile } from '../../base/files/read-small-file.ts';
import type { Locks } from '../../base/locks/lock.ts';
import type { CoreContext } from '../../context.ts';
import type { ChecksumDatabase } from './checksum-database.ts';
import { openNote } from './note.ts';
import type { Tree } from './tlog/tree.ts';
import { parseTreeNote } from './tree-note.ts';

/** A tree with the note that signs it. */
export interface SignedTree extends Tree {
  readonly note: string;
}

/** The newest tree of a database that this home has seen: what every later answer must be consistent with. */
interface LatestTree {
  /** Null when none was seen yet. */
  read(): Promise<SignedTree | null>;
  /**
   * Keeps `next` if what is kept is still `previous`; false when another process was faster, and nothing was done.
   * Throws `permission-denied`, `disk-full`, `lock-timeout`.
   */
  replace(previous: SignedTree | null, next: SignedTree): Promise<boolean>;
}

/**
 * The folder of a database below the home: by name and key, so that one name with two keys is two databases. Also a
 * lock's name.
 */
export function databaseFolderName({ key }: ChecksumDatabase): string {
  return `${key.name.replace(/[^\w.-]/g, '_').slice(0, 80)}+${key.hash}`;
}

export function createLatestTree(
  context: Pick<CoreContext, 'layout' | 'log'>,
  database: ChecksumDatabase,
  locks: Locks,
): LatestTree {
  const name = databaseFolderName(database);
  const file = path.join(context.layout.sumdb, name, 'latest');

  async function read(): Promise<SignedTree | null> {
    const bytes = await readSmallFile(file).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw explainFileError(error, 'read the newest tree of the checksum database');
    });
    if (bytes === null) return null;
    const note = openNote(bytes, [database.key]);
    const tree = note.text === null ? null : parseTreeNote(note.text);
    if (tree !== null) return { ...tree, note: bytes.toString() };
    // Only damage on this machine does that: files are replaced whole, and nothing unsigned is ever written.
    context.log.error('The newest tree seen of a checksum database was damaged and is forgotten', {
      file,
      note: bytes.toString('utf8').slice(0, 2000),
    });
    return null;
  }

  return {
    read,
    async replace(previous, next) {
      return await locks.withLock(`sumdb-${name}`, {}, async () => {
        const now = await read();
        if (now?.note !== previous?.note) return false;
        await writeFileAtomic(file, next.note).catch((error: unknown) =>
          Promise.reject(explainFileError(error, 'keep the newest tree of the checksum database')),
        );
        return true;
      });
    },
  };
}
