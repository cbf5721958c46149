import type { Platform, Release, ReleaseFile, ReleaseList } from '../../../contract/models.ts';

interface ListOptions {
  /** Ask the sources even when the kept index is younger than the setting `indexMaxAgeMinutes`. */
  readonly refresh?: boolean;
  readonly signal?: AbortSignal;
}

export interface FindOptions {
  /**
   * Exactly this platform. Without it the machine's own, and amd64 where the release has no arm64 but the system runs
   * amd64 programs.
   */
  readonly platform?: Platform;
  /**
   * Name of a source or of a known mirror, or a base URL: the file is there, and the index too where it has one, else a
   * trusted one is taken.
   */
  readonly from?: string;
  readonly signal?: AbortSignal;
}

interface FoundRelease {
  readonly release: Release;
  /** `sha256` is from a trusted index, or null. */
  readonly file: ReleaseFile;
  readonly list: ReleaseList;
  /** The archive's platform. `emulated` when it is not the machine's own. */
  readonly platform: Platform;
  readonly emulated: boolean;
  /** Where the file can be fetched, in the order to try. They may carry the credentials of a source: not for display. */
  readonly urls: readonly string[];
  /**
   * Where else the file can be fetched when a place without an index, which may lag behind, does not have it; as `urls`.
   */
  readonly elsewhere: readonly string[];
}

/** What is published, according to the sources in the settings. `create-releases.ts` makes it. */
export interface Releases {
  /**
   * The release index, newest release first: a kept copy that is young enough, else the first source of kind `index`,
   * in the user's order, that answers, else the newest kept copy with `stale` set, else what the Go module proxies have
   * for this machine's platform (source `proxy`). Throws `index-unavailable`, `index-invalid` when that is all that
   * came, `cancelled`.
   */
  list(options?: ListOptions): Promise<ReleaseList>;
  /**
   * The list of one place, always asked for: the name of a source or a known mirror, a base URL, or `proxy`: what the
   * Go module proxies have for this machine's platform. For a place that has files alone it is a trusted list, with
   * `filesAt`. Throws `source-unknown`, `goproxy-unset`, `go-setting-invalid`, `release-not-found`, `index-invalid`,
   * network codes, `cancelled`.
   */
  listOnly(from: string, signal?: AbortSignal): Promise<ReleaseList>;
  /**
   * The module proxies that `from` names: a source of kind `module-proxy`, or `proxy` for those of the go command
   * (`own` undefined). Null when it means something else.
   */
  moduleProxyOf(from: string): Promise<{ readonly own: string | undefined } | null>;
  /**
   * The ways to a release in the user's order, as values of `from`: undefined stands for all sources with archives
   * together, where the first of them is; `proxy` comes last.
   */
  ways(): Promise<readonly (string | undefined)[]>;
  /** The newest kept copy, of any age, without the network; null when there is none. */
  cached(): Promise<ReleaseList | null>;
  /**
   * The index of one base URL, always asked for. Trusted when the base is a trusted source of the settings, no source
   * of them but on loopback, or https with `trusted`. Throws `source-unknown` for what is no URL, `index-invalid`, and
   * what the HTTP client throws.
   */
  listFrom(
    baseUrl: string,
    options?: { readonly trusted?: boolean; readonly signal?: AbortSignal },
  ): Promise<ReleaseList>;
  /**
   * The release that `spec` means, with its archive. A spec that the kept index does not know makes it be asked for
   * again. When the index is not trusted, the file's sha256 is the one a trusted index (kept or asked for) gives for
   * the same file name, else null. Throws `invalid-spec`, `release-not-found`, `platform-unavailable`,
   * `source-unknown`, and what `list` and `listFrom` throw.
   */
  find(spec: string, options?: FindOptions): Promise<FoundRelease>;
  /**
   * URLs of a file, in the order to try: the source with the name `first` (`ReleaseList.source`), then all others in
   * the user's order.
   */
  urlsFor(filename: string, first?: string): Promise<readonly string[]>;
}
