import { constants, type Stats } from 'node:fs';
import { access, lstat, open, readlink, stat } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../contract/errors.ts';
import { assertDecodedPath } from '../../base/files/decoded-path.ts';
import { explainFileError } from '../../base/files/file-errors.ts';
import { nearestFolder } from '../../base/files/nearest-folder.ts';
import { PROFILE_BYTES, readSmallFile } from '../../base/files/read-small-file.ts';

/**
 * A profile as it is on disk now. `bytes` is null when there is no file yet; then `mode`, `uid` and `gid` are null too.
 */
export interface ProfileSnapshot {
  /** As the shell opens it. */
  readonly file: string;
  /** Where its bytes live: the end of the chain of links, which may not exist yet. */
  readonly realFile: string;
  readonly bytes: Buffer | null;
  readonly mode: number | null;
  readonly uid: number | null;
  readonly gid: number | null;
}

const MOST_LINKS = 40;

/**
 * Reads a profile through its links; a link to nothing is a profile yet to be made where the link points.
 * Throws `profile-invalid` (not a plain file, too large, links in a circle) and `permission-denied` (unreadable).
 */
export async function readProfile(file: string): Promise<ProfileSnapshot> {
  const realFile = await followLinks(file);
  try {
    const found = await stat(realFile);
    if (!found.isFile()) throw new AppError('profile-invalid', `${file} is ${kindOf(found)}, not a file`);
    if (found.size > PROFILE_BYTES) throw new AppError('profile-invalid', `${file} is too large to be a profile`);
    const bytes = await readSmallFile(realFile, { maxBytes: PROFILE_BYTES });
    return { file, realFile, bytes, mode: found.mode & 0o7777, uid: found.uid, gid: found.gid };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      return { file, realFile, bytes: null, mode: null, uid: null, gid: null };
    throw explainFileError(error, `read ${file}`);
  }
}

/**
 * Throws `permission-denied` where the profile must not or cannot be replaced. A file without any write bit is refused
 * even for root: someone meant it.
 */
export async function assertWritable({ file, realFile, mode }: ProfileSnapshot): Promise<void> {
  const hint =
    'Make it writable, or add the line by hand where the file is made (a dotfile manager, Nix, an administrator)';
  if (mode !== null && (mode & 0o222) === 0) throw new AppError('permission-denied', `${file} is read-only`, { hint });
  const folder = await nearestFolder(path.dirname(realFile));
  try {
    if (mode !== null) await (await open(realFile, 'r+')).close();
    await access(folder, constants.W_OK);
  } catch (error) {
    throw new AppError(
      'permission-denied',
      `${file} is read-only: ${(error as NodeJS.ErrnoException).path ?? folder} cannot be written`,
      {
        hint,
        cause: error,
      },
    );
  }
}

async function followLinks(file: string): Promise<string> {
  let at = assertDecodedPath(file);
  for (let count = 0; count < MOST_LINKS; count++) {
    const found = await lstat(at).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw explainFileError(error.code === 'ENOTDIR' ? notAFolder(file, error) : error, `read ${file}`);
    });
    if (!found?.isSymbolicLink()) return at;
    at = assertDecodedPath(path.resolve(path.dirname(at), await readlink(at)));
  }
  throw new AppError('profile-invalid', `${file} is a circular link`);
}

function notAFolder(file: string, cause: unknown): AppError {
  return new AppError('profile-invalid', `${file} cannot exist: a part of its path is not a folder`, { cause });
}

function kindOf(found: Stats): string {
  if (found.isDirectory()) return 'a folder';
  return found.isFIFO() ? 'a pipe' : 'a device or socket';
}
