import type { ChildProcess } from 'node:child_process';
import os from 'node:os';
import { AppError } from '../contract/errors.ts';
import { startTyped } from '../core/base/programs/start-child.ts';

interface ProgramRun {
  readonly program: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly host: NodeJS.Process;
  /** Called when the program owns the signals. */
  readonly releaseSignals: () => void;
}

/** Signals that another process may send us in place of the program. */
const FORWARDED: readonly NodeJS.Signals[] = ['SIGTERM', 'SIGHUP', 'SIGUSR1', 'SIGUSR2', 'SIGWINCH', 'SIGCONT'];
/**
 * Signals that a terminal sends to the whole foreground group: the program has them already, and must not get them
 * twice.
 */
const FROM_KEYBOARD: readonly NodeJS.Signals[] = ['SIGINT', 'SIGQUIT'];

/**
 * Runs a program in our place: its stdio is ours, signals reach it, and the exit code is its own; a death by signal is
 * repeated on ourselves. Not `process.execve`: that would leave SIGPIPE ignored in the program, so that `goswitch exec
 * 1.26 -- yes | head` would not end. Throws `program-not-found`, `permission-denied`.
 */
export async function runProgram({ program, args, env, host, releaseSignals }: ProgramRun): Promise<number> {
  const child = start(program, args, env);
  const hasTerminal = [host.stdin, host.stdout, host.stderr].some((stream) => stream.isTTY);
  const ignore = () => undefined;
  const forward = (signal: NodeJS.Signals) => child.kill(signal);
  const listeners = new Map<NodeJS.Signals, (signal: NodeJS.Signals) => void>([
    ...FORWARDED.map((signal) => [signal, forward] as const),
    ...FROM_KEYBOARD.map((signal) => [signal, hasTerminal ? ignore : forward] as const),
  ]);
  if (host.platform !== 'win32') for (const [signal, listener] of listeners) host.on(signal, listener);
  releaseSignals();
  try {
    return await new Promise((resolve, reject) => {
      child.on('error', (error) => reject(explainStartFailure(error, program)));
      child.on('exit', (code, signal) => resolve(signal === null ? (code ?? 1) : dieOf(signal, host, listeners)));
    });
  } finally {
    for (const [signal, listener] of listeners) host.off(signal, listener);
  }
}

function start(program: string, args: readonly string[], env: NodeJS.ProcessEnv): ChildProcess {
  try {
    return startTyped(program, args, { stdio: 'inherit', env });
  } catch (error) {
    throw explainStartFailure(error as NodeJS.ErrnoException, program);
  }
}

/** The shell that started us must see the same death as it would have seen of the program. */
function dieOf(
  signal: NodeJS.Signals,
  host: NodeJS.Process,
  listeners: ReadonlyMap<NodeJS.Signals, (signal: NodeJS.Signals) => void>,
): number {
  for (const [name, listener] of listeners) host.off(name, listener);
  if (host.platform !== 'win32') host.kill(host.pid, signal);
  return 128 + (os.constants.signals[signal] ?? 0);
}

function explainStartFailure(error: NodeJS.ErrnoException, program: string): unknown {
  if (error.code === 'ENOENT') {
    return new AppError('program-not-found', `${program} was not found on PATH`, { cause: error });
  }
  if (error.code === 'EACCES')
    return new AppError('permission-denied', `${program} cannot be run: permission denied`, {
      hint: 'Is it executable?',
      cause: error,
    });
  return error;
}
