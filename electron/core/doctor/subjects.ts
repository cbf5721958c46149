import type { Jobs } from '../base/jobs/jobs.ts';
import type { Journal } from '../base/journal/journal.ts';
import type { Locks } from '../base/locks/lock.ts';
import type { Connections } from '../base/network/connections.ts';
import type { SettingsStore } from '../base/settings/settings-store.ts';
import type { CoreContext } from '../context.ts';
import type { Releases } from '../go/releases/releases.ts';
import type { Installer } from '../manager/install/create-installer.ts';
import type { Profiles } from '../manager/profiles/create-profiles.ts';
import type { Projects } from '../manager/projects/projects.ts';
import type { Sdks } from '../manager/sdks/sdks.ts';
import type { Switching } from '../manager/switching/switching.ts';

/**
 * What the rooms of the doctor use of the floors below, each made at its first use. A room that needs less takes a
 * `Pick` of it.
 */
export interface Subjects {
  readonly context: CoreContext;
  connections(): Promise<Connections>;
  installer(): Promise<Installer>;
  jobs(): Promise<Jobs>;
  journal(): Promise<Journal>;
  locks(): Promise<Locks>;
  profiles(): Promise<Profiles>;
  projects(): Promise<Projects>;
  releases(): Promise<Releases>;
  sdks(): Promise<Sdks>;
  settings(): Promise<SettingsStore>;
  switching(): Promise<Switching>;
}
