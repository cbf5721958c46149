import type { ErrorShape } from './errors.ts';
import type { CurrentResult } from './models.ts';

/** Shapes of projects: pins, and what go.mod and GOTOOLCHAIN make of them. Types only. */

/** What a `.go-version` says. `spec` is what was pinned, without `go`, `v` or `.x`; `line` counts from 1. */
export interface PinInfo {
  readonly spec: string;
  readonly file: string;
  readonly line: number;
}

/** `pin --json`. `previous` is what the file said before, null for a new file or one that could not be understood. */
export interface PinResult {
  readonly file: string;
  readonly spec: string;
  readonly previous: string | null;
  /** The installed version that the pin means now, or null. */
  readonly installed: string | null;
  /** False when the file said so already. */
  readonly changed: boolean;
}

/** `unpin --json`. */
export interface UnpinResult {
  readonly file: string;
  readonly removed: boolean;
  readonly previous: string | null;
}

/** A value as it stands on one line of a file. */
export interface LineValue {
  readonly value: string;
  readonly line: number;
}

/** The lines of a go.mod or go.work that choose a toolchain. */
export interface GoModFacts {
  readonly file: string;
  readonly go: LineValue | null;
  readonly toolchain: LineValue | null;
}

/** A line of `.tool-versions` (asdf, mise) about Go: shown, never followed. */
export interface ToolVersionsFact extends LineValue {
  readonly file: string;
  readonly key: 'golang' | 'go';
}

/**
 * Where a Go variable gets its value: the environment, the file of `go env -w`, `go.env` of the SDK, or nowhere. `file`
 * where one decides.
 */
export interface GoVariable {
  readonly name: string;
  readonly value: string;
  readonly origin: 'environment' | 'go-env-file' | 'sdk' | 'none';
  readonly file: string | null;
}

/**
 * Why this toolchain: `local-only` GOTOOLCHAIN allows no other; `modules-off` GO111MODULE keeps the go command from
 * looking; `before-1.21` this Go knows no GOTOOLCHAIN; `new-enough` nothing asks for a newer one; `toolchain-default`
 * go.mod says so; `go-line` and `toolchain-line` go.mod asks for a newer one; `named` GOTOOLCHAIN names one.
 */
export type ToolchainRule =
  | 'local-only'
  | 'modules-off'
  | 'before-1.21'
  | 'new-enough'
  | 'toolchain-default'
  | 'go-line'
  | 'toolchain-line'
  | 'named';

/** The toolchain that the go command runs in a folder (cmd/go/internal/toolchain/select.go). */
export interface ToolchainExplanation {
  /** The go that is called: the version in effect. */
  readonly called: string;
  /** The toolchain that does the work, `go1.27.0`; null when the go command refuses to run. */
  readonly runs: string | null;
  /** Where it comes from: the called go itself, a program on PATH, the module cache, or a download at the next call. */
  readonly source: 'called' | 'path' | 'module-cache' | 'download' | null;
  /** The program on PATH or the folder in the module cache. */
  readonly location: string | null;
  readonly rule: ToolchainRule;
  readonly gotoolchain: GoVariable;
  /** One or two plain English sentences. */
  readonly reason: string;
  /**
   * Who asks for another toolchain than the called one: `go.mod asks for toolchain go1.24.4`. Null where the called go
   * does the work itself.
   */
  readonly cause: string | null;
  /** What the go command says, or will say at the first build, because this is not enough; else null. */
  readonly problem: string | null;
}

/** Everything that decides which Go a project gets. `folder` is absolute. */
export interface ProjectInfo {
  readonly folder: string;
  /** It is there and a folder. */
  readonly exists: boolean;
  /** It is in the list of projects. */
  readonly listed: boolean;
  readonly pin: PinInfo | null;
  readonly inEffect: CurrentResult | null;
  /** Why there is no version in effect. */
  readonly problem: ErrorShape | null;
  readonly goMod: GoModFacts | null;
  readonly goWork: GoModFacts | null;
  readonly toolVersions: ToolVersionsFact | null;
  readonly toolchain: ToolchainExplanation | null;
}
