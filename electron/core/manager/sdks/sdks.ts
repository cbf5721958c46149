import type { PruneResult, Sdk, VerifyResult } from '../../../contract/models.ts';
import type { Progress } from '../../base/jobs/jobs.ts';
import type { FindSdkOptions } from '../home/find-sdk.ts';
import type { InstalledSdk } from '../home/installed-sdks.ts';

export interface RemoveOptions {
  /** Remove it even if it is the active version; then none is active. */
  readonly force?: boolean;
  readonly progress?: Progress;
}

export interface PruneOptions {
  /** Only say what would be removed. */
  readonly dryRun?: boolean;
  readonly progress?: Progress;
}

/** `copy`: a copy of its own in versions/. `link`: a link to where it is, which then must stay there. */
type ImportMode = 'copy' | 'link';

export interface ImportOptions {
  readonly mode: ImportMode;
  readonly progress: Progress;
}

export interface RemoveResult {
  readonly name: string;
  readonly version: string;
  /** It was the active version; none is now. */
  readonly wasActive: boolean;
}

/** The SDKs of this machine. `create-sdks.ts` makes it. */
export interface Sdks {
  /**
   * Installed and external ones, newest first; within a version installed before external. No program is run and no
   * network used. Repairs `current`, aliases and shims first, where a killed process left them behind.
   */
  list(): Promise<Sdk[]>;
  /** Installed ones only, newest first. */
  installed(): Promise<InstalledSdk[]>;
  /**
   * The installed SDK that a spec, or the exact name of an SDK (`go1.26.3.darwin-amd64`), means.
   * Throws `invalid-spec`, and `sdk-not-installed` with the command that installs it as hint.
   */
  find(spec: string, options?: FindSdkOptions): Promise<InstalledSdk>;
  /**
   * Compares every file with the manifest, and asks the checksum database again where it verified the SDK. Throws as
   * `find` does, `manifest-missing`, `cancelled`. A difference is a result, not an error.
   */
  verify(spec: string, progress: Progress): Promise<VerifyResult>;
  /**
   * Removes an installed SDK. At any moment it is wholly there or not there at all. Throws as `find` does,
   * `sdk-active`, `permission-denied`.
   */
  remove(spec: string, options?: RemoveOptions): Promise<RemoveResult>;
  /** Removes what installs, removals and downloads left behind; never what another process is working with. */
  prune(options?: PruneOptions): Promise<PruneResult>;
  /**
   * Adopts an SDK from elsewhere on this machine. A copy of a toolchain of the module cache is verified by the checksum
   * database where that can be asked. Throws `sdk-invalid` (also when that version is installed already),
   * `module-mismatch`, `sumdb-*` codes, `probe-failed`, `cancelled`, `disk-full`.
   */
  import(folder: string, options: ImportOptions): Promise<InstalledSdk>;
}
