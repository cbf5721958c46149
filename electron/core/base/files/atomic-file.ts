import { randomBytes } from 'node:crypto';
import { lstat, open, rename, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { flushFolder } from './flush-folder.ts';
import { keepAttributes } from './keep-attributes.ts';
import { makeFolder, makePrivateFolder } from './make-folder.ts';

/**
 * Files and links that are never seen half-written: made under a temporary name in the same folder, then renamed over
 * the old one.
 */

const TEMPORARY = /^\.goswitch-[0-9a-f]{12}\.tmp$/;

/** True for the name of a temporary file of this file's making: in use for a moment, or left by a killed process. */
export function isTemporaryName(name: string): boolean {
  return TEMPORARY.test(name);
}

function temporaryName(target: string): string {
  return path.join(path.dirname(target), `.goswitch-${randomBytes(6).toString('hex')}.tmp`);
}

interface WriteFileOptions {
  /** Permission bits; default 0o644. */
  readonly mode?: number;
  /** Flush to the device, the bytes before the rename and the name after it; default true. */
  readonly sync?: boolean;
  /**
   * For a file of the user's: the new one gets the access control list and extended attributes of the old one, if there
   * is one. Throws as `keepAttributes`.
   */
  readonly keepsAttributes?: boolean;
  /** Another file to take them from, where `target` is not there. */
  readonly attributesFrom?: string;
}

/**
 * Replaces `target` with `content`. Readers see the old bytes or the new ones. Makes the folder. Throws the file
 * system's error.
 */
export async function writeFileAtomic(
  target: string,
  content: string | Uint8Array,
  options: WriteFileOptions = {},
): Promise<void> {
  // What is for its owner only is not listed to others either.
  await ((options.mode ?? 0o644) === 0o600 ? makePrivateFolder : makeFolder)(path.dirname(target));
  const temporary = temporaryName(target);
  try {
    const file = await open(temporary, 'wx', options.mode ?? 0o644);
    try {
      const isThere = async (one: string) => (await lstat(one).catch(() => null))?.isFile() ?? false;
      const other = options.attributesFrom;
      if (options.keepsAttributes && (await isThere(target)))
        await keepAttributes(target, { to: temporary, handle: file });
      else if (other !== undefined && (await isThere(other)))
        await keepAttributes(other, { to: temporary, handle: file });
      if (options.keepsAttributes || other !== undefined) {
        await file.chmod(options.mode ?? 0o644);
      }
      await file.writeFile(content);
      if (options.sync ?? true) await file.sync();
    } finally {
      await file.close();
    }
    await renameOver(temporary, target);
    if (options.sync ?? true) await flushFolder(path.dirname(target));
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/**
 * Replaces the link at `link` with one to `target` (a folder; a junction on Windows, which needs no privilege). Throws
 * the file system's error.
 */
export async function replaceLinkAtomic(link: string, target: string): Promise<void> {
  await makeFolder(path.dirname(link));
  const temporary = temporaryName(link);
  try {
    await symlink(target, temporary, 'junction');
    if (process.platform === 'win32') await removeLink(link);
    await renameOver(temporary, link);
    await flushFolder(path.dirname(link));
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** Windows cannot rename over a junction, so there is one moment without it; `active` stays the truth. */
async function removeLink(link: string): Promise<void> {
  const found = await lstat(link).catch(() => undefined);
  if (found?.isSymbolicLink()) await rm(link, { force: true });
}

/**
 * On Windows a reader or a virus scanner may hold the old file for a moment: EPERM, EACCES and EBUSY are tried again
 * for about a second.
 */
async function renameOver(from: string, to: string): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      await rename(from, to);
      return;
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? '';
      if (process.platform !== 'win32' || attempt >= 10 || !['EPERM', 'EACCES', 'EBUSY'].includes(code)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20 * (attempt + 1)));
    }
  }
}
