/**
 * The order of a removal, and what a process killed after each step leaves behind (all under the lock `sdks`):
 *   1 `active`, `current`  only when forced. Killed after: the SDK is installed and no longer active
 *   2 aliases              made as if it were gone, so that no reader is led to it. Killed after: installed; a refresh brings the aliases back
 *   3 rename to trash/     the moment at which it is gone. Killed after: a manifest alone, which counts for nothing and the next install replaces
 *   4 manifest             killed after: a tree in trash/, for prune
 *   5 shims; then, without the lock, the tree in trash/ is deleted
 * Before 1 the journal notes what is about to be done, so that a removal is journaled whenever the process is killed.
 */
import { rm } from 'node:fs/promises';
import { AppError } from '../../../contract/errors.ts';
import { explainFileError } from '../../base/files/file-errors.ts';
import { removeTree } from '../../base/files/remove-tree.ts';
import { bytesEvidence, presenceEvidence } from '../../base/journal/evidence.ts';
import type { Journal, NewJournalEntry } from '../../base/journal/journal.ts';
import type { Locks } from '../../base/locks/lock.ts';
import type { CoreContext } from '../../context.ts';
import {
  pointCurrent,
  readActive,
  readActiveBytes,
  readCurrent,
  restoreActive,
  restoreCurrent,
  writeActive,
} from '../home/active-version.ts';
import { findSdkFolder, type SdkFolder } from '../home/find-sdk-folder.ts';
import { refreshAliases } from '../home/refresh-aliases.ts';
import { moveToTrash } from '../home/trash.ts';
import type { RemoveOptions, RemoveResult } from './sdks.ts';

interface RemoveTools {
  readonly context: CoreContext;
  readonly journal: Journal;
  readonly locks: Locks;
  /** Brings aliases and shims in line with what is installed. */
  readonly refreshDerived: () => Promise<void>;
}

/**
 * Removes an installed SDK, as `Sdks.remove` promises, or what is left of a damaged one. Of one adopted in place only
 * the link goes.
 */
export async function removeSdk(tools: RemoveTools, spec: string, options: RemoveOptions): Promise<RemoveResult> {
  const { context, locks } = tools;
  const { progress } = options;
  try {
    const { name } = await findSdkFolder(context, spec);
    const lock = progress === undefined ? {} : { signal: progress.signal, onWait: () => progress.phase('waiting') };
    const { result, trashed } = await locks.withLock('sdks', lock, async () => {
      // Looked up again: whoever held the lock may have removed it.
      const folder = await findSdkFolder(context, name);
      return await takeOut(tools, folder, options.force ?? false);
    });
    context.events.emit('sdkRemoved', { version: result.version, name: result.name });
    if (result.wasActive) context.events.emit('activeChanged', { active: null, previous: result.name });
    progress?.phase('removing');
    if (trashed !== null) await removeTree(trashed);
    return result;
  } catch (error) {
    throw explainFileError(error, `remove ${spec}`);
  }
}

interface TakenOut {
  readonly result: RemoveResult;
  /** Where the tree is now. */
  readonly trashed: string | null;
}

async function takeOut(
  { context, journal, refreshDerived }: RemoveTools,
  folder: SdkFolder,
  force: boolean,
): Promise<TakenOut> {
  const { layout } = context;
  const { name, header } = folder;
  const [active, activeBytes, current] = await Promise.all([
    readActive(layout),
    readActiveBytes(layout),
    readCurrent(layout),
  ]);
  const wasActive = active === name;
  if (wasActive && !force) {
    throw new AppError('sdk-active', `${name} is the active version`, {
      hint: `Switch to another one first, or: goswitch uninstall ${name} --force`,
    });
  }
  const result = { name, version: header?.version ?? versionOf(name), wasActive };
  const evidence = [
    presenceEvidence(layout.sdk(name), { isMade: false }),
    ...(wasActive ? [bytesEvidence(layout.active, activeBytes, null)] : []),
  ];
  let trashed: string | null = null;
  const make = async () => {
    try {
      if (wasActive) await writeActive(layout, null);
      if (wasActive || current === layout.sdk(name)) await pointCurrent(layout, null);
      await refreshAliases(context, { except: name });
      trashed = await moveToTrash(context, layout.sdk(name));
      await rm(layout.manifest(name), { force: true });
    } catch (error) {
      await restoreActive(layout, activeBytes);
      await restoreCurrent(layout, current);
      await refreshAliases(context);
      throw error;
    }
    await refreshDerived();
  };
  await journal.change({ lock: 'sdks', entry: journalEntry(folder, result), evidence, make });
  return { result, trashed };
}

/**
 * What would bring it back: an install of the same version, or adopting the same folder. A copy of something adopted is
 * gone for good.
 */
function journalEntry({ name, header }: SdkFolder, { wasActive }: RemoveResult): NewJournalEntry {
  const reinstall =
    header === null || header.origin === 'adopted'
      ? null
      : { action: 'sdk.install', version: header.version, arch: header.arch };
  const adoptAgain =
    header?.linkedTo === undefined ? null : { action: 'sdk.import', folder: header.linkedTo, mode: 'link' };
  return {
    action: 'sdk.uninstall',
    target: name,
    summary: header?.linkedTo === undefined ? `Removed ${name}` : `Removed the link to ${header.linkedTo}, which stays`,
    data: { wasActive, origin: header?.origin ?? null, archive: header?.archive ?? null },
    undo: adoptAgain ?? reinstall,
  };
}

function versionOf(name: string): string {
  return name.replace(/\.[a-z0-9]+-[a-z0-9]+$/, '');
}
