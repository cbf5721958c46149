import path from 'node:path';
import { AppError } from '../../contract/errors.ts';
import type { ProjectInfo } from '../../contract/projects.ts';
import type { CoreContext } from '../context.ts';
import { explainFileError } from '../files/file-errors.ts';
import { createPins, type PinsDependencies } from './create-pins.ts';
import { inspectProject, resolveProjectFolder } from './inspect-project.ts';
import type { Projects } from './projects.ts';
import { readProjectsFile, setProjectsFileAside, writeProjectsFile } from './projects-file.ts';
import { watchProjects } from './watch-projects.ts';

/** The projects of a home, as `Projects` promises them. */
export function createProjects(context: CoreContext, dependencies: PinsDependencies): Projects {
  const { layout, events } = context;
  const { journal, locks } = dependencies;
  const { pin, unpin, restore: restorePin } = createPins(context, dependencies);

  const locked = async <T>(doing: string, work: () => Promise<T>): Promise<T> => {
    try {
      return await locks.withLock('projects', {}, work);
    } catch (error) {
      throw explainFileError(error, doing);
    }
  };

  async function readFolders(): Promise<readonly string[]> {
    const found = await readProjectsFile(layout.projects);
    if (found.kind === 'readable') return found.folders;
    return await locked('read the list of projects', readFoldersUnderLock);
  }

  /** Judged anew under the lock: another process may have set it aside, and written a new one. */
  async function readFoldersUnderLock(): Promise<readonly string[]> {
    const found = await readProjectsFile(layout.projects);
    if (found.kind === 'readable') return found.folders;
    const aside = await setProjectsFileAside(context, found);
    const summary = `Set ${path.basename(layout.projects)} aside as ${path.basename(aside)}: ${found.reason}`;
    await journal.append({
      action: 'projects.setAside',
      target: layout.projects,
      summary,
      data: {},
      undo: { rename: { from: aside, to: layout.projects } },
    });
    return [];
  }

  /** Tells of a list that differs, and journals it but for an undoing, which the caller journals. */
  async function changeList(what: { action: string; target: string; summary: string }, change: (folders: readonly string[]) => readonly string[]) {
    return await locked('change the list of projects', async () => {
      const before = await readFoldersUnderLock();
      const after = change(before);
      if (after.join('\0') === before.join('\0')) return false;
      await writeProjectsFile(layout.projects, after);
      await journal.append({ ...what, data: {}, undo: { action: 'projects.restoreList', before, after } });
      events.emit('projectsChanged', { folders: after });
      return true;
    });
  }

  async function inspect(folder: string): Promise<ProjectInfo> {
    const absolute = path.resolve(folder);
    return { ...(await inspectProject(context, absolute)), listed: (await readFolders()).includes(absolute) };
  }

  return {
    pin: (folder, spec) => pin(path.resolve(folder), spec),
    unpin: (folder) => unpin(path.resolve(folder)),
    inspect,
    list: async () => await Promise.all((await readFolders()).map(async (folder) => ({ ...(await inspectProject(context, folder)), listed: true }))),
    async add(folder) {
      const absolute = await resolveProjectFolder(folder);
      const what = { action: 'projects.add', target: absolute, summary: `Added the project ${absolute}` };
      await changeList(what, (folders) => (folders.includes(absolute) ? folders : [...folders, absolute]));
      return await inspect(absolute);
    },
    async remove(folder) {
      const absolute = path.resolve(folder);
      const what = { action: 'projects.remove', target: absolute, summary: `Took ${absolute} off the list of projects` };
      return await changeList(what, (folders) => folders.filter((each) => each !== absolute));
    },
    async restore(undo) {
      if (undo['action'] !== 'projects.restoreList') return await restorePin(undo);
      const { before, after } = undo;
      if (!isFolderList(before) || !isFolderList(after)) throw new AppError('undo-impossible', 'The journal entry does not hold what undoing needs');
      const action = before.length > after.length ? 'projects.add' : 'projects.remove';
      const what = { action, target: layout.projects, summary: 'Brought back the list of projects as it was' };
      await changeList(what, (folders) => {
        if (folders.join('\0') !== after.join('\0')) throw new AppError('undo-impossible', 'The list of projects was changed since');
        return before;
      });
    },
    async watch() {
      const watch = watchProjects(context, { onChange: (folder) => events.emit('projectChanged', { folder }) });
      watch.set(await readFolders());
      const stops = [
        events.on('projectsChanged', ({ folders }) => watch.set(folders)),
        events.on('homeChanged', ({ parts }) => {
          if (parts.includes('projects'))
            void readFolders().then(watch.set, (error) => context.log.warn('The list of projects cannot be read', { error: String(error) }));
        }),
      ];
      return () => {
        for (const stop of stops) stop();
        watch.close();
      };
    },
  };
}

function isFolderList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((folder) => typeof folder === 'string' && path.isAbsolute(folder));
}
