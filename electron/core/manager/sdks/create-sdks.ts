import { AppError } from '../../../contract/errors.ts';
import type { ManifestHeader, SdkProblem } from '../../../contract/models.ts';
import { explainFileError } from '../../base/files/file-errors.ts';
import type { Journal } from '../../base/journal/journal.ts';
import type { Locks } from '../../base/locks/lock.ts';
import type { CoreContext } from '../../context.ts';
import type { Releases } from '../../go/releases/releases.ts';
import type { ModuleProxies } from '../../go/toolchain-module/create-module-proxies.ts';
import type { Layout } from '../../layout.ts';
import { findSdk } from '../home/find-sdk.ts';
import { listInstalled } from '../home/installed-sdks.ts';
import { refreshAliases } from '../home/refresh-aliases.ts';
import type { Sdks } from './sdks.ts';

interface SdksDependencies {
  readonly journal: Journal;
  readonly locks: Locks;
  /** Tells the support status; without it every release is `unknown`. */
  readonly releases?: Pick<Releases, 'cached'>;
  /**
   * Brings aliases and shims in line with what is installed; default: aliases alone. Called while the lock `sdks` is
   * held.
   */
  readonly refreshDerived?: () => Promise<void>;
  /** Who verifies toolchains of the module cache; without them none is. */
  readonly moduleProxies?: ModuleProxies;
  /** A folder that stands for `/` when external SDKs are looked for; default `/`. */
  readonly systemRoot?: string;
}

/** Each piece of work is loaded when it is first asked for: `use` and `which` need only `find`. */
export function createSdks(context: CoreContext, dependencies: SdksDependencies): Sdks {
  const {
    journal,
    locks,
    releases,
    moduleProxies,
    systemRoot = '/',
    refreshDerived = () => refreshAliases(context),
  } = dependencies;
  const tools = { context, journal, locks, refreshDerived, moduleProxies };
  return {
    list: () =>
      explained('read the installed SDKs', async () => {
        const [{ listSdks }, { repairDerived }] = await Promise.all([
          import('./list-sdks.ts'),
          import('../home/repair-derived.ts'),
        ]);
        await repairDerived(tools);
        return await listSdks({ context, releases, systemRoot });
      }),
    installed: () => explained('read the installed SDKs', () => listInstalled(context.layout)),
    find: (spec, options) =>
      explained('read the installed SDKs', async () =>
        findSdk(await listInstalled(context.layout), context.native, spec, options),
      ),
    verify: (spec, progress) =>
      explained(`verify ${spec}`, async () => {
        const [{ findSdkFolder }, { runSdkTask }] = await Promise.all([
          import('../home/find-sdk-folder.ts'),
          import('./run-sdk-task.ts'),
        ]);
        const { name, header } = await findSdkFolder(context, spec);
        await refuseMisplaced(context.layout, name, header);
        progress.phase('verifying');
        const { result, moduleVersion, h1 } = await runSdkTask(
          'verify',
          { home: context.layout.home, os: context.os, name },
          progress,
        );
        if (h1 === null || moduleProxies === undefined) return result;
        const { verifyProof } = await import('./verify-proof.ts');
        return await verifyProof(moduleProxies, result, { moduleVersion, h1 }, progress.signal);
      }),
    async remove(spec, options = {}) {
      const { removeSdk } = await import('./remove-sdk.ts');
      return await removeSdk(tools, spec, options);
    },
    async prune(options = {}) {
      const { pruneHome } = await import('./prune-home.ts');
      return await pruneHome(tools, options);
    },
    async import(folder, options) {
      const { importSdk } = await import('./import-sdk.ts');
      return await importSdk(tools, folder, options);
    },
  };
}

/** Where there is no list of files that they could be compared with. */
const REFUSED: readonly SdkProblem['kind'][] = ['replaced', 'link-lost', 'no-manifest'];

/** Says what stands there instead, and the command that repairs it. */
async function refuseMisplaced(layout: Layout, name: string, header: ManifestHeader | null): Promise<void> {
  const { findBrokenSdk, findProblem } = await import('../home/sdk-problems.ts');
  const problem = header === null ? (await findBrokenSdk(layout, name))?.problem : await findProblem(layout, header);
  if (problem && REFUSED.includes(problem.kind))
    throw new AppError('manifest-missing', problem.message, { hint: problem.repair });
}

async function explained<T>(doing: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw explainFileError(error, doing);
  }
}
