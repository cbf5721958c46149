import { randomBytes } from 'node:crypto';
import { AppError } from '../../../contract/errors.ts';
import type { ProgramResult, RunProgram } from '../../base/programs/run-program.ts';
import type { Asking, Question, Shell, StartMode } from '../shells/shell.ts';

export interface AskOptions extends StartMode {
  readonly shell: Shell;
  readonly executable: string;
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  readonly timeoutMs: number;
  readonly runProgram: RunProgram;
  readonly signal?: AbortSignal | undefined;
}

/** What `Shell.whichGo` asks for, trimmed. */
export interface ShellAnswer {
  /** A path, or the words of an alias or function; '' where there is none. */
  readonly go: string;
  readonly path: string;
  readonly goroot: string;
}

/** A profile that prints more than this prints without end. */
const MOST_BYTES = 4 * 1024 * 1024;

/**
 * Starts a shell in a mode, lets its profiles run, and returns its answers. Input is empty, so a profile that asks
 * something gets no answer; one that puts tmux in the shell's place is started anew as if inside tmux. Throws
 * `shell-failed`, whose details hold the outcome and the last words, and `cancelled`.
 */
export async function askShell(question: Asking, options: AskOptions): Promise<string[]> {
  const mark = `<goswitch-${randomBytes(8).toString('hex')}>`;
  const asked = question(mark);
  let result = await start(asked, mark, options);
  let answers = readAnswers(result, mark, asked);
  if (answers === null && result.outcome === 'exited') {
    const inTmux = await start(asked, mark, { ...options, env: { ...options.env, TMUX: 'goswitch,0,0' } });
    answers = readAnswers(inTmux, mark, asked);
    if (answers === null && inTmux.outcome !== 'exited') result = inTmux;
  }
  if (result.outcome === 'cancelled') throw new AppError('cancelled', 'Stopped while asking a shell');
  if (answers === null) throw noAnswer(options, result);
  return answers;
}

function start({ script, answers }: Question, mark: string, options: AskOptions): Promise<ProgramResult> {
  const { args, argv0, input } = options.shell.start(options, script);
  return options.runProgram(options.executable, args, {
    env: options.env,
    cwd: options.cwd,
    timeoutMs: options.timeoutMs,
    maxBytes: MOST_BYTES,
    isEnough: (stdout) => stdout.toString('latin1').split(mark).length > answers + 1,
    ...(argv0 === undefined ? {} : { argv0 }),
    ...(input === undefined ? {} : { input }),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  });
}

function readAnswers({ stdout }: ProgramResult, mark: string, { answers }: Question): string[] | null {
  const parts = stdout.toString('utf8').split(mark);
  return parts.length < answers + 2 ? null : parts.slice(1, answers + 1);
}

const OUTCOMES: Readonly<Record<ProgramResult['outcome'], string>> = {
  exited: 'ended before it could answer: a profile ends it, or puts another program in its place',
  enough: 'gave half an answer',
  'timed-out': 'did not answer in time: a profile waits for something',
  'too-much-output': 'printed without end',
  'failed-to-start': 'could not be started',
  cancelled: 'was stopped',
};

function noAnswer({ executable, timeoutMs }: AskOptions, { outcome, code, stdout, stderr }: ProgramResult): AppError {
  return new AppError('shell-failed', `${executable} ${OUTCOMES[outcome]}`, {
    hint: `Open a terminal with ${executable} and look at what its profiles do`,
    details: { outcome, code, timeoutMs, lastWords: lastWords(stderr) || lastWords(stdout) },
  });
}

function lastWords(output: Buffer): string {
  return output.toString('utf8').trimEnd().slice(-300);
}
