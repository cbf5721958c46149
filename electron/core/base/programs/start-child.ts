import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import path from 'node:path';
import type { Env } from '../../context.ts';
import { findProgram, windowsProgram } from './find-program.ts';
import { programEnvironment } from './program-environment.ts';

/** The one place where GoSwitch starts programs (test/project/child-processes.test.ts has the exceptions and why). */

interface ChildOptions extends Omit<SpawnOptions, 'env' | 'shell'> {
  /** All of it; nothing is inherited. */
  readonly env: Env;
}

/**
 * Starts a program of GoSwitch's own choosing, named absolutely or as it is called on PATH, in an environment cleaned
 * by `programEnvironment`. Throws ENOENT where PATH does not have it; other reasons are thrown or come as the event
 * `error`, as with `spawn`.
 */
export function startChild(program: string, args: readonly string[], options: ChildOptions): ChildProcess {
  const os = process.platform;
  const env = programEnvironment(options.env, os);
  const file = path.isAbsolute(program) ? program : isName(program) ? findProgram(program, env, os) : null;
  if (file === null) throw notFound(program);
  if (os === 'win32' && /\.(cmd|bat)$/i.test(file)) return startScript(file, args, { ...options, env });
  return spawn(file, args, { ...options, env });
}

/**
 * Starts the program that a person typed, as their shell would: their environment unchanged, and on Linux and macOS
 * their PATH with whatever entries they put on it. On Windows a name is looked for on PATH alone, as PowerShell does,
 * never in the working folder.
 */
export function startTyped(program: string, args: readonly string[], options: ChildOptions): ChildProcess {
  const isLookedFor = process.platform === 'win32' && isName(program);
  // A batch file cannot be started without cmd, which would read the arguments again.
  const found = isLookedFor ? findProgram(program, { ...options.env, PATHEXT: '.COM;.EXE' }, 'win32') : program;
  if (found === null) throw notFound(program);
  return spawn(found, args, { ...options, env: options.env as NodeJS.ProcessEnv });
}

/**
 * A batch file needs cmd, which reads its arguments again: only those in which it finds nothing of its own are let
 * through.
 */
function startScript(
  file: string,
  args: readonly string[],
  options: SpawnOptions & { readonly env: NodeJS.ProcessEnv },
): ChildProcess {
  if (/[%"^!]/.test(file) || args.some((arg) => !/^[\w.=:\\/-]+$/.test(arg))) throw notFound(file);
  const line = `"${[`"${file}"`, ...args].join(' ')}"`;
  return spawn(windowsProgram('cmd.exe', options.env), ['/d', '/s', '/c', line], {
    ...options,
    windowsVerbatimArguments: true,
  });
}

function isName(program: string): boolean {
  return program !== '' && path.basename(program) === program && !program.includes(':');
}

function notFound(program: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`spawn ${program} ENOENT`), {
    code: 'ENOENT',
    syscall: `spawn ${program}`,
    path: program,
  });
}
