import type { ErrorShape } from './errors.ts';

/** Shapes of set-up: what GoSwitch edits so that `go` means its shims, and what came of it. Types only. */

/**
 * Shells that can be set up, started and asked which `go` they find, and what they call themselves. `sh` stands for every
 * shell that reads `.profile` alone: dash, ash, ksh. The compiler asks for the object of each one in
 * core/manager/shells/shells.ts.
 */
export const SHELL_TITLES = {
  bash: 'bash',
  zsh: 'zsh',
  fish: 'fish',
  sh: 'sh',
  tcsh: 'tcsh',
  powershell: 'PowerShell',
  nushell: 'Nushell',
  elvish: 'Elvish',
  xonsh: 'xonsh',
} as const;
export type ShellName = keyof typeof SHELL_TITLES;
export const SHELL_NAMES = Object.keys(SHELL_TITLES) as readonly ShellName[];

export function isShellName(name: string): name is ShellName {
  return Object.hasOwn(SHELL_TITLES, name);
}

/** What set-up can edit: a shell's profiles, or the place programs started from the desktop get their PATH from. */
export const SETUP_TARGETS = [...SHELL_NAMES, 'environment.d', 'launchd', 'windows-path'] as const;
export type SetupTarget = (typeof SETUP_TARGETS)[number];
export type DesktopTarget = Exclude<SetupTarget, ShellName>;

/**
 * A target found on this machine. `executable` is null for what is not a program. `isLoginShell`: it is what $SHELL
 * names.
 */
export interface DetectedTarget {
  readonly target: SetupTarget;
  readonly executable: string | null;
  readonly isLoginShell: boolean;
}

/**
 * A shell that set-up does not edit. `line` puts the shims first on PATH in its startup file `file`; both null where
 * its grammar is not known.
 */
export interface UnknownShell {
  readonly name: string;
  readonly executable: string;
  readonly isLoginShell: boolean;
  readonly file: string | null;
  readonly line: string | null;
}

/**
 * `create`, `insert`, `update` (an older line of GoSwitch's), `move` (other PATH lines came to stand after the block),
 * `unchanged`, `refused`. Undoing: `restore` (the same bytes as before), `remove` (exactly the block, the rest was
 * edited since), `delete` (a file GoSwitch made).
 */
export type ProfileAction =
  | 'create'
  | 'insert'
  | 'update'
  | 'move'
  | 'unchanged'
  | 'refused'
  | 'restore'
  | 'remove'
  | 'delete';

/** One file (or the registry's Path), before or after it was changed. */
export interface ProfileChange {
  readonly targets: readonly SetupTarget[];
  /** The file as the shell opens it. */
  readonly file: string;
  /** The file that holds the bytes, where `file` is a link; else the same. */
  readonly realFile: string;
  readonly action: ProfileAction;
  /** Unified diff, empty where nothing changes. */
  readonly diff: string;
  /** Why it was refused, else null. */
  readonly problem: ErrorShape | null;
  /** Journal entry of the change, once made. */
  readonly journalId: string | null;
}

/**
 * `in-place`, `missing`, `outdated` (an older line), `edited` (by hand), `invalid` (cannot be edited safely; `problem`
 * says why).
 */
export interface ProfileState {
  readonly targets: readonly SetupTarget[];
  readonly file: string;
  readonly state: 'in-place' | 'missing' | 'outdated' | 'edited' | 'invalid';
  /** Line number of the block's first marker, from 1. */
  readonly line: number | null;
  readonly problem: ErrorShape | null;
}

/** `ssh`: a command that another machine runs here (`ssh host go version`); asked of the login shell alone. */
export type ShellMode = 'login' | 'interactive' | 'non-interactive' | 'ssh';

/**
 * A line of a profile. `traced`: the shell itself said so; otherwise it is the likeliest line found by reading the
 * files.
 */
export interface ProfileLine {
  readonly file: string;
  readonly line: number;
  readonly text: string;
  readonly traced: boolean;
}

/** What a shell runs at its prompt, or after a `cd`. */
export interface PromptHook {
  /** The variable, event or trap that it hangs on: `PROMPT_COMMAND`, `precmd_functions`, `fish_prompt`, `DEBUG` ... */
  readonly via: string;
  /** Its function; '' where there is none, or it could not be told. */
  readonly name: string;
}

/**
 * What a freshly started shell answered. `works`: the first `go` is GoSwitch's. `shadowed`: another one wins.
 * `not-found`: none. `no-answer`: the shell ended, or took too long, before it could say.
 */
export interface ShellCheck {
  readonly shell: ShellName;
  readonly executable: string;
  readonly mode: ShellMode;
  /**
   * The shell reads no profile in this mode, so it was started from a login shell of its kind, as happens in practice.
   */
  readonly inherits: boolean;
  readonly outcome: 'works' | 'shadowed' | 'not-found' | 'no-answer';
  /** The `go` found: a path, or the words of an alias or function. */
  readonly go: string | null;
  /** The line that put another `go` first, where it could be told. */
  readonly shadowedBy: ProfileLine | null;
  /**
   * It was asked at its prompt, on a terminal, so that hooks of the prompt had run. Always false for modes without a
   * prompt.
   */
  readonly atPrompt: boolean;
  /**
   * The hook that put another `go` first, although profiles had put GoSwitch there; `shadowedBy` is the line that sets
   * it up.
   */
  readonly hook: PromptHook | null;
  /** One plain sentence. */
  readonly summary: string;
}

/** A `go` on PATH. `line` is what put its folder there, where that was asked for and could be told. */
export interface GoOnPath {
  readonly path: string;
  readonly realPath: string;
  /** `go1.26.3`, or null where neither a VERSION file nor the program told it in time. */
  readonly version: string | null;
  readonly owner: string;
  readonly line: ProfileLine | null;
}

/** Who wins on PATH. `from`: the login shell answered, or (with the reason) this process's own PATH had to do. */
export interface GoOnPathReport {
  readonly from: 'login-shell' | 'process';
  readonly reason: string | null;
  readonly entries: readonly GoOnPath[];
  /**
   * What changes PATH at the prompt, after the profiles: then `entries` are those of the prompt, and the line of the
   * first is the one that sets this up.
   */
  readonly hook: PromptHook | null;
}

/**
 * A line of someone else's that defeats the switch. `fixable`: it can be commented out, in a file of the user's own.
 */
export interface ProfileObstacle {
  readonly kind: 'goroot' | 'alias' | 'path';
  readonly shell: ShellName;
  readonly at: ProfileLine;
  readonly fixable: boolean;
  readonly summary: string;
}
