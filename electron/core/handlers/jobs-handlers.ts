import type { JobsApi } from '../../contract/api.ts';
import type { Core } from '../create-core.ts';
import type { HandlersOf } from './handler-table.ts';
import type { JobRegistry } from './job-registry.ts';

export function createJobsHandlers({ jobs }: Core, registry: JobRegistry): HandlersOf<keyof JobsApi> {
  return {
    'jobs.list': async () => (await jobs()).list(),
    'jobs.cancel': async ({ id }) => {
      (await jobs()).cancel(id);
      return null;
    },
    'jobs.result': ({ id }) => registry.result(id),
  };
}
