import { create } from 'zustand';
import type { JournalItem } from '../../../electron/contract/api.ts';
import { call, onEngineEvent } from '../../engine/engine.ts';
import { createRemoteStore } from '../../engine/remote-store.ts';
import { useJournal } from '../../engine/stores.ts';
import type { ActivityQuery } from './activity-list.ts';

interface ActivityView extends ActivityQuery {
  readonly selectedId: string | null;
  /** In a narrow window details are a sheet, opened on demand. */
  readonly isSheetOpen: boolean;
  /** All that the engine tells, instead of the latest hundred. */
  readonly isWhole: boolean;
}

export const useActivityView = create<ActivityView>(() => ({
  kind: 'all',
  words: '',
  selectedId: null,
  isSheetOpen: false,
  isWhole: false,
}));

/** In a wide window they are there already. */
export function openDetails(id: string): void {
  useActivityView.setState({ selectedId: id, isSheetOpen: true });
}

/** The most that `journal.list` gives. */
const WHOLE = 5000;
const LATEST = 100;

const useWholeJournal = createRemoteStore<readonly JournalItem[]>(() => call('journal.list', { limit: WHOLE }));

export function followJournal(): void {
  const refresh = () => {
    if (useActivityView.getState().isWhole) void useWholeJournal.refresh();
  };
  onEngineEvent('journalAppended', refresh);
  onEngineEvent('homeChanged', ({ parts }) => {
    if (parts.includes('journal')) refresh();
  });
}

export function showWhole(): void {
  useActivityView.setState({ isWhole: true });
  void useWholeJournal.refresh();
}

/** The entries to show, and whether there may be older ones. */
export function useEntries() {
  const isWhole = useActivityView((view) => view.isWhole);
  const latest = useJournal();
  const whole = useWholeJournal();
  const shown = isWhole && whole.value !== null ? whole : latest;
  return {
    entries: shown.value,
    error: isWhole ? whole.error : latest.error,
    mayHaveOlder: !isWhole && (latest.value?.length ?? 0) >= LATEST,
  };
}
