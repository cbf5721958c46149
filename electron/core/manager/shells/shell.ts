import type { ProfileLine, PromptHook, ShellMode, ShellName } from '../../../contract/profiles.ts';
import type { ProgramResult, RunProgram } from '../../base/programs/run-program.ts';
import type { CoreContext, Env } from '../../context.ts';
import type { Grammar, Placement } from './grammar.ts';

/**
 * Everything that GoSwitch knows about one shell. Each shell is one object in one file of this folder, and stands in the
 * list of shells.ts; other rooms ask the object and never look at its name (docs/decisions/0134). What a shell does not
 * have is null or empty here, said by its own file: there are no defaults.
 */
export interface Shell extends ShellFiles, ShellStarting, ShellReports, ShellUse {
  readonly name: ShellName;
  /** How its startup files are written. */
  readonly grammar: Grammar;
  /** Names of the programs that set-up takes for this shell. */
  readonly programs: readonly string[];
  /** Other programs that are started and asked the same way; set-up does not edit their startup files. */
  readonly relatives: readonly string[];
  /** Its program on Windows; null where it is not there, or where set-up leaves it to the Path of Windows. */
  findOnWindows(env: Env): Promise<string | null>;
}

/** A file that gets GoSwitch's block, and in which form. */
export interface StartupFile {
  readonly file: string;
  readonly placement: Placement;
}

interface FileSearch {
  readonly executable: string | null;
  readonly runProgram: RunProgram;
  /** Whether the file is there and its text may take back what the block does. */
  readonly defeats: (file: string) => Promise<boolean>;
}

interface ShellFiles {
  /**
   * The files to edit. Those that the shell reads after the main ones are named only where `defeats` says so: otherwise
   * there is nothing in them to win against. docs/decisions/0010 has the reasons.
   */
  startupFiles(context: CoreContext, search: FileSearch): Promise<readonly StartupFile[]>;
  /** Every file that the shell may read, in its order, those of the system first; some may not be there. */
  filesInOrder(context: CoreContext): Promise<readonly string[]>;
  /** Names of its startup files, without their folder. */
  readonly fileNames: RegExp;
  /** By the name of a startup file, which option of home-manager writes it (its modules/programs). */
  readonly homeManagerOptions: Readonly<Record<string, string>>;
}

export interface StartMode {
  readonly isLogin: boolean;
  readonly isInteractive: boolean;
}

interface ShellStart {
  readonly args: readonly string[];
  /** Makes a login shell of those that have no option for it. */
  readonly argv0?: string;
  /** What the shell reads from its input; nothing where it is left out. */
  readonly input?: Buffer;
}

/**
 * A script that makes a shell answer between marks, whatever its profiles print around it. The mark is written in two
 * pieces, so that a shell which repeats its commands (`set verbose`) does not seem to answer.
 */
export interface Question {
  readonly script: string;
  /** How many answers come, each followed by a mark; one mark stands before the first. */
  readonly answers: number;
}

/** What `ShellStarting.whichGo` asks for, trimmed. */
export interface ShellAnswer {
  /** A path, or the words of an alias or function; '' where there is none. */
  readonly go: string;
  readonly path: string;
  readonly goroot: string;
}

export type Asking = (mark: string) => Question;

export interface ShellStarting {
  /** How it is started in a mode to run a script of its own language, which is one line. */
  start(
    mode: StartMode & { readonly executable: string; readonly env: Readonly<Record<string, string>> },
    script: string,
  ): ShellStart;
  /**
   * Answers: which `go` this shell means (a path, or the words of an alias or function), its PATH (separated by the
   * system's sign), its GOROOT.
   */
  readonly whichGo: Asking;
  /** One answer: the environment, as NUL-terminated `NAME=value`, or (where `env` has no -0) as lines. */
  readonly environment: Asking;
  /** The `go` in an answer; '' where there is none. */
  readGo(answer: string): string;
  /** Modes in which it reads no file of the user's: it has what the login shell above it had. */
  readonly inheritsIn: readonly ShellMode[];
  /** Whether it reads a file of the user's for a command over ssh, where it is the login shell. */
  readonly readsOverSsh: boolean;
  /** What a session gives it besides a home, and it does not set itself. */
  sessionVariables(
    context: CoreContext,
    search: Pick<FileSearch, 'executable' | 'runProgram'>,
  ): Promise<Readonly<Record<string, string>>>;
  /** Null where it is not asked at its prompt, so that hooks which run there stay unseen. */
  readonly prompt: ShellPrompt | null;
  /**
   * Without a terminal it does not read its files as it does at one: where it should have read them, it is asked at its
   * prompt (which is not null then).
   */
  readonly filesNeedTerminal: boolean;
}

