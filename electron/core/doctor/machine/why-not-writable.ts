import { rmdir } from 'node:fs/promises';
import { nearestFolder } from '../../base/files/nearest-folder.ts';
import { makeProbeFolder } from '../../base/programs/temporary-folder.ts';

const REASONS: Readonly<Record<string, string>> = {
  EROFS: 'read-only file system',
  EACCES: 'permission denied',
  EPERM: 'operation not permitted',
  ENOSPC: 'no space left on device',
  EDQUOT: 'disk quota exceeded',
  ENOTDIR: 'not a directory',
  ELOOP: 'too many levels of symbolic links',
};

/**
 * Why nothing can be put into a folder, in the operating system's words, or null when it can. Proven by making a folder
 * in it and removing that: permission bits say nothing about read-only file systems, quotas or root. Of a folder that
 * is not there, the nearest one above decides.
 */
export async function whyNotWritable(folder: string): Promise<string | null> {
  try {
    await rmdir(await makeProbeFolder(await nearestFolder(folder)));
    return null;
  } catch (error) {
    return sayFileError(error);
  }
}

/** The words of the operating system for what went wrong with a file: `permission denied`. */
export function sayFileError(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return REASONS[code ?? ''] ?? code ?? message;
}
