import { AppError } from '../../../contract/errors.ts';
import type { RunProgram } from '../../base/programs/run-program.ts';
import type { CoreContext, Env } from '../../context.ts';
import { shellSpokenBy } from '../shells/shells.ts';
import { askShell } from './ask-shell.ts';
import { findTerminalMaker } from './pseudo-terminal.ts';
import { emptyEnv, MARKER, sessionEnv } from './shell-environment.ts';

export interface LoginEnvironment {
  readonly shell: string;
  readonly env: Env;
}

interface LoginEnvironmentOptions {
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
 * Throws `shell-failed` (also for a shell whose language GoSwitch does not know), `cancelled`.
 */
export async function readLoginEnvironment(
  context: CoreContext,
  options: LoginEnvironmentOptions,
): Promise<LoginEnvironment> {
  const executable = options.shell ?? (context.env.SHELL || '/bin/sh');
  const shell = shellSpokenBy(executable);
  if (shell === null) {
    throw new AppError('shell-failed', `GoSwitch does not know how to ask ${executable} for its environment`, {
      hint: 'Set SHELL to a shell that goswitch setup names, or start goswitch from a terminal and use its own environment',
    });
  }
  const [answer] = await askShell(shell.environment, {
    shell,
    executable,
    isLogin: true,
    isInteractive: options.fromNothing !== true,
    env: { ...(options.fromNothing ? emptyEnv(context) : sessionEnv(context)), SHELL: executable },
    cwd: context.userHome,
    timeoutMs: options.timeoutMs ?? DEFAULT_TIMEOUT_MS,
    terminal: shell.filesNeedTerminal ? await findTerminalMaker(context) : null,
    runProgram: options.runProgram,
    signal: options.signal,
  });
  return { shell: executable, env: parseEnvironment(answer!) };
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