/** What a shell is told to do at a terminal. */
interface PromptScript {
  readonly args: readonly string[];
  readonly text: string;
  readonly env: Readonly<Record<string, string>>;
}

export interface ShellPrompt {
  /** Arguments that start it as a terminal does, and keep what is typed out of its history. */
  args(isLogin: boolean): readonly string[];
  /** For the same: variables of the terminal. */
  readonly env: Readonly<Record<string, string>>;
  /**
   * One line to type. Answers: those of `whichGo`; what it tells of its hooks; nothing, after a `cd` into the same
   * folder; the first two once more. It begins with a blank and ends the shell at once, so that no history has it.
   */
  readonly whichGo: Asking;
  readonly hooks: TracedHooks | ToldHooks;
}

/** The shell is traced on its way to the prompt. */
export interface TracedHooks {
  /** Each step of the trace is as in xtrace.ts; its value has the functions that it runs in, innermost first. */
  traceToPrompt(
    context: CoreContext,
    options: { readonly isLogin: boolean; readonly env: Readonly<Record<string, string>>; readonly mark: string },
  ): Promise<PromptScript>;
}

/** The shell said at its prompt which hooks it has. */
interface ToldHooks {
  explain(told: string, lines: readonly ScannedLine[]): Promise<ExplainedHook>;
}

/** What put another `go` first at the prompt, and the line of a profile that it is set up by, where they are known. */
export interface ExplainedHook {
  readonly hook: PromptHook | null;
  readonly line: ProfileLine | null;
}

/** A line that was found by reading files. */
export interface ScannedLine extends Omit<ProfileLine, 'traced'> {}

/** One command that a shell ran while reading its files, with PATH and one variable as they were just before it. */
export interface TraceStep {
  readonly file: string;
  readonly line: number;
  /** The command as the shell prints it: with variables replaced. */
  readonly command: string;
  readonly path: string;
  /** Of the variable that was traced. */
  readonly value: string;
}

export interface TraceOptions extends StartMode {
  readonly executable: string;
  /** A bash that can trace in place of a `sh`, whose own trace knows no files. */
  readonly bash: string | null;
  readonly env: Readonly<Record<string, string>>;
  readonly runProgram: RunProgram;
  /** Told besides PATH: the name of a variable. */
  readonly variable: string;
  readonly signal?: AbortSignal | undefined;
}

interface ShellTrace {
  /** The steps, in order; none where the trace failed. */
  run(context: CoreContext, options: TraceOptions): Promise<TraceStep[]>;
  /** False where PATH has entries that no step of the trace shows. */
  readonly showsAllOfPath: boolean;
}

export interface SyntaxParser {
  /** Arguments that have it read a script from its input without running it. */
  readonly args: readonly string[];
  /** A line that is an error wherever commands are expected. */
  readonly error: string;
  /** Node hands input over as a socket; true where the shell does not read a script from one. */
  readonly needsPipe: boolean;
  /** It is started in the folder of the file, because it looks for other files from there. */
  readonly standsBesideFile: boolean;
  /** Of the user's environment, what the parser needs; everything else is kept from it. */
  environment(context: Pick<CoreContext, 'env' | 'userHome' | 'os'>): Readonly<Record<string, string>>;
  /** What it says against the text; null where the text can be parsed. */
  complaint(result: ProgramResult): string | null;
}

interface ShellReports {
  /** Null where no syntax check is known: a startup file is edited without one then. */
  readonly parser: SyntaxParser | null;
  /** Null where it cannot be traced: then the likeliest line is searched for in its files. */
  readonly trace: ShellTrace | null;
  /** Why it reads none of its files with this home and environment, as what a sentence says of it; null where it does. */
  whyNothingIsRead(userHome: string, env: Readonly<Record<string, string>>): string | null;
}

/** A line that, evaluated by a shell, chooses a version for this terminal and what it starts. */
export interface TerminalSnippet {
  /** What the command calls it: shells that share a snippet share this name. */
  readonly name: string;
  /** @param value letters, digits and dots alone */
  set(name: string, value: string): string;
  unset(name: string): string;
  /** How a person has the shell evaluate what `goswitch shell ARGUMENTS` prints. */
  evaluation(args: string): string;
}

interface ShellCompletion {
  /**
   * The script. It holds no knowledge: it asks `goswitch __complete -- WORDS...`, which answers with one candidate a line
   * (`word<TAB>doc`), or `:files` or `:programs` where the shell lists better itself.
   */
  readonly script: string;
  /** The command that loads it, and where it goes. */
  readonly load: string;
  readonly where: string;
}

interface ShellUse {
  readonly snippet: TerminalSnippet;
  /** Null where the shell has no completion that a script could add to. */
  readonly completion: ShellCompletion | null;
}
