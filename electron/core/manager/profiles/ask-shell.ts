import { randomBytes } from 'node:crypto';
import { AppError } from '../../../contract/errors.ts';
import type { ProgramResult, RunProgram } from '../../base/programs/run-program.ts';
import type { Asking, Question, Shell, StartMode } from '../shells/shell.ts';
import { typeAtPrompt, withoutEscapes } from './ask-at-prompt.ts';
import type { TerminalMaker } from './pseudo-terminal.ts';

interface AskOptions extends StartMode {
  readonly shell: Shell;
  readonly executable: string;
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  readonly timeoutMs: number;
  readonly runProgram: RunProgram;
  /** Makes a terminal for a shell that does not read its files without one; null where nothing does. */
  readonly terminal: TerminalMaker | null;
  readonly signal?: AbortSignal | undefined;
}

/** A profile that prints more than this prints without end. */
const MOST_BYTES = 4 * 1024 * 1024;

/**
 * Starts a shell in a mode, lets its profiles run, and returns its answers. Input is empty, so a profile that asks
 * something gets no answer; one that puts tmux in the shell's place is started again as if inside tmux. A shell that does
 * not read its files without a terminal (`filesNeedTerminal`) is asked at its prompt. Throws `shell-failed`, whose details hold the outcome and the last words, and `cancelled`.
 */
export async function askShell(question: Asking, options: AskOptions): Promise<string[]> {
  const mark = `<goswitch-${randomBytes(8).toString('hex')}>`;
  const asked = question(mark);
  let result = await start(asked, mark, options);
  let answers = readAnswers(result, mark, { ...asked, ...options });
  if (answers === null && result.outcome === 'exited') {
    const inTmux = await start(asked, mark, { ...options, env: { ...options.env, TMUX: 'goswitch,0,0' } });
    answers = readAnswers(inTmux, mark, { ...asked, ...options });
    if (answers === null && inTmux.outcome !== 'exited') result = inTmux;
  }
  if (result.outcome === 'cancelled') throw new AppError('cancelled', 'Stopped while asking a shell');
  if (answers === null) throw noAnswer(options, result);
  return answers;
}

function start({ script, answers }: Question, mark: string, options: AskOptions): Promise<ProgramResult> {
  const { shell, terminal: maker, isLogin, isInteractive } = options;
  if (shell.filesNeedTerminal && shell.prompt !== null && maker !== null && (isLogin || isInteractive)) {
    const typed = { text: ` ${script}\n`, args: shell.prompt.args(isLogin), mark, marks: answers + 1 };
    return typeAtPrompt({ ...options, prompt: shell.prompt, maker }, typed);
  }
  const { args, argv0, input } = shell.start(options, script);
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

function readAnswers(
  { stdout }: ProgramResult,
  mark: string,
  { answers, shell }: Question & Pick<AskOptions, 'shell'>,
): string[] | null {
  const printed = stdout.toString('utf8');
  const parts = (shell.filesNeedTerminal ? withoutEscapes(printed) : printed).split(mark);
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
