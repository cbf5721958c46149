import { lstat, readdir, rename, rm, rmdir, stat, unlink, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { makeFolder } from '../files/make-folder.ts';

/**
 * The lock on disk: a folder `<name>.lock` that holds one empty file, whose name is the owner (lock-owner.ts). Why two
 * can never hold it:
 * - the folder appears complete, by renaming a prepared one; a rename onto a folder that is not empty fails everywhere, so one owner at a time;
 * - an owner is removed by its own name, which is never used twice: whoever judged a dead owner and comes late removes nothing else;
 * - the folder itself is only ever removed by rmdir, which refuses while an owner is in it.
 * A process killed at any moment leaves a prepared folder, a folder with a dead owner, or an empty folder; each is
 * dealt with by the next comer.
 */
export interface LockFolder {
  /** True when `ownerFile` holds the lock now. Throws the file system's error for what waiting cannot repair. */
  take(ownerFile: string): Promise<boolean>;
  /** Names of what is in the lock; empty when it is free. */
  owners(): Promise<string[]>;
  /** Removes this owner, and only it. False when it was not there. */
  drop(ownerFile: string): Promise<boolean>;
  /** Removes something in the lock that is no owner. */
  dropForeign(name: string): Promise<void>;
  /** Shows that the owner lives, to those who cannot see its process. False when it no longer holds the lock. */
  beat(ownerFile: string, timeMs: number): Promise<boolean>;
  /** Time of the last beat in milliseconds; null when the owner is gone. */
  lastBeat(ownerFile: string): Promise<number | null>;
}

/** Suffix of a prepared folder, below locks/. */
export const PREPARED_SUFFIX = '.new';

/**
 * What a rename onto a held lock, or onto something that is no lock, fails with. Windows says EPERM for every folder in
 * the way.
 */
const OCCUPIED = new Set([
  'EEXIST',
  'ENOTEMPTY',
  'ENOTDIR',
  ...(process.platform === 'win32' ? ['EPERM', 'EACCES', 'EBUSY'] : []),
]);

/** @param folder absolute path of the lock, as `layout.lock` makes it */
export function createLockFolder(folder: string): LockFolder {
  const prepared = (ownerFile: string) => path.join(path.dirname(folder), `${ownerFile}${PREPARED_SUFFIX}`);
  const ownerPath = (ownerFile: string) => path.join(folder, ownerFile);
  return {
    async take(ownerFile) {
      const candidate = prepared(ownerFile);
      try {
        await prepare(candidate, ownerFile);
        await rename(candidate, folder);
        return true;
      } catch (error) {
        const code = (error as NodeJS.ErrnoException).code ?? '';
        // A network file system may have done the rename and lost the answer.
        if ((await readOwners(folder)).includes(ownerFile)) return true;
        await rm(candidate, { recursive: true, force: true });
        // ENOENT: someone emptied locks/; the next try prepares again.
        if (OCCUPIED.has(code) || code === 'ENOENT') return false;
        throw error;
      }
    },
    async owners() {
      const found = await readOwners(folder);
      if (found.length === 0) await removeEmptyFolder(folder);
      return found;
    },
    async drop(ownerFile) {
      const dropped = await removeFile(ownerPath(ownerFile));
      await removeEmptyFolder(folder);
      return dropped;
    },
    dropForeign: (name) => rm(path.join(folder, name), { recursive: true, force: true }),
    async beat(ownerFile, timeMs) {
      try {
        await utimes(ownerPath(ownerFile), timeMs / 1000, timeMs / 1000);
        return true;
      } catch (error) {
        if (isMissing(error)) return false;
        throw error;
      }
    },
    async lastBeat(ownerFile) {
      try {
        return (await stat(ownerPath(ownerFile))).mtimeMs;
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
  };
}

async function prepare(candidate: string, ownerFile: string): Promise<void> {
  await makeFolder(candidate);
  await writeFile(path.join(candidate, ownerFile), '');
}

/** What is in the lock. A file or link in its place was put there by someone else and locks nothing: it is removed. */
async function readOwners(folder: string): Promise<string[]> {
  try {
    if ((await lstat(folder)).isDirectory()) return await readdir(folder);
    await removeFile(folder);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  return [];
}

async function removeFile(file: string): Promise<boolean> {
  try {
    await unlink(file);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

/**
 * An empty lock is free on POSIX, where a rename replaces it; on Windows it would be in the way. Held meanwhile: rmdir
 * refuses, as it should.
 */
async function removeEmptyFolder(folder: string): Promise<void> {
  try {
    await rmdir(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT' && !OCCUPIED.has(code ?? '')) throw error;
  }
}

function isMissing(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' || code === 'ENOTDIR';
}
