import { stat } from 'node:fs/promises';
import { isAppError } from '../../contract/errors.ts';
import type { CoreContext } from '../context.ts';
import { explainFileError } from '../files/file-errors.ts';
import type { Journal } from '../journal/journal.ts';
import type { Locks } from '../locks/lock.ts';
import { tryLock } from '../locks/try-lock.ts';
import { findSdk } from '../sdks/find-sdk.ts';
import { listInstalled, readInstalled } from '../sdks/installed-sdks.ts';
import { pointCurrent, readActive, readCurrent } from './active-version.ts';
import { refreshAliases } from './refresh-aliases.ts';
import type { Switching } from './switching.ts';
import { useSdk } from './use-sdk.ts';

export interface SwitchingDependencies {
  readonly journal: Journal;
  readonly locks: Locks;
  /** Brings aliases and shims in line with what is installed; default: aliases alone. Called while the lock `sdks` is held. */
  readonly refreshDerived?: () => Promise<void>;
}

export function createSwitching(context: CoreContext, dependencies: SwitchingDependencies): Switching {
  const { layout } = context;
  const { journal, locks, refreshDerived = () => refreshAliases(context) } = dependencies;

  async function active(): Promise<string | null> {
    const name = await readActive(layout);
    return name !== null && (await readInstalled(layout, name)) !== null ? name : null;
  }

  return {
    active,
    refreshAliases: () => refreshAliases(context),
    async use(spec, { signal } = {}) {
      try {
        return await locks.withLock('sdks', signal === undefined ? {} : { signal }, async () => {
          const sdk = findSdk(await listInstalled(layout), context.native, spec);
          return await useSdk({ context, journal, refreshDerived }, sdk, signal);
        });
      } catch (error) {
        throw explainFileError(error, `make ${spec} the active version`);
      }
    },
    async repairCurrent() {
      try {
        if (!(await isCurrentBehind())) return;
        // Held by someone: that process is switching, and moves the link itself.
        await tryLock(locks, 'sdks', async () => {
          if (await isCurrentBehind()) await pointCurrent(layout, await currentShouldBe());
        });
      } catch (error) {
        const explained = explainFileError(error, 'repair the link current');
        if (!isAppError(explained, 'permission-denied') && !isAppError(explained, 'disk-full')) throw explained;
        context.log.warn(explained.message);
      }
    },
  };

  /** By the folder alone: an SDK whose manifest is damaged still runs, and taking `current` from under it would help nobody. */
  async function currentShouldBe(): Promise<string | null> {
    const name = await readActive(layout);
    if (name === null) return null;
    const folder = await stat(layout.sdk(name)).catch(() => null);
    return folder?.isDirectory() ? name : null;
  }

  async function isCurrentBehind(): Promise<boolean> {
    const [name, target] = await Promise.all([currentShouldBe(), readCurrent(layout)]);
    return target !== (name === null ? null : layout.sdk(name));
  }
}
