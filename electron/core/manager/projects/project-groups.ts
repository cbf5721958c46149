import type { ProjectGroup } from '../../../contract/api.ts';
import { AppError } from '../../../contract/errors.ts';
import type { ProjectList } from './projects-file.ts';

/**
 * The list with this group as it is given: new, changed, or ended when it has no folders. Throws `invalid-input` for a
 * folder that is not listed.
 */
export function withGroup(list: ProjectList, group: ProjectGroup): ProjectList {
  const stranger = group.folders.find((folder) => !list.folders.includes(folder));
  if (stranger !== undefined)
    throw new AppError('invalid-input', `${stranger} is not on the list of projects`, { hint: 'Add it first' });
  const others = list.groups
    .filter(({ name }) => name !== group.name)
    .map(({ name, folders }) => ({ name, folders: folders.filter((folder) => !group.folders.includes(folder)) }));
  return { ...list, groups: inOrder([...others, group]) };
}

/** The list without this folder, in its group too. */
export function withoutProject(list: ProjectList, folder: string): ProjectList {
  const without = (folders: readonly string[]) => folders.filter((each) => each !== folder);
  return {
    folders: without(list.folders),
    groups: inOrder(list.groups.map(({ name, folders }) => ({ name, folders: without(folders) }))),
  };
}

function inOrder(groups: readonly ProjectGroup[]): ProjectGroup[] {
  return groups.filter(({ folders }) => folders.length > 0).toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
