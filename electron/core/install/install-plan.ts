import type { Platform, SdkOrigin, VerifiedBy } from '../../contract/models.ts';

/** What a person asked for. `from` is a base URL with an index, the URL or path of an archive, or the name of a source. */
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
}

/** What will be done, decided before anything is fetched. */
export interface InstallPlan {
  /** Name below versions/. */
  readonly name: string;
  readonly version: string;
  readonly platform: Platform;
  readonly archive: {
    readonly filename: string;
    readonly format: 'tar.gz' | 'zip';
    /** Where the bytes are, in the order to try; or a file on this machine. */
    readonly bytes: { readonly urls: readonly string[] } | { readonly file: string };
    readonly sizeBytes: number | null;
    /** 64 lower-case hex digits. */
    readonly sha256: string;
  };
  readonly origin: SdkOrigin;
  readonly verifiedBy: Exclude<VerifiedBy, null>;
}
