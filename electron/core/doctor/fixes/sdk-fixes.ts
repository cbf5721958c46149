import path from 'node:path';
import { isAppError } from '../../../contract/errors.ts';
import type { Subjects } from '../subjects.ts';
import type { Fix, FixUsing, InstallRequest } from './fix.ts';
import { fixImpossible } from './journaled-fix.ts';

/** Installs a release as a job, and makes it active where `use` says so. */
export function installFix(
  core: Subjects,
  version: string,
  { use = false, replace = false }: Partial<Omit<InstallRequest, 'version'>> = {},
): Fix {
  return {
    preview: async () => ({
      steps: [{ kind: 'install', version }, ...(use ? [{ kind: 'use', version } as const] : [])],
    }),
    async apply({ startInstall = (request) => startOwnInstall(core, request) }: FixUsing = {}) {
      return { journalIds: [], jobId: (await startInstall({ version, use, replace })).jobId };
    },
  };
}

/** Makes an installed SDK active. */
export function useFix(core: Subjects, version: string): Fix {
  return {
    async preview() {
      await assertUseful(core, version);
      return { steps: [{ kind: 'use', version }] };
    },
    async apply() {
      await assertUseful(core, version);
      const journalIds: string[] = [];
      const stop = core.context.events.on(
        'journalAppended',
        ({ id, action }) => action === 'sdk.use' && journalIds.push(id),
      );
      try {
        await (await core.switching()).use(version);
      } finally {
        stop();
      }
      return { journalIds, jobId: null };
    },
  };
}

async function assertUseful(core: Subjects, version: string): Promise<void> {
  const [switching, sdks] = await Promise.all([core.switching(), core.sdks()]);
  const { name } = await sdks.find(version).catch((error: unknown) => {
    throw isAppError(error, 'sdk-not-installed') ? fixImpossible(error.message, { cause: error }) : error;
  });
  if ((await switching.active()) === name) throw fixImpossible(`${version} is active by now`);
}

async function startOwnInstall(core: Subjects, { version, use, replace }: InstallRequest): Promise<{ jobId: string }> {
  const [jobs, installer, switching] = await Promise.all([core.jobs(), core.installer(), core.switching()]);
  const { id } = jobs.start({ kind: 'install', target: version }, async (progress) => {
    const { root } = await installer.install({ spec: version.replace(/^go/, ''), replace }, progress);
    if (!use) return;
    progress.phase('switching');
    await switching.use(path.basename(root), { signal: progress.signal });
  });
  return { jobId: id };
}
