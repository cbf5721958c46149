import type { Core } from '../core/create-core.ts';
import type { Output } from './output.ts';

/** What a word on the command line stands for, so that shells can complete it. */
export type Completion = 'installed' | 'available' | 'source' | 'path' | 'setting' | 'undoable' | readonly string[];

/** A positional word: `<name>` where required, `[name]` where not. */
interface CommandArgument {
  readonly name: string;
  readonly required: boolean;
  /** The last one may be given several times. */
  readonly many?: boolean;
  readonly doc: string;
  readonly complete?: Completion;
}

/** An option; `value` is the name of its value in help, absent for a switch. */
export interface CommandOption {
  readonly value?: string;
  readonly short?: string;
  /** May be given several times; `text` then has the values with commas between. */
  readonly multiple?: boolean;
  readonly doc: string;
  readonly complete?: Completion;
}

/** One command: what it takes, how help shows it, and what it does. Parsing, help and completion all read this. */
export interface Command {
  readonly arguments?: readonly CommandArgument[];
  readonly options?: Readonly<Record<string, CommandOption>>;
  /** Everything after the positional words belongs to another program and is not parsed: its name in help. */
  readonly passThrough?: string;
  /** Sentences below the usage line. */
  readonly details?: readonly string[];
  readonly examples: readonly { readonly line: string; readonly doc: string }[];
  /** Resolves to the exit code; nothing means 0. Failures are thrown. */
  run(invocation: Invocation): Promise<number | undefined>;
}

/**
 * A command as `goswitch --help` lists it. Its module is loaded only when it runs, so that every command starts fast.
 */
export interface CommandEntry {
  readonly name: string;
  readonly summary: string;
  readonly group: string;
  /** Words people type for it in other tools: only to suggest the right one. */
  readonly alsoCalled?: readonly string[];
  load(): Promise<Command>;
}

/** One run of a command, with everything that it may touch. */
export interface Invocation {
  /** Positional words, in order. */
  readonly words: readonly string[];
  /** Every command that help lists. */
  readonly commands: readonly CommandEntry[];
  /** Words of the other program, for a command with `passThrough`. */
  readonly passedThrough: readonly string[];
  /** Value of an option that has one. */
  text(option: string): string | undefined;
  /** Whether a switch was given. */
  has(option: string): boolean;
  readonly output: Output;
  /** The process: environment, working folder, streams. */
  readonly host: NodeJS.Process;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  /**
   * The working folder as the system names it; `.` where it cannot be named, because it was deleted: nothing is pinned
   * there.
   */
  here(): string;
  /** Hands Ctrl-C and its like over to another program: they no longer abort `signal`. */
  releaseSignals(): void;
  core(): Promise<Core>;
}

/** Options that every command takes. */
export const GLOBAL_OPTIONS: Readonly<Record<string, CommandOption>> = {
  json: { doc: 'Print a single JSON value on standard output' },
  home: { value: 'DIR', doc: 'Use this GoSwitch home instead of GOSWITCH_HOME or the default', complete: 'path' },
  quiet: { short: 'q', doc: 'Print results and errors only, no progress or remarks' },
  help: { short: 'h', doc: 'Show help' },
  version: { doc: "Show GoSwitch's own version" },
};
