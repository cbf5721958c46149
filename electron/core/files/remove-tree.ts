import { chmod, lstat, readdir, rm } from 'node:fs/promises';
import path from 'node:path';

/** Windows answers so for a program that runs, or a file that a scanner holds for a moment. */
const RETRIES = { maxRetries: 5, retryDelay: 50 };

/**
 * Removes a file, link or tree, also one that is read-only (the module cache, a restored backup): its folders are made writable when they resist.
 * Links are removed, never followed. Nothing there is fine. Throws the file system's error; what was removed until then stays removed.
 */
export async function removeTree(target: string): Promise<void> {
  try {
    await rm(target, { recursive: true, force: true, ...RETRIES });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EACCES' && code !== 'EPERM' && code !== 'ENOTEMPTY') throw error;
    await makeWritable(target);
    await rm(target, { recursive: true, force: true, ...RETRIES });
  }
}

/** Folders need write, search and read permission for their entries to be removed; on Windows a read-only file resists by itself. */
async function makeWritable(target: string): Promise<void> {
  const found = await lstat(target).catch(ignoreMissing);
  if (found === null || found.isSymbolicLink()) return;
  if (!found.isDirectory()) {
    if (process.platform === 'win32') await chmod(target, 0o666).catch(ignoreMissing);
    return;
  }
  await chmod(target, 0o700).catch(ignoreMissing);
  for (const entry of (await readdir(target).catch(ignoreMissing)) ?? []) await makeWritable(path.join(target, entry));
}

function ignoreMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
