import { chmod, lstat, readdir, rm, rmdir, unlink } from 'node:fs/promises';
import path from 'node:path';
import { emptyIfMissing, nullIfMissing } from './missing.ts';

/** Windows answers so for a program that runs, or a file that a scanner holds for a moment. */
const RETRIES = { maxRetries: 5, retryDelay: 50 };
/** `rm` asks for all of a large tree at once, whose answers then block the thread for up to 100 ms. */
const FILES_AT_ONCE = 16;
const FOLDERS_AT_ONCE = 3;

/**
 * Removes a file, link or tree, also one that is read-only (the module cache, a restored backup): its folders are made
 * writable when they resist. Links are removed, never followed. Nothing there is fine. Throws the file system's error;
 * what was removed until then stays removed.
 */
export async function removeTree(target: string): Promise<void> {
  try {
    const found = await lstat(target).catch(nullIfMissing);
    if (found?.isDirectory()) await removeFolder(target);
    else if (found !== null) await unlink(target);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (code === 'EACCES' || code === 'EPERM') await makeWritable(target);
    // Whatever it was (someone else removes it too, a scanner holds a file): the patient way decides.
    await rm(target, { recursive: true, force: true, ...RETRIES });
  }
}

async function removeFolder(folder: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(emptyIfMissing);
  const files = entries.filter((entry) => !entry.isDirectory());
  const folders = entries.filter((entry) => entry.isDirectory());
  await inBatches(files, FILES_AT_ONCE, ({ name }) => unlink(path.join(folder, name)).catch(nullIfMissing));
  await inBatches(folders, FOLDERS_AT_ONCE, ({ name }) => removeFolder(path.join(folder, name)));
  await rmdir(folder).catch((error: NodeJS.ErrnoException) => {
    // A file that took its place is no folder that is gone.
    if (error.code !== 'ENOENT') throw error;
  });
}

async function inBatches<T>(items: readonly T[], size: number, work: (item: T) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < items.length; at += size) await Promise.all(items.slice(at, at + size).map(work));
}

/**
 * Folders need write, search and read permission for their entries to be removed; on Windows a read-only file resists
 * by itself.
 */
async function makeWritable(target: string): Promise<void> {
  const found = await lstat(target).catch(nullIfMissing);
  if (found === null || found.isSymbolicLink()) return;
  if (!found.isDirectory()) {
    if (process.platform === 'win32') await chmod(target, 0o666).catch(nullIfMissing);
    return;
  }
  await chmod(target, 0o700).catch(nullIfMissing);
  for (const entry of await readdir(target).catch(emptyIfMissing)) await makeWritable(path.join(target, entry));
}
