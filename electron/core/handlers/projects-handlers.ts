import type { ProjectsApi } from '../../contract/api.ts';
import { absolutePath } from '../base/files/absolute-path.ts';
import type { Core } from '../create-core.ts';
import type { HandlersOf } from './handler-table.ts';

export function createProjectsHandlers({ context, projects }: Core): HandlersOf<keyof ProjectsApi> {
  const whole = (folder: string) => absolutePath(folder, context);
  return {
    'projects.list': async () => {
      const all = await projects();
      const [list, groups] = await Promise.all([all.list(), all.groups()]);
      return { projects: list, groups };
    },
    'projects.add': async ({ folder }) => (await projects()).add(whole(folder)),
    'projects.remove': async ({ folder }) => {
      await (await projects()).remove(whole(folder));
      return null;
    },
    'projects.inspect': async ({ folder }) => (await projects()).inspect(whole(folder)),
    'projects.pin': async ({ folder, spec }) => (await projects()).pin(whole(folder), spec),
    'projects.unpin': async ({ folder }) => (await projects()).unpin(whole(folder)),
    'projects.setGroup': async ({ name, folders }) => (await projects()).setGroup(name, folders.map(whole)),
    'projects.pinGroup': async ({ name, spec }) => (await projects()).pinGroup(name, spec),
  };
}
