import type { HealthApi } from '../../contract/api.ts';
import type { Core } from '../create-core.ts';
import type { HandlersOf } from './handler-table.ts';
import type { SdkJobs } from './sdk-jobs.ts';

export function createHealthHandlers({ health }: Core, sdkJobs: SdkJobs): HandlersOf<keyof HealthApi> {
  return {
    'health.run': async (_, { signal }) => (await health()).run({ signal }),
    'health.last': async () => (await health()).last(),
    'health.previewFix': async ({ finding }) => (await health()).previewFix(finding),
    'health.applyFix': async ({ finding }) =>
      (await health()).applyFix(finding, {
        startInstall: ({ version, ...request }) => sdkJobs.install({ spec: version.replace(/^go/, ''), ...request }),
      }),
  };
}
