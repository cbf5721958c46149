import { randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open, rename, rm, rmdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../contract/errors.ts';
import { explainFileError } from '../../base/files/file-errors.ts';
import { keepAttributes } from '../../base/files/keep-attributes.ts';
import { type ProfileSnapshot, readProfile } from './read-profile.ts';

/** The file changed between being read and being replaced. */
export class ProfileChangedError extends Error {
  override readonly name = 'ProfileChangedError';
}

const MOST_TRIES = 10;

/** Runs `attempt` again while the file changes under it. Throws `profile-edited` when it never holds still. */
export async function untilUnchanged<T>(file: string, attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof ProfileChangedError)) throw error;
      if (tries < MOST_TRIES) continue;
      throw new AppError('profile-edited', `${file} keeps changing while GoSwitch edits it`, {
        hint: 'Run it again later',
        cause: error,
      });
    }
  }
}

/**
 * Puts `bytes` where the snapshot was taken, at once, with its mode, owner, access control list and extended
 * attributes; links keep pointing there. Null deletes the file. Readers see the old bytes or the new ones. Throws
 * `ProfileChangedError` when the file is no longer the snapshot, `permission-denied`, `disk-full`.
 * @param snapshot what the new bytes were made from
 */
export async function replaceProfile(snapshot: ProfileSnapshot, bytes: Buffer | null): Promise<void> {
  const { realFile } = snapshot;
  const temporary = path.join(path.dirname(realFile), `.goswitch-profile-${randomBytes(6).toString('hex')}.tmp`);
  try {
    if (bytes === null) {
      await assertUnchanged(snapshot);
      await rm(realFile);
      return;
    }
    const file = await open(temporary, 'wx', 0o600);
    try {
      if (snapshot.bytes !== null) await keepAttributes(realFile, { to: temporary, handle: file });
      await file.writeFile(bytes);
      await takeOver(file, snapshot);
      await file.sync();
    } finally {
      await file.close();
    }
    await assertUnchanged(snapshot);
    await rename(temporary, realFile);
  } catch (error) {
    await rm(temporary, { force: true });
    throw explainFileError(error, `change ${snapshot.file}`);
  }
}

/** Makes the folder a new profile goes into, owned as its parent is. Returns the folders made, outermost first. */
export async function makeProfileFolder(realFile: string): Promise<string[]> {
  const folder = path.dirname(realFile);
  try {
    const first = await mkdir(folder, { recursive: true });
    if (first === undefined) return [];
    const made = [folder];
    while (made[0] !== first && made[0] !== path.dirname(made[0]!)) made.unshift(path.dirname(made[0]!));
    const owner = await stat(path.dirname(first));
    for (const one of made) await ownAs(one, owner);
    return made;
  } catch (error) {
    throw explainFileError(error, `make ${folder}`);
  }
}

/** Removes the folders that are empty, innermost first; the others stay. */
export async function removeEmptyFolders(folders: readonly string[]): Promise<void> {
  for (const folder of [...folders].reverse()) {
    try {
      await rmdir(folder);
    } catch (error) {
      if (!['ENOTEMPTY', 'EEXIST', 'ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) {
        throw explainFileError(error, `remove ${folder}`);
      }
    }
  }
}

/** An editor that saves while GoSwitch works must not lose its text: compared as late as the file system allows. */
async function assertUnchanged(snapshot: ProfileSnapshot): Promise<void> {
  const now = await readProfile(snapshot.file);
  const same =
    now.realFile === snapshot.realFile &&
    (now.bytes === null ? snapshot.bytes === null : snapshot.bytes?.equals(now.bytes) === true);
  if (!same) throw new ProfileChangedError(`${snapshot.file} changed meanwhile`);
}

/**
 * Gives the new file the old one's owner and mode; a new profile gets its folder's owner, for `sudo` runs in a user's
 * home.
 */
async function takeOver(file: FileHandle, { realFile, uid, gid, mode, file: name }: ProfileSnapshot): Promise<void> {
  if (process.platform === 'win32') return;
  const made = await file.stat();
  const folder = await stat(path.dirname(realFile));
  const isRoot = process.getuid?.() === 0;
  const owner = { uid: uid ?? (isRoot ? folder.uid : made.uid), gid: gid ?? (isRoot ? folder.gid : made.gid) };
  if (owner.uid !== made.uid || owner.gid !== made.gid) {
    try {
      await file.chown(owner.uid, owner.gid);
    } catch (error) {
      throw new AppError(
        'permission-denied',
        `${name} belongs to another user or group, and GoSwitch cannot keep it that way`,
        { cause: error },
      );
    }
  }
  await file.chmod(mode ?? 0o644);
}

async function ownAs(folder: string, { uid, gid }: { uid: number; gid: number }): Promise<void> {
  if (process.getuid?.() !== 0) return;
  const handle = await open(folder, 'r');
  try {
    await handle.chown(uid, gid);
  } finally {
    await handle.close();
  }
}
