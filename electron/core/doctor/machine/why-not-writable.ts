import { rmdir, stat } from 'node:fs/promises';
import path from 'node:path';
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

/** The folder itself, or the first one above it that exists. Throws ENOTDIR where a file stands in its place. */
async function nearestFolder(folder: string): Promise<string> {
  for (let at = folder; ; at = path.dirname(at)) {
    try {
      const found = await stat(at);
      if (!found.isDirectory()) throw Object.assign(new Error(`${at} is a file`), { code: 'ENOTDIR' });
      return at;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || path.dirname(at) === at) throw error;
    }
  }
}
