import path from 'node:path';
import type { ShellName } from '../../../contract/profiles.ts';
import type { RunProgram } from '../../base/programs/run-program.ts';
import type { CoreContext, Env } from '../../context.ts';
import { askShell } from './ask-shell.ts';
import { ENVIRONMENT } from './shell-questions.ts';
import { emptyEnv, MARKER, sessionEnv } from './shell-start.ts';

export interface LoginEnvironment {
  readonly shell: string;
  readonly env: Env;
}

export interface LoginEnvironmentOptions {
  /** Path of the shell; default $SHELL. */
  readonly shell?: string;
  readonly timeoutMs?: number;
  /**
   * Start from nothing but a home (as a proof does), not from this desktop session. Not interactive then, unless said
   * so.
   */
  readonly fromNothing?: boolean;
  readonly runProgram: RunProgram;
  readonly signal?: AbortSignal | undefined;
}

const DEFAULT_TIMEOUT_MS = 10_000;
/** Of this run of the shell, not of the environment it gives. */
const PASSING = new Set(['_', 'SHLVL', 'PWD', 'OLDPWD', 'TERM', 'TMUX', MARKER]);

/**
 * The environment that a new terminal of this user has, read the way editors do (VS Code
 * src/vs/platform/shell/node/shellEnv.ts): the login shell runs its profiles, interactive ones too, and prints it.
 * Throws `shell-failed`, `cancelled`. A shell of an unknown name is taken for a POSIX one.
 */
export async function readLoginEnvironment(
  context: CoreContext,
  options: LoginEnvironmentOptions,
): Promise<LoginEnvironment> {
  const shell = options.shell ?? (context.env.SHELL || '/bin/sh');
  const name = shellNameOf(shell);
  const [answer] = await askShell(ENVIRONMENT[name], {
    shell: name,
    executable: shell,
    isLogin: true,
    isInteractive: options.fromNothing !== true,
    env: { ...(options.fromNothing ? emptyEnv(context) : sessionEnv(context)), SHELL: shell },
    cwd: context.userHome,
    timeoutMs: options.timeoutMs ?? DEFAULT_TIMEOUT_MS,
    runProgram: options.runProgram,
    signal: options.signal,
  });
  return { shell, env: parseEnvironment(answer!) };
}

/** What a shell's file name says it is. */
export function shellNameOf(executable: string): ShellName {
  const name = path.basename(executable).replace(/\.exe$/i, '');
  if (name === 'pwsh' || name === 'powershell') return 'powershell';
  if (name === 'csh') return 'tcsh';
  return (['bash', 'zsh', 'fish', 'tcsh'] as const).find((one) => one === name) ?? 'sh';
}

/**
 * Reads what `env -0` prints; or what `env` prints, where a line that starts no variable belongs to the value before.
 */
export function parseEnvironment(text: string): Env {
  const entries = text.includes('\0')
    ? text.split('\0')
    : text.split(/\n(?=[A-Za-z_]\w*=)/).map((entry) => entry.replace(/\n$/, ''));
  return Object.fromEntries(
    entries.flatMap((entry) => {
      const at = entry.indexOf('=');
      const name = entry.slice(0, at);
      return at <= 0 || PASSING.has(name) ? [] : [[name, entry.slice(at + 1)]];
    }),
  );
}
