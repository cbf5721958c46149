import type { CallResult } from '../call.ts';
import type { Job, Platform } from '../models.ts';
import type { OpenQuestion } from '../questions.ts';
import { nothing } from './fields.ts';
import type { HostMethod } from './host.ts';
import type { JournalItem } from './journal.ts';
import type { ProjectsView } from './projects.ts';
import type { ReleaseTable } from './releases.ts';
import type { SdkRow } from './sdks.ts';
import type { SettingsView } from './settings.ts';
import type { CurrentState } from './switching.ts';

export const appInputs = {
  'app.info': nothing,
  'app.snapshot': nothing,
};

/** What the host around the window can do: its methods, and what needs no call. The window offers nothing else. */
export type Capability = HostMethod | 'tray' | 'notifications';

/** What GoSwitch found on this machine, and the one step it recommends. */
export interface Findings {
  /** Nothing was ever changed by GoSwitch here. */
  readonly isFirstRun: boolean;
  readonly installedCount: number;
  readonly externalCount: number;
  readonly hasActive: boolean;
  /**
   * Something that set-up wrote still stands; null when that could not be told. Whether it has its effect:
   * `profiles.checkShells`.
   */
  readonly isSetUp: boolean | null;
  /** The first `go` on this process's PATH that is not GoSwitch's. */
  readonly otherGo: { readonly path: string; readonly version: string | null } | null;
  readonly nextStep: 'install' | 'adopt' | 'use' | 'set-up' | null;
}

export interface AppInfo {
  readonly version: string;
  /** In Go's terms. */
  readonly platform: Platform;
  readonly home: string;
  readonly userHome: string;
  readonly capabilities: readonly Capability[];
  readonly findings: Findings;
}

/**
 * Everything a window shows at start. Each part is a result of its own: one that cannot be read does not take the
 * others along. Events with a `sequence` above `sequence` (of the same `epoch`) are not in here yet; older ones are.
 */
export interface Snapshot {
  readonly epoch: string;
  readonly sequence: number;
  readonly app: CallResult<AppInfo>;
  /** From the kept index: without the network. */
  readonly releases: CallResult<ReleaseTable>;
  readonly sdks: CallResult<readonly SdkRow[]>;
  readonly current: CallResult<CurrentState>;
  readonly jobs: CallResult<readonly Job[]>;
  readonly settings: CallResult<SettingsView>;
  /** The latest hundred entries. */
  readonly journal: CallResult<readonly JournalItem[]>;
  readonly projects: CallResult<ProjectsView>;
  /** What the person is being asked, by whichever window. */
  readonly questions: readonly OpenQuestion[];
}

export interface AppApi {
  'app.info': AppInfo;
  'app.snapshot': Snapshot;
}
