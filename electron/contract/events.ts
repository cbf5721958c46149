import type { Job, JournalEntry } from './models.ts';

/** A part of GoSwitch's home that windows show. */
export type HomePart = 'sdks' | 'active' | 'settings' | 'journal' | 'projects' | 'releases';

/** What the engine tells its hosts. Names are past tense. */
export interface CoreEvents {
  jobChanged: Job;
  sdkInstalled: { readonly version: string; readonly name: string; readonly root: string };
  sdkRemoved: { readonly version: string; readonly name: string };
  activeChanged: { readonly active: string | null; readonly previous: string | null };
  releasesRefreshed: { readonly source: string; readonly count: number };
  settingsChanged: { readonly keys: readonly string[] };
  journalAppended: JournalEntry;
  /** Somebody, perhaps another process, changed these parts of the home. Emitted only while a window listens. */
  homeChanged: { readonly parts: readonly HomePart[] };
}
