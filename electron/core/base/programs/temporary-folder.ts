import { lstat, mkdtemp, readdir } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { AppError } from '../../../contract/errors.ts';
import { explainFileError } from '../files/file-errors.ts';
import { removeTree } from '../files/remove-tree.ts';
import { judgeProcess, readOwnIdentity } from './process-identity.ts';

/**
 * `goswitch-<purpose>-<pid>-<start>-<origin>-<random>`: the name says whose it is, so that the next process tells what
 * a killed one left.
 */
const NAME = /^(?:goswitch-(?:cc|empty|go-env|syntax)|\.goswitch-probe)-(\d+)-(\d+)-([0-9a-f]{12})-\w{6}$/;

const HINT = 'Set TMPDIR to a folder that is there and that you can write to, or unset it';

let swept: Promise<void> | undefined;

/**
 * Makes an empty folder in the system's temporary folder, for its owner only; the caller removes it. The first one of a
 * process takes away what killed processes of this user left of theirs. Throws `system-refused`, `permission-denied` or
 * `disk-full` when there is no place for one.
 */
export async function makeTemporaryFolder(purpose: 'cc' | 'empty' | 'go-env' | 'syntax'): Promise<string> {
  const { pid, start, origin } = await readOwnIdentity(process.platform);
  swept ??= sweepTemporaryFolders(os.tmpdir()).catch(() => undefined);
  await swept;
  const parent = os.tmpdir();
  return await mkdtemp(path.join(parent, `goswitch-${purpose}-${pid}-${start}-${origin}-`)).catch(
    (error: NodeJS.ErrnoException) => {
      const known = explainFileError(error, 'make a temporary folder');
      if (known instanceof AppError) throw new AppError(known.code, known.message, { hint: HINT, cause: error });
      throw new AppError(
        'system-refused',
        `Could not make a temporary folder in ${parent}: ${error.code ?? error.message}`,
        {
          hint: HINT,
          cause: error,
        },
      );
    },
  );
}

/**
 * Makes an empty folder in `parent`, hidden, to find out what can be done there; the caller removes it. What killed
 * processes left there of theirs goes first. Throws the file system's error.
 */
export async function makeProbeFolder(parent: string): Promise<string> {
  const { pid, start, origin } = await readOwnIdentity(process.platform);
  await sweepTemporaryFolders(parent).catch(() => undefined);
  return await mkdtemp(path.join(parent, `.goswitch-probe-${pid}-${start}-${origin}-`));
}

/**
 * Removes the temporary folders of processes of this user that are gone; never a link, nor what another user made under
 * such a name.
 */
export async function sweepTemporaryFolders(parent: string): Promise<void> {
  const own = await readOwnIdentity(process.platform);
  for (const name of await readdir(parent)) {
    const [, pid, start, origin] = NAME.exec(name) ?? [];
    if (pid === undefined || start === undefined || origin === undefined) continue;
    const folder = path.join(parent, name);
    const found = await lstat(folder).catch(() => null);
    if (!found?.isDirectory() || (process.getuid !== undefined && found.uid !== process.getuid())) continue;
    if ((await judgeProcess({ pid: Number(pid), start, origin }, own, process.platform)) === 'dead')
      await removeTree(folder);
  }
}
