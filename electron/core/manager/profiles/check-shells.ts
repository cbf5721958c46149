import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { isAppError } from '../../../contract/errors.ts';
import {
  type DetectedTarget,
  isShellName,
  type ProfileLine,
  type ShellCheck,
  type ShellMode,
} from '../../../contract/profiles.ts';
import type { RunProgram } from '../../base/programs/run-program.ts';
import type { CoreContext } from '../../context.ts';
import type { Shell, ShellAnswer, StartMode } from '../shells/shell.ts';
import { shellNamed } from '../shells/shells.ts';
import { type AtPromptOptions, askAtPrompt, type PromptAnswer } from './ask-at-prompt.ts';
import { askShell } from './ask-shell.ts';
import { explainHook } from './explain-hook.ts';
import { explainShadow } from './explain-shadow.ts';
import { readLoginEnvironment } from './login-environment.ts';
import type { TerminalMaker } from './pseudo-terminal.ts';
import { emptyEnv } from './shell-environment.ts';

interface ShellsToCheck {
  /** The shells to ask; those without a program are left out. */
  readonly targets: readonly DetectedTarget[];
  /** A bash to trace a sh with; null where there is none. */
  readonly bash: string | null;
  /** What makes a terminal, to ask at the prompt; null where nothing does: then hooks of the prompt stay unseen. */
  readonly terminal: TerminalMaker | null;
  readonly timeoutMs: number;
  readonly runProgram: RunProgram;
  readonly signal?: AbortSignal | undefined;
}

/**
 * A login shell is asked twice: as a terminal starts it, and as programs do (`zsh -l -c`), which skips the interactive
 * profiles.
 */
const STARTS: Readonly<Record<ShellMode, readonly StartMode[]>> = {
  login: [
    { isLogin: true, isInteractive: true },
    { isLogin: true, isInteractive: false },
  ],
  interactive: [{ isLogin: false, isInteractive: true }],
  'non-interactive': [{ isLogin: false, isInteractive: false }],
  ssh: [{ isLogin: false, isInteractive: false }],
};

/**
 * Starts each shell as if freshly logged in, with nothing but a home in its environment, and asks which `go` it finds.
 * Whatever profiles do (print, ask, end the shell, wait for ever) becomes an outcome, never an exception. Throws
 * `cancelled`.
 */
export async function checkShells(context: CoreContext, options: ShellsToCheck): Promise<ShellCheck[]> {
  const shells = options.targets.flatMap(({ target, executable, isLoginShell }) =>
    executable === null || !isShellName(target) ? [] : [{ shell: shellNamed(target), executable, isLoginShell }],
  );
  const proofs = await Promise.all(
    shells.map(async ({ isLoginShell, ...shell }) => {
      const ofShell: ShellCheck[] = [];
      const modes: readonly ShellMode[] = [
        'login',
        'interactive',
        'non-interactive',
        ...(isLoginShell && shell.shell.readsOverSsh ? (['ssh'] as const) : []),
      ];
      for (const mode of modes) ofShell.push(await checkMode(context, { ...options, ...shell, mode }));
      return ofShell;
    }),
  );
  return proofs.flat();
}

interface ShellToCheck extends ShellsToCheck {
  readonly shell: Shell;
  readonly executable: string;
  readonly mode: ShellMode;
}

async function checkMode(context: CoreContext, checked: ShellToCheck): Promise<ShellCheck> {
  let atPrompt = false;
  for (const start of STARTS[checked.mode]) {
    const proof = await checkStart(context, checked, start);
    atPrompt ||= proof.atPrompt;
    if (proof.outcome !== 'works' || start === STARTS[checked.mode].at(-1)) return { ...proof, atPrompt };
  }
  throw new Error('Every mode has a start');
}

async function checkStart(context: CoreContext, checked: ShellToCheck, start: StartMode): Promise<ShellCheck> {
  const { shell, executable, mode } = checked;
  const inherits = shell.inheritsIn.includes(mode);
  const base = { shell: shell.name, executable, mode, inherits, hook: null };
  let atPrompt = false;
  try {
    const env = inherits ? await loginEnv(context, checked) : await freshEnv(context, checked);
    const prompt =
      start.isInteractive && !inherits ? promptOptions(context, { ...checked, env, isLogin: start.isLogin }) : null;
    const shown = prompt === null ? null : await askAtPrompt(prompt);
    atPrompt = shown !== null;
    if (shown !== null && (await isOurs(context, shown.go)) && (await isOurs(context, shown.afterCd.go)))
      return { ...base, ...works(checked, shown.go), atPrompt };
    const answer = await askPlainly(context, checked, { start, env });
    const isPlainlyOurs = await isOurs(context, answer.go);
    if (shown !== null && prompt !== null && isPlainlyOurs)
      return { ...base, ...(await judgeHook(context, { checked, shown, prompt })), atPrompt };
    if (isPlainlyOurs) return { ...base, ...works(checked, answer.go), atPrompt };
    return {
      ...base,
      ...(await judge(context, {
        checked,
        answer,
        start: inherits ? { isLogin: true, isInteractive: false } : start,
        env,
      })),
      atPrompt,
    };
  } catch (error) {
    if (!isAppError(error, 'shell-failed')) throw error;
    const summary = `${name(shell, mode)}: ${error.message}${lastLine(error.details?.lastWords)}`;
    return { ...base, atPrompt, outcome: 'no-answer', go: null, shadowedBy: null, summary };
  }
}

