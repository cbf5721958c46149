import type { InstallResult } from '../../../contract/models.ts';
import type { Progress } from '../../base/jobs/jobs.ts';
import type { CoreContext } from '../../context.ts';
import type { InstallRequest } from './install-plan.ts';
import { type InstallDependencies, installSdk } from './install-sdk.ts';

export interface Installer {
  /**
   * Downloads, verifies and unpacks one release, or finds it there already. Any number of processes may ask for the
   * same one: one works, the others wait and then find it done. Throws the codes of planning (`invalid-spec`,
   * `release-not-found`, `platform-unavailable`, `source-unknown`, `checksum-missing`), of the network, of the archive,
   * `probe-failed`, `disk-full`, `permission-denied`, `lock-timeout`, `cancelled`.
   */
  install(request: InstallRequest, progress: Progress): Promise<InstallResult>;
}

export function createInstaller(context: CoreContext, deps: InstallDependencies): Installer {
  return { install: (request, progress) => installSdk({ ...deps, context }, request, progress) };
}
