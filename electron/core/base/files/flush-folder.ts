import { open } from 'node:fs/promises';

/** What a folder that cannot be flushed says: Windows opens none, and some network file systems flush none. */
const NOT_FLUSHED = ['EISDIR', 'EPERM', 'EACCES', 'EINVAL', 'ENOTSUP', 'EBADF'];

/**
 * Flushes the names in a folder to the device, so that a rename in it outlives a power cut. Throws the file system's
 * error.
 */
export async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (!NOT_FLUSHED.includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}
