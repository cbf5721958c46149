import { create } from 'zustand';
import type {
  AppInfo,
  CurrentState,
  JournalItem,
  ProjectsView,
  ReleaseTable,
  SdkRow,
  SettingsView,
} from '../../electron/contract/api.ts';
import type { Job } from '../../electron/contract/models.ts';
import type { OpenQuestion } from '../../electron/contract/questions.ts';
import { call } from './engine.ts';
import { createRemoteStore } from './remote-store.ts';

/** What the person is being asked outside the window, as snapshots and events say. */
export const useQuestions = create<{ readonly open: readonly OpenQuestion[] }>(() => ({ open: [] }));

/**
 * What several features show, one store for each part of the snapshot. Components select from them: `useSdks((sdks) =>
 * sdks.value)`. Nothing is written here but by the snapshot, by events (follow-engine.ts) and by answers of calls.
 */
export const useApp = createRemoteStore<AppInfo>(() => call('app.info'));
export const useReleases = createRemoteStore<ReleaseTable>(() => call('releases.list', { cached: true }));
export const useSdks = createRemoteStore<readonly SdkRow[]>(() => call('sdks.list'));
export const useCurrent = createRemoteStore<CurrentState>(() => call('switching.current'));
export const useJobs = createRemoteStore<readonly Job[]>(() => call('jobs.list'));
export const useSettings = createRemoteStore<SettingsView>(() => call('settings.get'));
export const useProjects = createRemoteStore<ProjectsView>(() => call('projects.list'));
/** The latest hundred entries, newest first. */
export const useJournal = createRemoteStore<readonly JournalItem[]>(() => call('journal.list', { limit: 100 }));
