/**
 * The shapes every part of GoSwitch speaks in. Types only: importing this file costs nothing at run time. docs/json.md
 * describes the printed ones.
 */
import type { ModuleProof } from './module-proof.ts';

/**
 * A platform in Go's own terms, as the release index writes it: `linux`/`amd64`, `linux`/`armv6l`, `darwin`/`arm64`.
 */
export interface Platform {
  readonly os: string;
  readonly arch: string;
}

/**
 * `supported`: newest patch of one of the two newest stable families. `outdated`: a supported family, not its newest
 * patch. `end-of-life`: an older family. `prerelease`: a beta or rc. `unknown`: the index does not know it.
 */
export type SupportStatus = 'supported' | 'outdated' | 'end-of-life' | 'prerelease' | 'unknown';

/**
 * One file of a release. `sha256` is 64 lower-case hex digits or null where the index has none; `sizeBytes` null
 * likewise.
 */
export interface ReleaseFile {
  readonly filename: string;
  readonly os: string;
  readonly arch: string;
  readonly kind: 'archive' | 'source' | 'installer';
  readonly sha256: string | null;
  readonly sizeBytes: number | null;
}

/** A published Go version (`go1.26.3`) with its files. */
export interface Release {
  readonly version: string;
  readonly stable: boolean;
  readonly files: readonly ReleaseFile[];
}

/**
 * The index as GoSwitch knows it now. `stale` says why it is older than its maximum age, or is null. Times are ISO 8601
 * UTC.
 */
export interface ReleaseList {
  readonly releases: readonly Release[];
  readonly source: string;
  readonly trusted: boolean;
  readonly fetchedAt: string;
  readonly stale: { readonly reason: string } | null;
  /**
   * The place that was asked for and has files alone: the list is another source's, and the place may lack its newest
   * files.
   */
  readonly filesAt?: string;
}

/** One row of `ls-remote --json`. `available`: there is an archive for this platform. */
export interface ReleaseRow {
  readonly version: string;
  readonly stable: boolean;
  readonly support: SupportStatus;
  readonly installed: boolean;
  readonly available: boolean;
}

export type SdkOrigin = 'official' | 'module-proxy' | 'file' | 'adopted';
export type VerifiedBy = 'sha256' | 'checksum-database' | 'user-sha256' | null;

/**
 * What is wrong with an SDK of the home that was replaced, moved, copied or damaged by hand. `replaced`: it links to a
 * folder that holds another version now. `renamed`: its files are of another version than its name. `link-lost`: it
 * links to where no SDK is. `no-manifest`: its files are there, and nothing tells where they came from.
 * `not-executable`: nobody may run its programs.
 */
export interface SdkProblem {
  readonly kind: 'replaced' | 'renamed' | 'link-lost' | 'no-manifest' | 'not-executable';
  /** One plain English sentence, without its full stop. */
  readonly message: string;
  /** The one command that repairs it. */
  readonly repair: string;
}

/**
 * One row of `ls --json`: an SDK on this machine. `root` is the real folder. `installedAt` is ISO 8601 UTC, null where
 * unknown.
 */
export interface Sdk {
  readonly version: string;
  readonly os: string;
  readonly arch: string;
  readonly root: string;
  readonly kind: 'installed' | 'external';
  readonly active: boolean;
  readonly origin: SdkOrigin | null;
  readonly verifiedBy: VerifiedBy;
  readonly support: SupportStatus;
  readonly installedAt: string | null;
  /** Installed ones: the name below versions/, which `uninstall`, `use` and `verify` take. */
  readonly name?: string;
  /**
   * What is wrong with an installed one; absent when nothing is. `version` is then what its files say, where they say
   * one.
   */
  readonly problem?: SdkProblem;
  /**
   * Who put it there: `goswitch`, `homebrew`, `apt`, `snap`, `gvm`, `module-cache`, `manual` ...
   * (core/manager/sdks/external-places.ts).
   */
  readonly owner?: string;
}

/** A file of a manifest: path below the root with `/`, size in bytes, permission bits, sha256 in hex. */
export interface ManifestFile {
  readonly path: string;
  readonly size: number;
  readonly mode: number;
  readonly sha256: string;
}

