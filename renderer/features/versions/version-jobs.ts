/**
 * Which of the engine's jobs is about which row. Jobs name their target as it was asked for: a spec, a name below
 * versions/, or a folder.
 */
import type { SdkRow } from '../../../electron/contract/api.ts';
import type { Job } from '../../../electron/contract/models.ts';
import { exactSpec } from './version-spec.ts';

/** The one that runs, else the one started last. */
export function latestJob(jobs: readonly Job[], kind: Job['kind'], targets: readonly string[]): Job | null {
  let latest: Job | null = null;
  for (const job of jobs) {
    if (job.kind !== kind || !targets.includes(job.target)) continue;
    if (job.state === 'running') return job;
    if (latest === null || job.startedAt > latest.startedAt) latest = job;
  }
  return latest;
}

export function installJobOf(
  release: { readonly version: string; readonly family: string | null },
  jobs: readonly Job[],
): Job | null {
  const spec = exactSpec(release);
  return latestJob(jobs, 'install', spec === release.version ? [spec, spec.slice('go'.length)] : [spec]);
}

/** What runs now and changes this SDK. */
export function workOn(sdk: SdkRow, jobs: readonly Job[]): Job | null {
  const job =
    sdk.kind === 'external'
      ? latestJob(jobs, 'import', [sdk.root])
      : (running(latestJob(jobs, 'uninstall', targetsOf(sdk))) ?? ownInstall(sdk, jobs));
  return running(job);
}

/** An install with `use` goes on after the SDK is there. */
function ownInstall(sdk: SdkRow, jobs: readonly Job[]): Job | null {
  return sdk.name === sdk.version ? installJobOf(sdk, jobs) : null;
}

export function verifyJobOf(sdk: SdkRow, jobs: readonly Job[]): Job | null {
  return sdk.kind === 'installed' ? latestJob(jobs, 'verify', targetsOf(sdk)) : null;
}

function targetsOf(sdk: SdkRow): readonly string[] {
  const name = sdk.name ?? sdk.version;
  return [exactSpec(sdk), name];
}

function running(job: Job | null): Job | null {
  return job?.state === 'running' ? job : null;
}
