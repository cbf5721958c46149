import type { JobsApi } from '../../contract/api.ts';
import type { Core } from '../create-core.ts';
import type { HandlersOf } from './handler-table.ts';
import type { JobBoard } from './job-board.ts';

export function createJobsHandlers({ jobs }: Core, board: JobBoard): HandlersOf<keyof JobsApi> {
  return {
    'jobs.list': async () => (await jobs()).list(),
    'jobs.cancel': async ({ id }) => {
      (await jobs()).cancel(id);
      return null;
    },
    'jobs.result': ({ id }) => board.result(id),
  };
}
