import type { ErrorShape } from './errors.ts';
import type { ProfileLine } from './profiles.ts';

/** Shapes of Go's settings: every variable, the effective value and the places behind it. Types only. */

/**
 * Strongest first, in the go command's order (cmd/go/internal/cfg/cfg.go): the environment where it is not empty, the
 * file of `go env -w`, `go.env` of the SDK, what is built into the go command (or worked out by it).
 */
const GO_ENV_ORIGINS = ['environment', 'go-env-file', 'sdk', 'built-in'] as const;
export type GoEnvOrigin = (typeof GO_ENV_ORIGINS)[number];

/**
 * One place that has a value for a variable. `file` and `line` of an environment's value are the line of a profile that
 * exports it, where it could be told.
 */
export interface GoEnvPlace {
  readonly origin: GoEnvOrigin;
  readonly value: string;
  readonly file: string | null;
  readonly line: number | null;
}

/** What a page groups variables by. */
export const GO_ENV_GROUPS = ['modules', 'toolchain', 'folders', 'build', 'target', 'cgo', 'other'] as const;
export type GoEnvGroup = (typeof GO_ENV_GROUPS)[number];

/**
 * `go-env`: with `go env -w`. `environment`: only there (GOENV, GODEBUG). `command`: with a command of its own
 * (GOTELEMETRY). `nowhere`: it is worked out.
 */
export type GoEnvSettable = 'go-env' | 'environment' | 'command' | 'nowhere';

/**
 * A variable. Secrets are taken out of every value. `chain[0]` is in effect; those after it are overruled. Empty where
 * no place has a value.
 */
export interface GoEnvVariable {
  readonly name: string;
  readonly group: GoEnvGroup;
  readonly value: string;
  readonly chain: readonly GoEnvPlace[];
  readonly settable: GoEnvSettable;
  /**
   * Why the effective value does not do what one may think; an English sentence of the check that found it is on
   * the Environment page.
   */
  readonly problem: GoEnvProblem | null;
}

/** What the go command accepts and later stumbles over, or never says. */
export type GoEnvProblem = 'invalid' | 'relative' | 'unknown-flag' | 'not-a-value';

export interface GoEnvReport {
  /** The SDK whose go answered, null where none works: then values are those of the files and the environment alone. */
  readonly sdk: { readonly version: string | null; readonly root: string } | null;
  /** Why no go answered. */
  readonly problem: ErrorShape | null;
  /** Whose environment it is: a new terminal's, or, where the login shell does not answer, this process's. */
  readonly surroundings: 'login-shell' | 'process';
  /** The file that `go env -w` writes; null with GOENV=off. */
  readonly goEnvFile: string | null;
  readonly variables: readonly GoEnvVariable[];
}

/**
 * A value of the go env file that the environment overrules, so that a change of it shows nowhere. `line`: what sets
 * it, where it could be told.
 */
export interface Overruled {
  readonly name: string;
  readonly value: string;
  readonly line: ProfileLine | null;
  /** `profiles.applyFix` can comment the line out. */
  readonly fixable: boolean;
}

export interface GoEnvChangeResult {
  /** Null when nothing had to change. */
  readonly journalId: string | null;
  readonly overruled: readonly Overruled[];
}

/**
 * One way the go command tries for a module, in order. `next`: when it goes on to the one after it; null for the last.
 */
export interface ModuleRoute {
  readonly kind: 'proxy' | 'direct' | 'off';
  /** The proxy's URL without credentials, else null. */
  readonly url: string | null;
  readonly next: 'not-found' | 'any-error' | null;
}

/** How a module would be fetched, and whether what comes is compared with the checksum database. */
export interface ModuleAnswer {
  readonly module: string;
  /** The variable and pattern that take it past the proxies. */
  readonly private: { readonly variable: 'GOPRIVATE' | 'GONOPROXY'; readonly pattern: string } | null;
  readonly ways: readonly ModuleRoute[];
  /** `database` null: unchecked; `because` says which variable and value. */
  readonly checked: {
    readonly database: string | null;
    readonly because: { readonly variable: string; readonly value: string } | null;
  };
  /** What the go command refuses in the settings, in its words. */
  readonly problem: string | null;
}

/** A named set of Go settings. `values`: null takes the variable out of the go env file. */
export interface GoEnvPreset {
  readonly name: string;
  readonly values: Readonly<Record<string, string | null>>;
}

/** `active`: the preset whose values are all in the go env file now; null where none is. */
export interface GoEnvPresets {
  readonly presets: readonly GoEnvPreset[];
  readonly active: string | null;
}