/** What is known of an installed SDK without reading its list of files. `name` is its folder's name below versions/. */
export interface ManifestHeader {
  readonly schema: 1;
  readonly name: string;
  readonly version: string;
  readonly os: string;
  readonly arch: string;
  readonly origin: SdkOrigin;
  readonly verifiedBy: VerifiedBy;
  /**
   * Where the bytes came from (URL without credentials, or a path), their sha256 and size; null for an adopted SDK. The
   * sha256 is null for the zip of a module proxy: what proves that is the h1 of `proof`.
   */
  readonly archive: { readonly from: string; readonly sha256: string | null; readonly sizeBytes: number } | null;
  /** What proves it, where `verifiedBy` is `checksum-database`. */
  readonly proof?: ModuleProof;
  /**
   * How its files compare with the same version from the other kind of source, where that was at hand when it was
   * installed; null where it was not.
   */
  readonly crossCheck?: CrossCheck | null;
  /** Set for an SDK adopted in place: the folder that versions/<name> links to. */
  readonly linkedTo?: string;
  /**
   * The start of the machine during which its files were written, where nothing could flush them to the device; gone
   * once their sizes were looked at.
   */
  readonly unflushedBoot?: string;
  readonly installedAt: string;
  readonly fileCount: number;
  readonly totalBytes: number;
}

/** Files that two SDKs of one version have in common, by their manifests. `different` holds at most 20 paths. */
export interface CrossCheck {
  /** Origin of the other SDK. */
  readonly with: 'official' | 'module-proxy';
  readonly common: number;
  readonly same: number;
  readonly different: readonly string[];
}

export interface Manifest extends ManifestHeader {
  readonly files: readonly ManifestFile[];
}

/** Closing object of `install --json`. */
export interface InstallResult {
  readonly ok: true;
  readonly version: string;
  /**
   * `go1.26.3`, or `go1.26.3.darwin-amd64` where that is not this machine's own platform: what commands take for it.
   */
  readonly name: string;
  readonly root: string;
  /** Bytes received over the network or read from the archive file. */
  readonly bytes: number;
  readonly files: number;
  readonly durationMs: number;
  readonly verifiedBy: VerifiedBy;
  /** True when it was there already, and nothing was done. */
  readonly alreadyInstalled: boolean;
  /** The mirror that was asked for does not have the archive (yet): `from` is the URL that it came from instead. */
  readonly notAt?: { readonly mirror: string; readonly from: string };
}

/**
 * Of the engine; `use --json` adds what runs in the folder. `onPath`: the first `go` on this process's PATH is
 * GoSwitch's.
 */
export interface UseResult {
  readonly active: string;
  readonly previous: string | null;
  readonly root: string;
  readonly onPath: boolean;
}

/** `current --json`. `from` is the file or variable that decided. */
export interface CurrentResult {
  readonly version: string;
  readonly root: string;
  readonly reason: 'env' | 'pin' | 'active' | 'path';
  readonly from: string;
}

/** `verify --json`. `checked` counts files; the lists hold paths below the root. */
export interface VerifyResult {
  readonly version: string;
  readonly ok: boolean;
  readonly checked: number;
  readonly changed: readonly string[];
  readonly missing: readonly string[];
  readonly extra: readonly string[];
  /** Where the checksum database once verified the SDK: the same asked again for the files as they are now. */
  readonly proof?: ProofAgain;
}

/**
 * `proven`: the database has the h1 of these files. `refused`: it has another one, or misbehaves. `unknown`: it could
 * not be asked.
 */
type ProofAgain =
  | { readonly state: 'proven'; readonly proof: ModuleProof }
  | { readonly state: 'refused' | 'unknown'; readonly h1: string; readonly error: import('./errors.ts').ErrorShape };

/** `prune --json`. */
export interface PruneResult {
  readonly removed: readonly { readonly path: string; readonly bytes: number }[];
  readonly freedBytes: number;
}

export type JobPhase =
  | 'waiting'
  | 'resolving'
  | 'downloading'
  | 'unpacking'
  | 'verifying'
  | 'committing'
  | 'switching'
  | 'removing'
  | 'copying'
  | 'building';
type JobState = 'running' | 'succeeded' | 'failed' | 'cancelled';

/**
 * One long piece of work. Progress changes at most ten times a second. `rate` is bytes a second, `remainingMs` null
 * where unknown.
 */
export interface Job {
  readonly id: string;
  readonly kind: 'install' | 'uninstall' | 'import' | 'verify' | 'prune' | 'rebuild' | 'self-test' | 'probe';
  readonly target: string;
  readonly state: JobState;
  readonly phase: JobPhase;
  readonly bytes: number;
  readonly totalBytes: number | null;
  readonly rate: number | null;
  readonly remainingMs: number | null;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly error: import('./errors.ts').ErrorShape | null;
}

/** One change made to this machine. `undo` says what undoing needs; null when it cannot be undone. */
export interface JournalEntry {
  readonly id: string;
  readonly at: string;
  readonly action: string;
  readonly target: string;
  /** One plain English sentence. */
  readonly summary: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly undo: Readonly<Record<string, unknown>> | null;
  /** The id of the entry that this one undid, where it did. */
  readonly undoes?: string;
}
