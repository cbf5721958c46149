import { randomBytes } from 'node:crypto';
import { AppError } from '../../../contract/errors.ts';
import type { ProgramResult, RunProgram } from '../../base/programs/run-program.ts';
import type { Shell, ShellAnswer, ShellPrompt, StartMode } from '../shells/shell.ts';
import { runAtTerminal, type TerminalMaker } from './pseudo-terminal.ts';

export interface AtPromptOptions extends Pick<StartMode, 'isLogin'> {
  readonly maker: TerminalMaker;
  readonly shell: Shell;
  /** The shell's own. */
  readonly prompt: ShellPrompt;
  readonly executable: string;
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  readonly timeoutMs: number;
  readonly runProgram: RunProgram;
  readonly signal?: AbortSignal | undefined;
}

/** What a shell answers once its prompt is shown. */
export interface PromptAnswer extends ShellAnswer {
  /** The same after a `cd`. */
  readonly afterCd: Pick<ShellAnswer, 'go' | 'path'>;
  /** What the shell told of its hooks; '' from bash and zsh, which are traced instead. */
  readonly hooks: string;
}

const MOST_BYTES = 4 * 1024 * 1024;
const ESC = '\u001b';
const BEL = '\u0007';

/**
 * Starts a shell at a terminal, waits for its prompt and types the question there, so that whatever runs at the prompt
 * has run. Null when no answer comes: a profile reads what is typed, or puts another program in the shell's place.
 * Throws `cancelled`. The history of commands stays as it is.
 */
export async function askAtPrompt(options: AtPromptOptions): Promise<PromptAnswer | null> {
  const mark = `<goswitch-${randomBytes(8).toString('hex')}>`;
  const { shell, prompt } = options;
  const { script, answers } = prompt.whichGo(mark);
  const result = await typeAtPrompt(options, {
    text: script,
    args: prompt.args(options.isLogin),
    mark,
    marks: answers + 1,
  });
  const parts = withoutEscapes(result.stdout.toString('utf8')).split(mark);
  if (parts.length < answers + 2) return null;
  const [, go = '', path = '', goroot = '', hooks = '', , goAfterCd = '', pathAfterCd = ''] = parts.map((part) =>
    part.trim(),
  );
  return { go: shell.readGo(go), path, goroot, hooks, afterCd: { go: shell.readGo(goAfterCd), path: pathAfterCd } };
}

interface Typed {
  readonly text: string;
  readonly args: readonly string[];
  readonly mark: string;
  /** How many marks make the answer whole. */
  readonly marks: number;
}

/** Types `text` once the prompt is there. Throws `cancelled`. */
export async function typeAtPrompt(
  options: AtPromptOptions,
  { text, args, mark, marks }: Typed,
): Promise<ProgramResult> {
  const { maker, prompt, executable, env, cwd, timeoutMs, runProgram, signal } = options;
  let hasTyped = false;
  let replies = 0;
  const result = await runAtTerminal({
    maker,
    executable,
    args,
    runProgram,
    options: {
      env: { ...env, TERM: 'xterm-256color', ...prompt.env },
      cwd,
      timeoutMs,
      maxBytes: MOST_BYTES,
      ...(signal === undefined ? {} : { signal }),
      isEnough: (stdout) => stdout.toString('latin1').split(mark).length > marks,
      typing(stdout, quietMs) {
        const shown = stdout.toString('latin1');
        const asked = shown.split(WHAT_TERMINAL).length - 1;
        const reply = asked > replies ? A_TERMINAL : '';
        replies = asked;
        if (hasTyped || !isAtPrompt(shown, quietMs)) return reply;
        hasTyped = true;
        return reply + text;
      },
    },
  });
  if (result.outcome === 'cancelled') throw new AppError('cancelled', 'Stopped while asking a shell');
  return result;
}

/**
 * fish 4 asks the terminal what it is before it reads anything (primary device attributes), and waits for the reply.
 */
const WHAT_TERMINAL = new RegExp(`${ESC}\\[0?c`);
const A_TERMINAL = `${ESC}[?62;22c`;

const QUIET_MS = 400;
const LONG_QUIET_MS = 1500;

/** Line editors announce that pasting is bracketed as they begin to read; of those that do not, a pause tells. */
function isAtPrompt(shown: string, quietMs: number): boolean {
  if (shown.includes(`${ESC}[?2004h`)) return true;
  const hasPrinted = !/^\s*(<goswitch-terminal \d+>)?\s*$/.test(shown);
  return quietMs > (hasPrinted ? QUIET_MS : LONG_QUIET_MS);
}

const ESCAPES = new RegExp(
  [`${ESC}\\][^${BEL}${ESC}]*(?:${BEL}|${ESC}\\\\)`, `${ESC}[[(][0-9;?]*[ -/]*[@-~]`, `${ESC}[=>]`, '\r'].join('|'),
  'g',
);

/** Without what moves the cursor, sets colours and titles: hooks print such between the answers. */
export function withoutEscapes(text: string): string {
  return text.replace(ESCAPES, '');
}
