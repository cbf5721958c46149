import type { Platform, SdkOrigin } from '../../../contract/models.ts';
import type { ModuleProxy } from '../../go/toolchain-module/open-module-proxy.ts';

/**
 * What a person asked for. `from` is a base URL with an index, the URL or path of an archive, the name of a source, or
 * `proxy`: the Go module proxies.
 */
export interface InstallRequest {
  /** May be left out when `from` is an archive, whose name then tells the version. */
  readonly spec?: string;
  readonly from?: string;
  /** In Go's terms (`amd64`); default this machine's. */
  readonly arch?: string;
  /** 64 hex digits that the user vouches for. */
  readonly sha256?: string;
  /** Also when it is installed: a fresh one takes the place of a damaged one, which stays until then. */
  readonly replace?: boolean;
  /**
   * Take a toolchain of a `file://` module proxy without a proof where GOSUMDB=off: the one case in which Go does too.
   */
  readonly allowUnproven?: boolean;
}

/** What will be done, decided before anything is fetched. */
export type InstallPlan = ArchivePlan | ModulePlan;

interface PlannedSdk {
  /** Name below versions/. */
  readonly name: string;
  readonly version: string;
  readonly platform: Platform;
}

interface ArchiveUrls {
  readonly urls: readonly string[];
  /** For a mirror whose own list is not known: where to go on when it answers that it does not have the file. */
  readonly lagging?: { readonly mirror: string; readonly elsewhere: readonly string[] };
}

/** A release archive, whose sha256 is known. */
export interface ArchivePlan extends PlannedSdk {
  readonly archive: {
    readonly filename: string;
    readonly format: 'tar.gz' | 'zip';
    /** Where the bytes are, in the order to try; or a file on this machine. */
    readonly bytes: ArchiveUrls | { readonly file: string };
    readonly sizeBytes: number | null;
    /** 64 lower-case hex digits. */
    readonly sha256: string;
  };
  readonly origin: Exclude<SdkOrigin, 'module-proxy' | 'adopted'>;
  readonly verifiedBy: 'sha256' | 'user-sha256';
}

/** A version of golang.org/toolchain, to be verified by the checksum database when it is here. */
export interface ModulePlan extends PlannedSdk {
  readonly origin: 'module-proxy';
  /** `v0.0.1-go1.26.3.linux-amd64` */
  readonly moduleVersion: string;
  readonly proxy: ModuleProxy;
  /** False where the user insists on going without: a `file://` proxy and GOSUMDB=off. */
  readonly isToBeVerified: boolean;
}
