import type { ErrorShape } from './errors.ts';
import type { CurrentResult, Platform, Sdk } from './models.ts';
import type { ProjectInfo } from './projects.ts';

/** Shapes of the scan for mismatches: places that should name one Go version and do not. Types only. */

/** `unknown`: it could not be told, `problem` says why; or there is nothing to compare it with. */
export type Agreement = 'agrees' | 'disagrees' | 'unknown';

/**
 * What names the version of an SDK. `version-file`: line 1 of VERSION. `program`: build info in bin/go. `go-version`:
 * what `go version` says. `compiler`: what `go tool compile -V=full` says. `goroot`: what `go env GOROOT` says when
 * nothing is set. `folder-name`: a version in its name. `architecture`: the platform of bin/go, against the hardware.
 * `manifest`: what was noted at the installation, against the programs that are there.
 */
export type SdkFactName =
  | 'version-file'
  | 'program'
  | 'go-version'
  | 'compiler'
  | 'goroot'
  | 'folder-name'
  | 'architecture'
  | 'manifest';

export interface SdkFact {
  readonly name: SdkFactName;
  /** What was found, in short; null when nothing was. For the manifest `sound`, `linked`, `changed` or `missing`. */
  readonly value: string | null;
  /**
   * What it should be; null where nothing is expected (no version in the folder's name, no manifest of an external
   * SDK).
   */
  readonly expected: string | null;
  readonly agreement: Agreement;
  /** Why it could not be told, or what is wrong, in English; null when all is well. */
  readonly problem: string | null;
}

/** An SDK with everything that names its version. */
export interface ScannedSdk {
  /** As `SdkRow.id`. */
  readonly id: string;
  readonly sdk: Sdk;
  /** The version that most of the facts name. */
  readonly version: string;
  /** In the order of `SdkFactName`, each once. */
  readonly facts: readonly SdkFact[];
  /** None of them disagrees. */
  readonly agrees: boolean;
}

/** A value of GOROOT in one place. */
export interface GorootValue {
  readonly origin: 'process' | 'login-shell' | 'go-env-file';
  /** Null where it is not set there. */
  readonly value: string | null;
  /**
   * The profile or the go env file, and the line (from 1), that sets it; null where it is not set or could not be told.
   */
  readonly file: string | null;
  readonly line: number | null;
  /** VERSION of that root; null where there is none. */
  readonly version: string | null;
  /** With the root of the `go` that wins. Not set agrees. */
  readonly agreement: Agreement;
}

/** The `go` that wins on the login shell's PATH, or on this process's where no shell answers. */
export interface WinningGo {
  readonly file: string;
  readonly root: string;
  readonly version: string | null;
  /** GoSwitch's shim: root and version are those it chooses outside pinned projects. */
  readonly isOwn: boolean;
}

export interface GorootScan {
  readonly winner: WinningGo | null;
  /** Process, login shell, go env file. */
  readonly values: readonly GorootValue[];
  readonly agrees: boolean;
  /** The login shell that was asked; null when it did not answer, and why. */
  readonly shell: string | null;
  readonly shellProblem: ErrorShape | null;
}

/**
 * A program's Go version against the version compared with. `end-of-life`: older, and of a family that is no longer
 * supported. `older-patch`: of the same family. `not-readable`: the file cannot be read or names no release. `unknown`:
 * there is no version to compare with.
 */
export type BinaryStanding =
  | 'same'
  | 'older-patch'
  | 'older-release'
  | 'end-of-life'
  | 'newer'
  | 'not-readable'
  | 'unknown';

/**
 * Why a program cannot be rebuilt from its module. `not-readable`. `no-module`: it says neither package nor module.
 * `part-of-go`: a tool of Go itself. `devel`: built from a folder, no version. `checkout`: built from a checkout: its
 * version may exist nowhere else. `modified`: that checkout had changes of its own. `replaced`: it was built with
 * replaced modules. `other-platform`: not for this machine. `link`: the file is a link to a place of others. `invalid`:
 * what it says of itself is no package or version.
 */
