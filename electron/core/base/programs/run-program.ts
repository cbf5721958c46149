import type { ChildProcess } from 'node:child_process';
import type { Env } from '../../context.ts';
import { startChild } from './start-child.ts';

export interface ProgramOptions {
  /** The whole environment; nothing is inherited. */
  readonly env: Env;
  readonly timeoutMs: number;
  readonly cwd?: string;
  /** What the program sees as its own name; a leading dash makes a login shell of any shell. */
  readonly argv0?: string;
  /** Given on standard input, which is otherwise empty. */
  readonly input?: Uint8Array;
  /**
   * Keeps standard input open and is asked what to type: after each output, and every tenth of a second. @param quietMs
   * since the last output
   */
  readonly typing?: (stdout: Buffer, quietMs: number) => string;
  /**
   * Ends the wait as soon as standard output holds all that is needed; what the program does after that is its own
   * affair.
   */
  readonly isEnough?: (stdout: Buffer) => boolean;
  readonly maxBytes?: number;
  /** What it started and left behind is ended with it: nothing of it is to stay, or to hold its output. */
  readonly endsAll?: boolean;
  /** Ends it at once, with all it started. */
  readonly signal?: AbortSignal;
}

export interface ProgramResult {
  /** `enough`: `isEnough` said so. `failed-to-start`: there is no such program, or it may not be run. */
  readonly outcome: 'exited' | 'enough' | 'timed-out' | 'too-much-output' | 'failed-to-start' | 'cancelled';
  readonly code: number | null;
  /** What ended it, where it did not end by itself. */
  readonly signal?: NodeJS.Signals | null;
  /** Why it could not be started: `ENOENT`, `EACCES`, `ENOEXEC` ... */
  readonly startError?: string | null;
  readonly stdout: Buffer;
  readonly stderr: Buffer;
}

/** Runs a program to its end and never throws for what the program does. */
export type RunProgram = (command: string, args: readonly string[], options: ProgramOptions) => Promise<ProgramResult>;

const DEFAULT_MAX_BYTES = 64 * 1024 * 1024;
/** A program that left children behind holding its output is not waited for longer than this after its own end. */
const DRAIN_MS = 200;
/** Time for a shell that has answered to finish on its own (write history, say) before its group is killed. */
const GRACE_MS = 1000;
/** How often a program that is typed to is looked at while it prints nothing. */
const TYPING_MS = 100;

/**
 * Starts the program as the leader of a session of its own: an interactive shell then cannot take this terminal over,
 * and everything it started can be killed with it when time is up.
 */
export const runProgram: RunProgram = (command, args, options) =>
  new Promise((resolve) => {
    const isWindows = process.platform === 'win32';
    const child = start(command, args, options);
    if (!('stdio' in child)) {
      const nothing = Buffer.alloc(0);
      return resolve({
        outcome: 'failed-to-start',
        code: null,
        startError: child.code ?? null,
        stdout: nothing,
        stderr: nothing,
      });
    }
    const output = { stdout: [] as Buffer[], stderr: [] as Buffer[], bytes: 0 };
    const killGroup = () => {
      if (child.pid === undefined) return;
      try {
        process.kill(isWindows ? child.pid : -child.pid, 'SIGKILL');
      } catch (error) {
        // ESRCH: all gone already. EPERM: macOS says this of a group of zombies.
        if (!['ESRCH', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
      }
    };
    let settled = false;
    const settle = (
      outcome: ProgramResult['outcome'],
      code: number | null = null,
      ended: Pick<ProgramResult, 'signal' | 'startError'> = {},
    ) => {
      if (settled) return;
      settled = true;
      clearTimeout(limit);
      clearInterval(ticking);
      options.signal?.removeEventListener('abort', cancel);
      child.stdin?.destroy();
      child.stdout?.destroy();
      child.stderr?.destroy();
      if (outcome === 'enough')
        setTimeout(() => child.exitCode === null && child.signalCode === null && killGroup(), GRACE_MS).unref();
      else if (outcome !== 'failed-to-start' && outcome !== 'exited') killGroup();
      child.unref();
      resolve({ outcome, code, ...ended, stdout: Buffer.concat(output.stdout), stderr: Buffer.concat(output.stderr) });
    };
    const cancel = () => settle('cancelled');
    if (options.signal?.aborted) setImmediate(cancel);
    options.signal?.addEventListener('abort', cancel);
    const limit = setTimeout(() => settle('timed-out'), options.timeoutMs);
    let lastOutput = performance.now();
    const type = () => {
      const text = options.typing?.(Buffer.concat(output.stdout), performance.now() - lastOutput) ?? '';
      if (text !== '') child.stdin?.write(text);
    };
    const ticking = options.typing === undefined ? undefined : setInterval(type, TYPING_MS);
    const take = (name: 'stdout' | 'stderr') => (chunk: Buffer) => {
      output[name].push(chunk);
      output.bytes += chunk.length;
      lastOutput = performance.now();
      if (output.bytes > (options.maxBytes ?? DEFAULT_MAX_BYTES)) settle('too-much-output');
      else if (name === 'stdout' && options.isEnough?.(Buffer.concat(output.stdout))) settle('enough');
      else type();
    };
    child.stdout?.on('data', take('stdout'));
    child.stderr?.on('data', take('stderr'));
    child.on('error', (error: NodeJS.ErrnoException) =>
      settle('failed-to-start', null, { startError: error.code ?? null }),
    );
    child.on('close', (code, signal) => settle('exited', code, { signal }));
    child.on('exit', (code, signal) => {
      if (options.endsAll === true && !isWindows) killGroup();
      setTimeout(() => settle('exited', code, { signal }), DRAIN_MS);
    });
    // EPIPE: it ended without reading its input.
    child.stdin?.on('error', () => undefined);
    if (options.typing === undefined) child.stdin?.end(options.input);
  });

/** Some reasons not to start are thrown (ENOENT, ENOEXEC, E2BIG), others come as an event. */
function start(
  command: string,
  args: readonly string[],
  options: ProgramOptions,
): ChildProcess | NodeJS.ErrnoException {
  try {
    return startChild(command, args, {
      env: options.env,
      // Never a socket where nothing is to be read: bash takes that for a connection of rshd and reads .bashrc.
      stdio: [options.input === undefined && options.typing === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
      windowsHide: true,
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
      ...(options.argv0 === undefined ? {} : { argv0: options.argv0 }),
    });
  } catch (error) {
    return error as NodeJS.ErrnoException;
  }
}
