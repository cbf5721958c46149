import path from 'node:path';
import type { JobRef, ParsedInput } from '../../contract/api.ts';
import { createQueue } from '../base/jobs/create-queue.ts';
import type { Core } from '../create-core.ts';
import type { JobRegistry } from './job-registry.ts';

/** An install unpacks on a thread of its own: with more of them at a time each is slower and none is done sooner. */
const INSTALLS_AT_A_TIME = 2;

/** Long work on SDKs, as jobs of the registry. */
export interface SdkJobs {
  install(request: ParsedInput<'sdks.install'>): Promise<JobRef>;
  remove(sdk: string, options?: { readonly force?: boolean }): Promise<JobRef>;
  verify(sdk: string): Promise<JobRef>;
  import(folder: string, mode: 'copy' | 'link'): Promise<JobRef>;
  prune(): Promise<JobRef>;
}

export function createSdkJobs(core: Core, registry: JobRegistry): SdkJobs {
  const installs = createQueue(INSTALLS_AT_A_TIME);
  return {
    async install({ use = false, ...request }) {
      return await registry.start({
        kind: 'install',
        target: request.spec ?? request.from ?? '',
        key: `install ${JSON.stringify([request.spec, request.from, request.arch, request.replace, use])}`,
        work: async (progress) => {
          const installer = await core.installer();
          const value = await installs.run(progress.signal, () => installer.install(request, progress));
          if (use) {
            progress.phase('switching');
            await (await core.switching()).use(path.basename(value.root), { signal: progress.signal });
          }
          return { kind: 'install', value };
        },
      });
    },
    remove: (sdk, { force = false } = {}) =>
      registry.start({
        kind: 'uninstall',
        target: sdk,
        key: `uninstall ${sdk} ${force}`,
        work: async (progress) => {
          await (await core.sdks()).remove(sdk, { force, progress });
          return { kind: 'uninstall', value: null };
        },
      }),
    verify: (sdk) =>
      registry.start({
        kind: 'verify',
        target: sdk,
        key: `verify ${sdk}`,
        work: async (progress) => ({ kind: 'verify', value: await (await core.sdks()).verify(sdk, progress) }),
      }),
    import: (folder, mode) =>
      registry.start({
        kind: 'import',
        target: folder,
        key: `import ${folder} ${mode}`,
        work: async (progress) => {
          await (await core.sdks()).import(folder, { mode, progress });
          return { kind: 'import', value: null };
        },
      }),
    prune: () =>
      registry.start({
        kind: 'prune',
        target: 'leftovers',
        key: 'prune',
        work: async (progress) => ({ kind: 'prune', value: await (await core.sdks()).prune({ progress }) }),
      }),
  };
}
