import path from 'node:path';
import { type CallResult, toCallResult } from '../../../contract/call.ts';
import { AppError } from '../../../contract/errors.ts';
import type { PinResult, ProjectInfo } from '../../../contract/projects.ts';
import type { CoreContext } from '../../context.ts';
import { createPins, type PinsDependencies } from './create-pins.ts';
import { inspectProject, resolveProjectFolder } from './inspect-project.ts';
import { withGroup, withoutProject } from './project-groups.ts';
import { createProjectListStore } from './project-list.ts';
import type { Projects } from './projects.ts';
import { watchProjects } from './watch-projects.ts';

/** The projects of a home, as `Projects` promises them. */
export function createProjects(context: CoreContext, dependencies: PinsDependencies): Projects {
  const { events } = context;
  const { pin, unpin, restore: restorePin } = createPins(context, dependencies);
  const store = createProjectListStore(context, dependencies);
  const readFolders = async () => (await store.read()).folders;

  async function inspect(folder: string): Promise<ProjectInfo> {
    const absolute = path.resolve(folder);
    return { ...(await inspectProject(context, absolute)), listed: (await readFolders()).includes(absolute) };
  }

  return {
    pin: (folder, spec) => pin(path.resolve(folder), spec),
    unpin: (folder) => unpin(path.resolve(folder)),
    inspect,
    list: async () =>
      await Promise.all(
        (await readFolders()).map(async (folder) => ({ ...(await inspectProject(context, folder)), listed: true })),
      ),
    async add(folder) {
      const absolute = await resolveProjectFolder(folder);
      const what = { action: 'projects.add', target: absolute, summary: `Added the project ${absolute}` } as const;
      await store.change(what, (list) =>
        list.folders.includes(absolute) ? list : { ...list, folders: [...list.folders, absolute] },
      );
      return await inspect(absolute);
    },
    async remove(folder) {
      const absolute = path.resolve(folder);
      const what = {
        action: 'projects.remove',
        target: absolute,
        summary: `Took ${absolute} off the list of projects`,
      } as const;
      return await store.change(what, (list) => withoutProject(list, absolute));
    },
    groups: async () => (await store.read()).groups,
    async setGroup(name, folders) {
      const wanted = [...new Set(folders.map((folder) => path.resolve(folder)))];
      const summary =
        wanted.length === 0 ? `Dissolved the group ${name}` : `Made the group ${name} of ${wanted.length} projects`;
      await store.change({ action: 'projects.group', target: name, summary }, (list) =>
        withGroup(list, { name, folders: wanted }),
      );
      return (await store.read()).groups;
    },
    async pinGroup(name, spec) {
      const group = (await store.read()).groups.find((each) => each.name === name);
      if (group === undefined) throw new AppError('invalid-input', `Unknown group: ${name}`);
      const results: { folder: string; result: CallResult<PinResult> }[] = [];
      for (const folder of group.folders) results.push({ folder, result: await toCallResult(pin(folder, spec)) });
      return results;
    },
    restore: (undo) => (undo['action'] === 'projects.restoreList' ? store.restore(undo) : restorePin(undo)),
    async watch() {
      const watch = watchProjects(context, { onChange: (folder) => events.emit('projectChanged', { folder }) });
      watch.set(await readFolders());
      const stops = [
        events.on('projectsChanged', ({ folders }) => watch.set(folders)),
        events.on('homeChanged', ({ parts }) => {
          if (parts.includes('projects'))
            void readFolders().then(watch.set, (error) =>
              context.log.warn('The list of projects cannot be read', { error: String(error) }),
            );
        }),
      ];
      return () => {
        for (const stop of stops) stop();
        watch.close();
      };
    },
  };
}
