import { AppError, isAppError } from '../../../contract/errors.ts';
import { explainFileError } from '../../base/files/file-errors.ts';
import type { Journal } from '../../base/journal/journal.ts';
import type { Locks } from '../../base/locks/lock.ts';
import type { CoreContext } from '../../context.ts';
import { formatSpec, parseSpec } from '../../go/go-version/spec.ts';
import { readActive } from '../home/active-version.ts';
import { findSdk } from '../home/find-sdk.ts';
import type { InstalledSdk } from '../home/installed-sdks.ts';
import { listInstalled, readInstalled } from '../home/installed-sdks.ts';
import { refreshAliases } from '../home/refresh-aliases.ts';
import { repairDerived } from '../home/repair-derived.ts';
import { findBrokenSdk } from '../home/sdk-problems.ts';
import type { Switching } from './switching.ts';
import { useNoSdk } from './use-no-sdk.ts';
import { useSdk } from './use-sdk.ts';

export interface SwitchingDependencies {
  readonly journal: Journal;
  readonly locks: Locks;
  /**
   * Brings aliases and shims in line with what is installed; default: aliases alone. Called while the lock `sdks` is
   * held.
   */
  readonly refreshDerived?: () => Promise<void>;
}

/** As `findSdk`; what stands broken at the place of that version is named, with the command that repairs it. */
async function findToUse({ layout, native }: CoreContext, spec: string): Promise<InstalledSdk> {
  const installed = await listInstalled(layout);
  try {
    return findSdk(installed, native, spec);
  } catch (error) {
    if (!isAppError(error, 'sdk-not-installed')) throw error;
    const wanted = formatSpec(parseSpec(spec));
    const broken = await findBrokenSdk(layout, `go${wanted}`);
    if (broken === null || installed.some(({ name }) => name === broken.name)) throw error;
    throw new AppError('sdk-not-installed', broken.problem.message, { hint: broken.problem.repair, cause: error });
  }
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
          const sdk = await findToUse(context, spec);
          return await useSdk({ context, journal, refreshDerived }, sdk, signal);
        });
      } catch (error) {
        throw explainFileError(error, `make ${spec} the active version`);
      }
    },
    async useNone({ signal } = {}) {
      try {
        await locks.withLock('sdks', signal === undefined ? {} : { signal }, () =>
          useNoSdk({ context, journal, refreshDerived }),
        );
      } catch (error) {
        throw explainFileError(error, 'make no version the active one');
      }
    },
    repairCurrent: () => repairDerived({ context, locks, refreshDerived }),
  };
}