type Verdict = Pick<ShellCheck, 'outcome' | 'go' | 'shadowedBy' | 'summary'>;

function works({ shell, mode }: ShellToCheck, go: string): Verdict {
  return { outcome: 'works', go, shadowedBy: null, summary: `${name(shell, mode)} finds GoSwitch's go` };
}

async function askPlainly(
  context: CoreContext,
  checked: ShellToCheck,
  { start, env }: Pick<Judging, 'start' | 'env'>,
): Promise<ShellAnswer> {
  const { shell, executable, timeoutMs, runProgram, signal, terminal } = checked;
  const asking = { shell, executable, ...start, env, cwd: context.userHome, timeoutMs, runProgram, signal, terminal };
  const [go, onPath, goroot] = await askShell(shell.whichGo, asking);
  return { go: shell.readGo(go!), path: onPath!.trim(), goroot: goroot!.trim() };
}

/** Half of the time for a shell: where its prompt gives no answer, it is asked once more without one. */
function promptOptions(
  context: CoreContext,
  asking: ShellToCheck & { readonly env: Judging['env']; readonly isLogin: boolean },
): AtPromptOptions | null {
  const { terminal: maker, timeoutMs, ...rest } = asking;
  const { prompt } = asking.shell;
  return maker === null || prompt === null
    ? null
    : { ...rest, maker, prompt, cwd: context.userHome, timeoutMs: timeoutMs / 2 };
}

interface Judging {
  readonly checked: ShellToCheck;
  readonly answer: ShellAnswer;
  readonly start: StartMode;
  readonly env: Readonly<Record<string, string>>;
}

async function judge(context: CoreContext, { checked, answer, start, env }: Judging): Promise<Verdict> {
  const { shell, mode } = checked;
  const found = await explainShadow(context, { ...checked, answer, ...start, env });
  const go = found.isFound ? answer.go : null;
  return {
    outcome: found.isFound ? 'shadowed' : 'not-found',
    go,
    shadowedBy: found.line,
    summary: `${name(shell, mode)} ${withLine(found.words, found.line)}`,
  };
}

/** The shell finds GoSwitch once its profiles have run, and another `go` at the prompt. */
async function judgeHook(
  context: CoreContext,
  {
    checked,
    shown,
    prompt,
  }: { readonly checked: ShellToCheck; readonly shown: PromptAnswer; readonly prompt: AtPromptOptions },
): Promise<Verdict & Pick<ShellCheck, 'hook'>> {
  const isAfterCd = await isOurs(context, shown.go);
  const go = isAfterCd ? shown.afterCd.go : shown.go;
  const { hook, line } = await explainHook(context, shown, prompt);
  const when = isAfterCd ? 'after a cd' : 'at its prompt';
  const what =
    hook === null
      ? ''
      : `, because of ${hook.via}${hook.name === '' || hook.name === hook.via ? '' : ` (${hook.name})`}`;
  const words = go === '' || /not found/i.test(go) ? `finds no go ${when}${what}` : `finds ${go} first ${when}${what}`;
  return {
    outcome: path.isAbsolute(go) || (go !== '' && !/not found/i.test(go)) ? 'shadowed' : 'not-found',
    go: go === '' ? null : go,
    shadowedBy: line,
    hook,
    summary: `${name(checked.shell, checked.mode)} ${withLine(words, line)}`,
  };
}

async function freshEnv(
  context: CoreContext,
  { shell, executable, mode, runProgram }: ShellToCheck,
): Promise<Record<string, string>> {
  const own = await shell.sessionVariables(context, { executable, runProgram });
  return { ...emptyEnv(context), SHELL: executable, ...(mode === 'ssh' ? SSH_ENV : {}), ...own };
}

/** What sshd adds; a bash that sees it reads `.bashrc` although it is not interactive (bash shell.c, run_by_ssh). */
const SSH_ENV = {
  SSH_CLIENT: '127.0.0.1 50022 22',
  SSH_CONNECTION: '127.0.0.1 50022 127.0.0.1 22',
  PATH: '/usr/local/bin:/usr/bin:/bin',
};

async function loginEnv(
  context: CoreContext,
  { executable, timeoutMs, runProgram, signal }: ShellToCheck,
): Promise<Record<string, string>> {
  const { env } = await readLoginEnvironment(context, {
    shell: executable,
    timeoutMs,
    fromNothing: true,
    runProgram,
    signal,
  });
  return { ...emptyEnv(context), ...(env as Record<string, string>) };
}

/** By real paths, where a part of the home is a link. */
async function isOurs({ layout }: CoreContext, go: string): Promise<boolean> {
  const ours = path.join(layout.shims, 'go');
  if (!path.isAbsolute(go)) return false;
  if (path.normalize(go) === ours) return true;
  const real = await Promise.all([go, ours].map((file) => realpath(file).catch(() => null)));
  return real[0] !== null && real[0] === real[1];
}

function lastLine(words: unknown): string {
  const line = typeof words === 'string' ? words.trim().split('\n').at(-1) : '';
  return line ? ` (it said: ${line.trim()})` : '';
}

function name({ name: shell }: Shell, mode: ShellMode): string {
  if (mode === 'ssh') return `${shell}, run by ssh for one command,`;
  return mode === 'login'
    ? `A login ${shell}`
    : mode === 'interactive'
      ? `An interactive ${shell}`
      : `A non-interactive ${shell}`;
}

function withLine(words: string, line: ProfileLine | null): string {
  return line === null ? words : `${words}: ${line.file}, line ${line.line}: ${line.text.trim()}`;
}
