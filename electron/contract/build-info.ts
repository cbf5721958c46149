/** What the go command writes into every program it builds, as `go version -m -json` says it. Types only. */

/** A module in a program. What the go command leaves out when it is empty is absent here too. */
export interface BuildModule {
  readonly path: string;
  /** `v1.2.3`, a pseudo-version, or `(devel)` for one that was built from a folder. */
  readonly version?: string;
  /** Checksum as in go.sum. */
  readonly sum?: string;
  /** What was used in its place: another module, or a folder (then without a version). */
  readonly replace?: BuildModule;
}

/** A flag, a variable or a fact of version control: `-trimpath`, `CGO_ENABLED`, `vcs.revision`. */
export interface BuildSetting {
  readonly key: string;
  readonly value: string;
}

/**
 * Build info (runtime/debug.BuildInfo). `main` is null and the lists are empty where a program says its Go version
 * alone.
 */
export interface BuildInfo {
  /** As it is written there: `go1.26.3`, `go1.26.3-X:arenas`, a development version. */
  readonly goVersion: string;
  /** Import path of the main package; '' where it is not known. */
  readonly path: string;
  readonly main: BuildModule | null;
  readonly deps: readonly BuildModule[];
  readonly settings: readonly BuildSetting[];
}

export type ProgramFormat = 'elf' | 'pe' | 'macho' | 'fat-macho' | 'xcoff' | 'plan9' | 'wasm';

/**
 * What reading a file came to. `not-recognized`: no program format. `no-build-info`: a program, but not built by Go (or
 * by one older than 1.13). `damaged`: a program whose tables lead nowhere.
 */
export type BuildInfoResult =
  | {
      readonly kind: 'go-binary';
      readonly format: ProgramFormat;
      /** In Go's terms; null where neither the build settings nor the program's header say it. */
      readonly os: string | null;
      readonly arch: string | null;
      readonly info: BuildInfo;
    }
  | { readonly kind: 'not-a-go-binary'; readonly reason: 'not-recognized' | 'no-build-info' | 'damaged' };
