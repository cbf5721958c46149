import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { AppError } from '../../contract/errors.ts';
import type { CoreContext } from '../context.ts';
import { explainFileError } from '../files/file-errors.ts';
import type { Journal } from '../journal/journal.ts';
import type { Locks } from '../locks/lock.ts';
import { type ProjectList, parseProjectList, readProjectsFile, setProjectsFileAside, writeProjectsFile } from './projects-file.ts';

/** What a change of the list is called in the journal. */
export interface ListChange {
  readonly action: 'projects.add' | 'projects.remove' | 'projects.group';
  readonly target: string;
  readonly summary: string;
}

/** The list of projects and their groups, on disk. */
export interface ProjectListStore {
  /** A damaged file is set aside, and the list is empty. */
  read(): Promise<ProjectList>;
  /** Under the lock: writes, journals and tells of a list that differs. True when it did. Throws what `make` throws, `permission-denied`, `disk-full`. */
  change(what: ListChange, make: (list: ProjectList) => ProjectList): Promise<boolean>;
  /** Undoes a change by the `undo` part of its journal entry, and journals that. Throws `undo-impossible` when the list was changed since. */
  restore(undo: Readonly<Record<string, unknown>>): Promise<void>;
}

export function createProjectListStore(context: CoreContext, { journal, locks }: { journal: Journal; locks: Locks }): ProjectListStore {
  const { layout, events } = context;

  const locked = async <T>(doing: string, work: () => Promise<T>): Promise<T> => {
    try {
      return await locks.withLock('projects', {}, work);
    } catch (error) {
      throw explainFileError(error, doing);
    }
  };

  /** Judged anew under the lock: another process may have set it aside, and written a new one. */
  async function readUnderLock(): Promise<ProjectList> {
    const found = await readProjectsFile(layout.projects);
    if (found.kind === 'readable') return found.list;
    const aside = await setProjectsFileAside(context, found);
    await journal.append({
      action: 'projects.setAside',
      target: layout.projects,
      summary: `Set ${path.basename(layout.projects)} aside as ${path.basename(aside)}: ${found.reason}`,
      data: {},
      undo: { rename: { from: aside, to: layout.projects } },
    });
    return { folders: [], groups: [] };
  }

  async function change(what: ListChange, make: (list: ProjectList) => ProjectList): Promise<boolean> {
    return await locked('change the list of projects', async () => {
      const before = await readUnderLock();
      const after = make(before);
      if (isDeepStrictEqual(after, before)) return false;
      await writeProjectsFile(layout.projects, after);
      await journal.append({ ...what, data: {}, undo: { action: 'projects.restoreList', before, after } });
      events.emit('projectsChanged', { folders: after.folders });
      return true;
    });
  }

  return {
    change,
    async read() {
      const found = await readProjectsFile(layout.projects);
      return found.kind === 'readable' ? found.list : await locked('read the list of projects', readUnderLock);
    },
    async restore(undo) {
      const [before, after] = [parseProjectList(undo['before']), parseProjectList(undo['after'])];
      if (before === null || after === null) throw new AppError('undo-impossible', 'The journal entry does not hold what undoing needs');
      const grows = before.folders.length - after.folders.length;
      const action = grows > 0 ? 'projects.add' : grows < 0 ? 'projects.remove' : 'projects.group';
      await change({ action, target: layout.projects, summary: 'Brought back the list of projects as it was' }, (list) => {
        if (!isDeepStrictEqual(list, after)) throw new AppError('undo-impossible', 'The list of projects was changed since');
        return before;
      });
    },
  };
}
