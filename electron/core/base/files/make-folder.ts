import { mkdir } from 'node:fs/promises';
import path from 'node:path';

/**
 * Makes a folder with all above it; nothing happens when it is there. Throws the file system's own error: Node's
 * recursive mkdir says ENOENT on a read-only file system, which reads as "try again" (seen in Node 20 and 24), so the
 * folder that could not be made is asked for once more by itself.
 */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    await makeOne(folder);
  }
}

/** As `makeFolder`; the folder itself, when it is made here, is for its owner only. */
export async function makePrivateFolder(folder: string): Promise<void> {
  await makeFolder(path.dirname(folder));
  await mkdir(folder, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
}

async function makeOne(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const parent = path.dirname(folder);
    if (code === 'EEXIST') return;
    if (code !== 'ENOENT' || parent === folder) throw error;
    await makeOne(parent);
    await mkdir(folder);
  }
}
