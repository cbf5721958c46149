import { create } from 'zustand';

/** What a pin is asked for: one project, perhaps with a version to start from, or its whole group. */
export interface Pinning {
  readonly folder: string;
  readonly spec: string | null;
  readonly scope: 'project' | 'group';
}

/** What only this window knows of its projects page. */
interface ProjectsPageView {
  readonly selected: string | null;
  readonly isDetailsOpen: boolean;
  readonly isAdding: boolean;
  readonly pinning: Pinning | null;
  /** Folder whose group is being chosen. */
  readonly grouping: string | null;
}

export const useProjectsView = create<ProjectsPageView>(() => ({
  selected: null,
  isDetailsOpen: false,
  isAdding: false,
  pinning: null,
  grouping: null,
}));

export function openProject(folder: string): void {
  useProjectsView.setState({ selected: folder, isDetailsOpen: true });
}

export function askForPin(folder: string, options: { spec?: string | null; scope?: Pinning['scope'] } = {}): void {
  useProjectsView.setState({ pinning: { folder, spec: options.spec ?? null, scope: options.scope ?? 'project' } });
}
