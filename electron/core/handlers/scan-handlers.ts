import path from 'node:path';
import type { ScanApi } from '../../contract/api.ts';
import { absolutePath } from '../base/files/absolute-path.ts';
import type { Core } from '../create-core.ts';
import type { HandlersOf } from './handler-table.ts';
import type { JobBoard } from './job-board.ts';

export function createScanHandlers({ context, mismatches }: Core, board: JobBoard): HandlersOf<keyof ScanApi> {
  const absolute = (text: string) => absolutePath(text, context);
  return {
    'scan.run': async ({ folders }, { signal }) =>
      (await mismatches()).scan({ signal, ...(folders === undefined ? {} : { folders: folders.map(absolute) }) }),
    'scan.inspect': async ({ file }) => (await mismatches()).inspect(absolute(file)),
    'scan.rebuild': async ({ files }) => {
      const programs = files.map(absolute);
      return await board.start({
        kind: 'rebuild',
        target: programs.map((file) => path.basename(file)).join(', '),
        key: `rebuild ${JSON.stringify(programs)}`,
        work: async (progress) => ({ kind: 'rebuild', value: await (await mismatches()).rebuild(programs, progress) }),
      });
    },
  };
}
