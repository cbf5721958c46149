import path from 'node:path';
import type { ProgramsApi } from '../../contract/api.ts';
import { absolutePath } from '../base/files/absolute-path.ts';
import type { Core } from '../create-core.ts';
import type { HandlersOf } from './handler-table.ts';
import type { JobRegistry } from './job-registry.ts';

export function createProgramsHandlers(
  { context, programs }: Core,
  registry: JobRegistry,
): HandlersOf<keyof ProgramsApi> {
  const absolute = (text: string) => absolutePath(text, context);
  return {
    'programs.scan': async ({ folders }, { signal }) =>
      (await programs()).scan({ signal, ...(folders === undefined ? {} : { folders: folders.map(absolute) }) }),
    'programs.inspect': async ({ file }) => (await programs()).inspect(absolute(file)),
    'programs.rebuild': async ({ files }) => {
      const wanted = files.map(absolute);
      return await registry.start({
        kind: 'rebuild',
        target: wanted.map((file) => path.basename(file)).join(', '),
        key: `rebuild ${JSON.stringify(wanted)}`,
        work: async (progress) => ({ kind: 'rebuild', value: await (await programs()).rebuild(wanted, progress) }),
      });
    },
  };
}
