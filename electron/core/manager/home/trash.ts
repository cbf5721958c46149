import { randomBytes } from 'node:crypto';
import { mkdir, rename } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../contract/errors.ts';
import type { CoreContext } from '../../context.ts';

/**
 * Renames `target` (a folder or link of the home) into trash/: gone for every reader in one step. Answers where it is
 * now, to be removed at leisure, or null when it was not there. Throws `permission-denied` where Windows keeps it
 * because one of its programs runs, and the file system's error.
 */
export async function moveToTrash(context: Pick<CoreContext, 'layout' | 'os'>, target: string): Promise<string | null> {
  const { layout, os } = context;
  const name = path.basename(target);
  const moved = path.join(layout.trash, `${name}~${randomBytes(4).toString('hex')}`);
  await mkdir(layout.trash, { recursive: true });
  try {
    await rename(target, moved);
    return moved;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (code === 'ENOENT') return null;
    if (os === 'win32' && ['EPERM', 'EBUSY', 'EACCES'].includes(code)) {
      throw new AppError('permission-denied', `${name} is in use: a program in it runs, or a file in it is open`, {
        hint: 'Close terminals, editors and builds that use it, and run this again',
        cause: error,
      });
    }
    throw error;
  }
}
