import { lstat, readdir } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../contract/errors.ts';
import type { PruneResult } from '../../../contract/models.ts';
import { explainFileError } from '../../base/files/file-errors.ts';
import { nullIfMissing } from '../../base/files/missing.ts';
import { removeTree } from '../../base/files/remove-tree.ts';
import type { Journal } from '../../base/journal/journal.ts';
import type { Locks } from '../../base/locks/lock.ts';
import { tryLock } from '../../base/locks/try-lock.ts';
import type { CoreContext } from '../../context.ts';
import { findLeftovers } from './leftovers.ts';
import type { PruneOptions } from './sdks.ts';

interface PruneTools {
  readonly context: CoreContext;
  readonly journal: Pick<Journal, 'settle' | 'unsettled'>;
  readonly locks: Locks;
}

type Removed = PruneResult['removed'][number];

/**
 * Removes leftovers, as `Sdks.prune` promises. What is locked by running work is passed by. Throws `cancelled`,
 * `permission-denied`.
 */
export async function pruneHome({ context, journal, locks }: PruneTools, options: PruneOptions): Promise<PruneResult> {
  const { progress, dryRun = false } = options;
  const removed: Removed[] = [];
  let freedBytes = 0;
  progress?.phase('removing');
  try {
    // What lies in trash/ may be an SDK that a killed reinstall has not replaced: it goes back before anything is
    // removed.
    if (!dryRun && (await journal.unsettled()).includes('sdks'))
      await tryLock(locks, 'sdks', () => journal.settle('sdks'));
    for (const leftover of await findLeftovers(context)) {
      if (progress?.signal.aborted) throw new AppError('cancelled', 'The clean-up was cancelled');
      const done = await whileFree(locks, leftover.locks, () => remove(leftover.path, dryRun));
      if (done === null) continue;
      removed.push(done);
      freedBytes += done.bytes;
      progress?.bytes(freedBytes, null);
    }
  } catch (error) {
    throw explainFileError(error, 'remove leftovers');
  }
  return { removed, freedBytes };
}

/** Null when one of the locks is held by others, or there was nothing left to do. */
async function whileFree(
  locks: Locks,
  names: readonly string[],
  work: () => Promise<Removed | null>,
): Promise<Removed | null> {
  const [name, ...others] = names;
  if (name === undefined) return await work();
  const outcome = await tryLock(locks, name, () => whileFree(locks, others, work));
  return outcome?.value ?? null;
}

/**
 * Null when it is gone already: the install that it belonged to has ended meanwhile, or another process removes it too.
 */
async function remove(file: string, dryRun: boolean): Promise<Removed | null> {
  const bytes = await sizeOf(file);
  if (bytes === null) return null;
  if (!dryRun) await removeTree(file);
  return { path: file, bytes };
}

/** Bytes of the files in a tree, links counted as nothing; null when it is not there. */
async function sizeOf(target: string): Promise<number | null> {
  const found = await lstat(target).catch(nullIfMissing);
  if (found === null) return null;
  if (!found.isDirectory()) return found.isFile() ? found.size : 0;
  const names = (await readdir(target).catch(ignoreUnreadable)) ?? [];
  const sizes = await Promise.all(names.map((name) => sizeOf(path.join(target, name))));
  return sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0);
}

/** A folder without permission still is removed, after being made writable. */
function ignoreUnreadable(error: NodeJS.ErrnoException): null {
  return error.code === 'EACCES' ? null : nullIfMissing(error);
}