export type RebuildObstacle =
  | 'not-readable'
  | 'no-module'
  | 'part-of-go'
  | 'devel'
  | 'checkout'
  | 'modified'
  | 'replaced'
  | 'other-platform'
  | 'link'
  | 'invalid';

/** `target` is what `go install` takes: `golang.org/x/tools/gopls@v0.20.0`. */
export type Rebuild =
  | { readonly possible: true; readonly target: string }
  | { readonly possible: false; readonly obstacle: RebuildObstacle };

/** A program built by Go, or an executable file that cannot be read. */
export interface ScannedBinary {
  readonly file: string;
  /** The scanned folder it was found below, as in `ScanReport.folders`. */
  readonly folder: string;
  readonly name: string;
  readonly sizeBytes: number;
  /** ISO 8601 UTC. */
  readonly modifiedAt: string;
  /** As it is written there; null when it cannot be read. */
  readonly goVersion: string | null;
  /** Import path of the main package; null where it is not known. */
  readonly path: string | null;
  /** Main module; version null where it has none. */
  readonly module: { readonly path: string; readonly version: string | null } | null;
  readonly os: string | null;
  readonly arch: string | null;
  readonly standing: BinaryStanding;
  /** English; why it is `not-readable`, else null. */
  readonly problem: string | null;
  readonly rebuild: Rebuild;
}

/** Where programs were looked for. `asked`: named by the caller alone; `setting`: in `scanFolders`. */
export interface ScannedFolder {
  readonly folder: string;
  readonly origin: 'gobin' | 'gopath' | 'setting' | 'asked';
  readonly exists: boolean;
  /** Executable files that were looked into, and those of them that are programs built by Go. */
  readonly fileCount: number;
  readonly goCount: number;
  /** More files than a scan looks at: the rest was left out. */
  readonly isCutShort: boolean;
  /** Folders below it that could not be read. */
  readonly unreadable: readonly string[];
}

/** A program in a project's folder that the project's module was built into. */
export interface ProjectBinary {
  readonly file: string;
  readonly goVersion: string;
  readonly modifiedAt: string;
  /** With the toolchain that runs there now. */
  readonly agreement: Agreement;
}

export interface ScannedProject {
  /** Pin, go and toolchain lines, and the toolchain that would run. */
  readonly project: ProjectInfo;
  /** The newest ones, newest first. */
  readonly binaries: readonly ProjectBinary[];
  /**
   * What is pinned or active is what runs, nothing else is asked for (`.tool-versions`), and the programs were built by
   * it.
   */
  readonly agrees: boolean;
}

/**
 * What a whole scan found. When folders were asked for, only these: `goroot` is null and the lists of SDKs and projects
 * are empty.
 */
export interface ScanReport {
  readonly at: string;
  readonly durationMs: number;
  readonly platform: Platform;
  /**
   * What binaries are compared and rebuilt with: the active version, else the first `go` on PATH; null when there is
   * neither.
   */
  readonly against: CurrentResult | null;
  readonly sdks: readonly ScannedSdk[];
  readonly goroot: GorootScan | null;
  readonly folders: readonly ScannedFolder[];
  /** By folder, then by name. */
  readonly binaries: readonly ScannedBinary[];
  readonly projects: readonly ScannedProject[];
}

/** What came of rebuilding one program. A failure leaves the old one as it was. */
export interface RebuiltBinary {
  readonly file: string;
  readonly target: string | null;
  readonly from: string | null;
  /** Null when it failed. */
  readonly to: string | null;
  /** Whose undo brings the old program back; null when nothing was changed. */
  readonly journalId: string | null;
  readonly problem: ErrorShape | null;
}

export interface RebuildResult {
  readonly version: string;
  readonly binaries: readonly RebuiltBinary[];
}
