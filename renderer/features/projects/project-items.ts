import type { ProjectGroup, ProjectsView } from '../../../electron/contract/api.ts';
import type { ProjectInfo } from '../../../electron/contract/projects.ts';
import { baseName } from '../../components/home-path.ts';
import type { RowListItem } from '../../components/row-list.tsx';

export type ProjectItem = RowListItem &
  (
    | { readonly kind: 'row'; readonly info: ProjectInfo; readonly group: string | null }
    | { readonly kind: 'heading'; readonly group: string | null; readonly count: number; readonly spec: string | null }
  );

const ROW_REM = 3.9;
const HEADING_REM = 2.3;

/**
 * Rows of the list: groups first, each under its name, then the projects that are in none. Without groups there is no
 * heading at all. By name within each, as people look for them. @param label what a screen reader says for a row
 */
export function projectItems(
  { projects, groups }: ProjectsView,
  label: (info: ProjectInfo) => string,
): readonly ProjectItem[] {
  const sorted = projects.toSorted(
    (one, other) => baseName(one.folder).localeCompare(baseName(other.folder)) || (one.folder < other.folder ? -1 : 1),
  );
  const rowsOf = (group: string | null, members: readonly ProjectInfo[]): ProjectItem[] =>
    members.map((info) => ({ id: info.folder, kind: 'row', heightRem: ROW_REM, label: label(info), info, group }));
  const section = (group: string | null, members: readonly ProjectInfo[]): ProjectItem[] =>
    members.length === 0 ? [] : [heading(group, members), ...rowsOf(group, members)];
  if (groups.length === 0) return rowsOf(null, sorted);
  const alone = sorted.filter(({ folder }) => groupOf(folder, groups) === null);
  return [
    ...groups.flatMap(({ name, folders }) =>
      section(
        name,
        sorted.filter(({ folder }) => folders.includes(folder)),
      ),
    ),
    ...section(null, alone),
  ];
}

function heading(group: string | null, members: readonly ProjectInfo[]): ProjectItem {
  const spec = group === null ? null : sharedPin(members);
  return {
    id: `group:${group ?? ''}`,
    kind: 'heading',
    heightRem: HEADING_REM,
    label: group ?? '',
    group,
    count: members.length,
    spec,
  };
}

export function groupOf(folder: string, groups: readonly ProjectGroup[]): string | null {
  return groups.find(({ folders }) => folders.includes(folder))?.name ?? null;
}

/** The pin that all of them have, or null. */
export function sharedPin(members: readonly ProjectInfo[]): string | null {
  const specs = new Set(members.map(({ pin }) => pin?.spec ?? null));
  return specs.size === 1 ? ([...specs][0] ?? null) : null;
}
