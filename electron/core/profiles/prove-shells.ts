import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { isAppError } from '../../contract/errors.ts';
import type { DetectedTarget, ProfileLine, ShellMode, ShellName, ShellProof } from '../../contract/profiles.ts';
import type { CoreContext } from '../context.ts';
import { askShell } from './ask-shell.ts';
import { explainShadow } from './explain-shadow.ts';
import { readLoginEnvironment } from './login-environment.ts';
import type { RunProgram } from './run-program.ts';
import { type ShellAnswer, WHICH_GO } from './shell-questions.ts';
import { emptyEnv, type StartMode } from './shell-start.ts';
import { zshFolders } from './zsh-folders.ts';

export interface ProveOptions {
  /** The shells to ask; those without a program are left out. */
  readonly targets: readonly DetectedTarget[];
  /** A bash to trace a sh with; null where there is none. */
  readonly bash: string | null;
  readonly timeoutMs: number;
  readonly runProgram: RunProgram;
  readonly signal?: AbortSignal | undefined;
}

/** A login shell is asked twice: as a terminal starts it, and as programs do (`zsh -l -c`), which skips the interactive profiles. */
const STARTS: Readonly<Record<ShellMode, readonly StartMode[]>> = {
  login: [
    { isLogin: true, isInteractive: true },
    { isLogin: true, isInteractive: false },
  ],
  interactive: [{ isLogin: false, isInteractive: true }],
  'non-interactive': [{ isLogin: false, isInteractive: false }],
};

/** Modes in which a shell reads no profile of the user's: it has what the login shell above it had. */
const INHERITING: { readonly [Shell in ShellName]?: readonly ShellMode[] } = {
  bash: ['non-interactive'],
  sh: ['interactive', 'non-interactive'],
};

/**
 * Starts each shell as if freshly logged in, with nothing but a home in its environment, and asks which `go` it finds. Whatever profiles do (print, ask,
 * end the shell, wait for ever) becomes an outcome, never an exception. Throws `cancelled`.
 */
export async function proveShells(context: CoreContext, options: ProveOptions): Promise<ShellProof[]> {
  const shells = options.targets.flatMap(({ target, executable }) => (executable === null ? [] : [{ shell: target as ShellName, executable }]));
  const proofs = await Promise.all(
    shells.map(async (shell) => {
      const ofShell: ShellProof[] = [];
      for (const mode of ['login', 'interactive', 'non-interactive'] as const) ofShell.push(await proveMode(context, { ...options, ...shell, mode }));
      return ofShell;
    }),
  );
  return proofs.flat();
}

interface Proving extends ProveOptions {
  readonly shell: ShellName;
  readonly executable: string;
  readonly mode: ShellMode;
}

async function proveMode(context: CoreContext, proving: Proving): Promise<ShellProof> {
  let proof: ShellProof | null = null;
  for (const start of STARTS[proving.mode]) {
    proof = await proveStart(context, proving, start);
    if (proof.outcome !== 'works') break;
  }
  return proof!;
}

async function proveStart(context: CoreContext, proving: Proving, start: StartMode): Promise<ShellProof> {
  const { shell, executable, mode, timeoutMs, runProgram, signal } = proving;
  const inherits = INHERITING[shell]?.includes(mode) ?? false;
  const base = { shell, executable, mode, inherits };
  try {
    const env = inherits ? await loginEnv(context, proving) : await freshEnv(context, proving);
    const asking = { shell, executable, ...start, env, cwd: context.userHome, timeoutMs, runProgram, signal };
    const [go, onPath, goroot] = await askShell(WHICH_GO[shell], asking);
    const answer: ShellAnswer = { go: go!.trim(), path: onPath!.trim(), goroot: goroot!.trim() };
    return { ...base, ...(await judge(context, { proving, answer, start: inherits ? { isLogin: true, isInteractive: false } : start, env })) };
  } catch (error) {
    if (!isAppError(error, 'shell-failed')) throw error;
    return {
      ...base,
      outcome: 'no-answer',
      go: null,
      shadowedBy: null,
      summary: `${name(shell, mode)}: ${error.message}${lastLine(error.details?.lastWords)}`,
    };
  }
}

interface Judging {
  readonly proving: Proving;
  readonly answer: ShellAnswer;
  readonly start: StartMode;
  readonly env: Readonly<Record<string, string>>;
}

async function judge(context: CoreContext, judging: Judging): Promise<Pick<ShellProof, 'outcome' | 'go' | 'shadowedBy' | 'summary'>> {
  const { proving, answer, start, env } = judging;
  const { shell, mode } = proving;
  const ours = path.join(context.layout.shims, 'go');
  if (path.isAbsolute(answer.go) && (await isSameFile(answer.go, ours))) {
    return { outcome: 'works', go: answer.go, shadowedBy: null, summary: `${name(shell, mode)} finds GoSwitch's go` };
  }
  const found = await explainShadow(context, { ...proving, answer, ...start, env });
  const go = found.isFound ? answer.go : null;
  return {
    outcome: found.isFound ? 'shadowed' : 'not-found',
    go,
    shadowedBy: found.line,
    summary: `${name(shell, mode)} ${withLine(found.words, found.line)}`,
  };
}

async function freshEnv(context: CoreContext, { shell, executable, runProgram }: Proving): Promise<Record<string, string>> {
  const env = { ...emptyEnv(context), SHELL: executable };
  if (shell !== 'zsh') return env;
  const { outerZdotdir } = await zshFolders(context, { executable, runProgram });
  return outerZdotdir === null ? env : { ...env, ZDOTDIR: outerZdotdir };
}

async function loginEnv(context: CoreContext, { executable, timeoutMs, runProgram, signal }: Proving): Promise<Record<string, string>> {
  const { env } = await readLoginEnvironment(context, { shell: executable, timeoutMs, fromNothing: true, runProgram, signal });
  return { ...emptyEnv(context), ...(env as Record<string, string>) };
}

/** By their real paths, where a part of the home is a link. */
async function isSameFile(one: string, other: string): Promise<boolean> {
  if (path.normalize(one) === other) return true;
  const real = await Promise.all([one, other].map((file) => realpath(file).catch(() => null)));
  return real[0] !== null && real[0] === real[1];
}

function lastLine(words: unknown): string {
  const line = typeof words === 'string' ? words.trim().split('\n').at(-1) : '';
  return line ? ` (it said: ${line.trim()})` : '';
}

function name(shell: ShellName, mode: ShellMode): string {
  return mode === 'login' ? `A login ${shell}` : mode === 'interactive' ? `An interactive ${shell}` : `A non-interactive ${shell}`;
}

function withLine(words: string, line: ProfileLine | null): string {
  return line === null ? words : `${words}: ${line.file}, line ${line.line}: ${line.text.trim()}`;
}
