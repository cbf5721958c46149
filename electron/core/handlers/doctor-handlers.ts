import type { DoctorApi } from '../../contract/api.ts';
import type { Core } from '../create-core.ts';
import type { HandlersOf } from './handler-table.ts';
import type { SdkJobs } from './sdk-jobs.ts';

export function createDoctorHandlers({ doctor }: Core, sdkJobs: SdkJobs): HandlersOf<keyof DoctorApi> {
  return {
    'doctor.run': async (_, { signal }) => (await doctor()).run({ signal }),
    'doctor.last': async () => (await doctor()).last(),
    'doctor.previewFix': async ({ finding }) => (await doctor()).previewFix(finding),
    'doctor.applyFix': async ({ finding }) =>
      (await doctor()).applyFix(finding, {
        startInstall: ({ version, ...request }) => sdkJobs.install({ spec: version.replace(/^go/, ''), ...request }),
      }),
  };
}
