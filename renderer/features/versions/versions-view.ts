import { create } from 'zustand';
import type { VersionFilter } from './group-versions.ts';

/** What only this window knows of its versions page. */
interface VersionsView {
  readonly filter: VersionFilter;
  readonly text: string;
  readonly selectedId: string | null;
  /** In a narrow window: whether the sheet with the details is open. */
  readonly isDetailsOpen: boolean;
  /** Failed jobs whose notice was put away. */
  readonly dismissed: ReadonlySet<string>;
  /** Row that is being switched to. */
  readonly switchingTo: string | null;
  /** Root of the external SDK that is asked about: copy or link. */
  readonly adopting: string | null;
  /** Name of the SDK that a project is to be pinned to. */
  readonly pinning: string | null;
  /** Asking the sources because a person wants it. */
  readonly isRefreshing: boolean;
  /** Asking them because the kept list is old. */
  readonly isRenewing: boolean;
}

export const useVersionsView = create<VersionsView>(() => ({
  filter: 'all',
  text: '',
  selectedId: null,
  isDetailsOpen: false,
  dismissed: new Set(),
  switchingTo: null,
  adopting: null,
  pinning: null,
  isRefreshing: false,
  isRenewing: false,
}));

export function selectVersion(id: string): void {
  if (useVersionsView.getState().selectedId !== id) useVersionsView.setState({ selectedId: id });
}

export function openDetails(id: string): void {
  useVersionsView.setState({ selectedId: id, isDetailsOpen: true });
}

/** Whatever was filtered away: this one is to be seen. */
export function showVersion(id: string): void {
  useVersionsView.setState({ filter: 'all', text: '', selectedId: id, isDetailsOpen: true });
}

export function dismissFailure(jobId: string): void {
  useVersionsView.setState(({ dismissed }) => ({ dismissed: new Set([...dismissed, jobId]) }));
}
