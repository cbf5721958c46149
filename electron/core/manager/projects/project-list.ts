import { realpath } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { AppError } from '../../../contract/errors.ts';
import { writeFileAtomic } from '../../base/files/atomic-file.ts';
import { explainFileError } from '../../base/files/file-errors.ts';
import { PROFILE_BYTES, readSmallFile } from '../../base/files/read-small-file.ts';
import { bytesEvidence } from '../../base/journal/evidence.ts';
import type { Journal } from '../../base/journal/journal.ts';
import type { Locks } from '../../base/locks/lock.ts';
import type { CoreContext } from '../../context.ts';
import {
  formatProjectList,
  type ProjectList,
  type ProjectsFile,
  parseProjectList,
  readProjectsFile,
  setProjectsFileAside,
} from './projects-file.ts';

/** What a change of the list is called in the journal. */
interface ListChange {
  readonly action: 'projects.add' | 'projects.remove' | 'projects.group';
  readonly target: string;
  readonly summary: string;
}

const NO_PROJECTS: ProjectList = { folders: [], groups: [] };

/** The list of projects and their groups, on disk. */
interface ProjectListStore {
  /**
   * A damaged file is set aside, and the list is empty; so it is where a newer GoSwitch wrote the file, which stays.
   */
  read(): Promise<ProjectList>;
  /**
   * Under the lock: writes, journals and tells of a list that differs. True when it did. Throws what `make` throws,
   * `home-newer`, `permission-denied`, `disk-full`.
   */
  change(what: ListChange, make: (list: ProjectList) => ProjectList): Promise<boolean>;
  /**
   * Undoes a change by the `undo` part of its journal entry, and journals that. Throws `undo-impossible` when the list
   * was changed since.
   */
  restore(undo: Readonly<Record<string, unknown>>): Promise<void>;
}

export function createProjectListStore(
  context: CoreContext,
  { journal, locks }: { journal: Journal; locks: Locks },
): ProjectListStore {
  const { layout, events } = context;

  const locked = async <T>(doing: string, work: () => Promise<T>): Promise<T> => {
    try {
      return await locks.withLock('projects', {}, work);
    } catch (error) {
      throw explainFileError(error, doing);
    }
  };

  /** Judged again under the lock: another process may have set it aside, and written a new one. */
  async function readUnderLock(): Promise<Omit<ProjectsFile & { kind: 'readable' }, 'kind'>> {
    const found = await readProjectsFile(layout.projects);
    if (found.kind === 'readable') return found;
    if (found.kind === 'newer') throw found.error;
    await setProjectsFileAside(context, { journal, reason: found.reason });
    return { list: NO_PROJECTS, others: {} };
  }

  async function change(what: ListChange, make: (list: ProjectList) => ProjectList): Promise<boolean> {
    return await locked('change the list of projects', async () => {
      const { list: before, others } = await readUnderLock();
      const after = make(before);
      if (isDeepStrictEqual(after, before)) return false;
      const file = await realpath(layout.projects).catch(() => layout.projects);
      const text = formatProjectList(after, others);
      await journal.change({
        lock: 'projects',
        entry: { ...what, data: {}, undo: { action: 'projects.restoreList', before, after } },
        evidence: [
          bytesEvidence(
            file,
            await readSmallFile(file, { maxBytes: PROFILE_BYTES }).catch(() => null),
            Buffer.from(text),
          ),
        ],
        make: () => writeFileAtomic(file, text, { mode: 0o600 }),
      });
      events.emit('projectsChanged', { folders: after.folders });
      return true;
    });
  }

  return {
    change,
    async read() {
      const found = await readProjectsFile(layout.projects);
      if (found.kind === 'readable') return found.list;
      if (found.kind === 'damaged') return (await locked('read the list of projects', readUnderLock)).list;
      context.log.warn(found.error.message);
      return NO_PROJECTS;
    },
    async restore(undo) {
      const [before, after] = [parseProjectList(undo['before']), parseProjectList(undo['after'])];
      if (before === null || after === null)
        throw new AppError('undo-impossible', 'The journal entry does not contain what is needed to undo it');
      const grows = before.folders.length - after.folders.length;
      const action = grows > 0 ? 'projects.add' : grows < 0 ? 'projects.remove' : 'projects.group';
      await change(
        { action, target: layout.projects, summary: 'Brought back the list of projects as it was' },
        (list) => {
          if (!isDeepStrictEqual(list, after))
            throw new AppError('undo-impossible', 'The list of projects was changed since then');
          return before;
        },
      );
    },
  };
}
