import type { DoctorReport } from './doctor.ts';
import type { Job, JournalEntry } from './models.ts';
import type { ProbeReport } from './probe.ts';
import type { OpenQuestion } from './questions.ts';
import type { SelfTestReport } from './self-test.ts';

/** A part of GoSwitch's home that windows show. */
export type HomePart = 'sdks' | 'active' | 'settings' | 'journal' | 'projects' | 'releases';

/** What the engine tells its hosts. Names are past tense. */
export interface CoreEvents {
  jobChanged: Job;
  sdkInstalled: { readonly version: string; readonly name: string; readonly root: string };
  sdkRemoved: { readonly version: string; readonly name: string };
  activeChanged: { readonly active: string | null; readonly previous: string | null };
  releasesRefreshed: { readonly source: string; readonly count: number };
  /** The list of projects. */
  projectsChanged: { readonly folders: readonly string[] };
  /**
   * A file that decides which Go this project gets was changed on disk. Emitted only while somebody watches the
   * projects.
   */
  projectChanged: { readonly folder: string };
  /** All questions that wait for the person, oldest first: one was asked, or settled. */
  questionsChanged: { readonly questions: readonly OpenQuestion[] };
  settingsChanged: { readonly keys: readonly string[] };
  journalAppended: JournalEntry;
  /** The checks ran, for whomever. */
  doctorFinished: DoctorReport;
  /** Go's settings, or the presets of them, were changed through GoSwitch. */
  goEnvChanged: Record<never, never>;
  /** How far the self-test is; at most ten times a second, the last always. */
  selfTestChanged: SelfTestReport;
  /** How far the probe is; at most ten times a second, the last always. */
  probeChanged: ProbeReport;
  /** Somebody, perhaps another process, changed these parts of the home. Emitted only while a window listens. */
  homeChanged: { readonly parts: readonly HomePart[] };
}
