import type { Job, JournalEntry } from './models.ts';

/** What the engine tells its hosts. Names are past tense. */
export interface CoreEvents {
  jobChanged: Job;
  sdkInstalled: { readonly version: string; readonly name: string; readonly root: string };
  sdkRemoved: { readonly version: string; readonly name: string };
  activeChanged: { readonly active: string | null; readonly previous: string | null };
  releasesRefreshed: { readonly source: string; readonly count: number };
  settingsChanged: { readonly keys: readonly string[] };
  journalAppended: JournalEntry;
}
