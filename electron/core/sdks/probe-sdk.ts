import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { access } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { AppError } from '../../contract/errors.ts';
import type { Platform } from '../../contract/models.ts';
import type { Env } from '../context.ts';
import { readProgramHeader } from './program-header.ts';
import { readSdkVersion, sdkVersionOf } from './sdk-version.ts';

export interface ProbeOptions {
  /** Root of the SDK; may be a link. */
  readonly root: string;
  readonly os: NodeJS.Platform;
  /** This machine, to say why a program for another one does not run. */
  readonly native: Platform;
  /** Only what a program needs to start is taken from it. */
  readonly env: Env;
  /** Default 30 s: a first start under Rosetta or a virus scanner takes several. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly startError: NodeJS.ErrnoException | null;
  readonly timedOut: boolean;
}

const DEFAULT_TIMEOUT_MS = 30_000;
const OUTPUT_LIMIT = 64 * 1024;

/**
 * Runs `<root>/bin/go version` and returns the version it names (`go1.26.3`). Writes nothing: without HOME the go command has no folder for
 * telemetry or settings. Throws `probe-failed`, saying why it does not run here, and `cancelled`.
 */
export async function probeSdk(options: ProbeOptions): Promise<string> {
  const program = path.join(options.root, 'bin', options.os === 'win32' ? 'go.exe' : 'go');
  const outcome = await run(program, options, probeEnv(options, await readSdkVersion(options.root)));
  if (options.signal?.aborted) throw new AppError('cancelled', 'Cancelled while asking the SDK for its version');
  const said = /^go version (.+?)(?: [a-z0-9]+\/[a-z0-9]+)?\s*$/m.exec(outcome.stdout)?.[1];
  const version = said === undefined ? null : sdkVersionOf(said);
  if (version !== null && outcome.exitCode === 0) return version;
  const why = await explain(program, options, outcome);
  throw new AppError('probe-failed', `${program} does not run here: ${why}`, {
    details: { exitCode: outcome.exitCode, stderr: outcome.stderr.slice(0, 2000) },
    ...(outcome.startError === null ? {} : { cause: outcome.startError }),
  });
}

/**
 * Nothing that could choose another toolchain, settings file or GOROOT. Go before 1.9 knows only the GOROOT it was built for (doc/go1.9.html,
 * "Moved GOROOT"), so that one is told.
 */
function probeEnv(options: ProbeOptions, version: string | null): Record<string, string> {
  const kept = ['PATH', 'PATHEXT', 'SYSTEMROOT', 'WINDIR', 'COMSPEC', 'TEMP', 'TMP', 'TMPDIR'];
  const env: Record<string, string> = { GOTOOLCHAIN: 'local', GOENV: 'off', GOWORK: 'off' };
  for (const [name, value] of Object.entries(options.env)) {
    if (value !== undefined && kept.includes(options.os === 'win32' ? name.toUpperCase() : name)) env[name] = value;
  }
  const minor = /^go1(?:\.(\d+))?/.exec(version ?? '');
  if (minor !== null && Number(minor[1] ?? 0) < 9) env['GOROOT'] = options.root;
  return env;
}

function run(program: string, options: ProbeOptions, env: Record<string, string>): Promise<Outcome> {
  return new Promise((resolve) => {
    const said = { stdout: '', stderr: '' };
    const none = { exitCode: null, signal: null, startError: null, timedOut: false };
    const child = start(program, options, env);
    if (!('stdout' in child)) return resolve({ ...none, ...said, startError: child });
    let timedOut = false;
    const stop = () => stopGroup(child, options.os);
    const timer = setTimeout(() => {
      timedOut = true;
      stop();
    }, options.timeoutMs ?? DEFAULT_TIMEOUT_MS);
    options.signal?.addEventListener('abort', stop);
    const finish = (outcome: Partial<Outcome>) => {
      clearTimeout(timer);
      options.signal?.removeEventListener('abort', stop);
      resolve({ ...none, ...said, timedOut, ...outcome });
    };
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding('utf8').on('data', (chunk: string) => {
        if (said[name].length < OUTPUT_LIMIT) said[name] += chunk;
      });
    }
    child.on('error', (startError) => finish({ startError }));
    child.on('close', (exitCode, signal) => finish({ exitCode, signal }));
    if (options.signal?.aborted) stop();
  });
}

/** Its own process group, so that the limit ends the children of a wrapper too. Some errors are thrown (ENOEXEC), others come as an event. */
function start(
  program: string,
  options: ProbeOptions,
  env: Record<string, string>,
): ChildProcessByStdio<null, Readable, Readable> | NodeJS.ErrnoException {
  const detached = options.os !== 'win32';
  try {
    return spawn(program, ['version'], { cwd: options.root, env, stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true, detached });
  } catch (error) {
    return error as NodeJS.ErrnoException;
  }
}

function stopGroup(child: ChildProcessByStdio<null, Readable, Readable>, os: NodeJS.Platform): void {
  try {
    if (os === 'win32' || child.pid === undefined) child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch (error) {
    // It ended by itself a moment ago.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
  child.stdout.destroy();
  child.stderr.destroy();
}

async function explain(program: string, options: ProbeOptions, outcome: Outcome): Promise<string> {
  if (outcome.timedOut) return `it did not answer within ${Math.round((options.timeoutMs ?? DEFAULT_TIMEOUT_MS) / 1000)} s`;
  const missing = await access(program).then(
    () => null,
    (error: NodeJS.ErrnoException) => error,
  );
  if (missing !== null) return missing.code === 'ENOENT' || missing.code === 'ENOTDIR' ? 'there is no such file' : missing.message;
  // What the go command itself says is better than what its header suggests: 386 programs run on amd64, and amd64 ones under Rosetta.
  const started = /^(go: |fatal error|panic)/.test(outcome.stderr);
  return (started ? null : await explainFormat(program, options)) ?? explainOutcome(outcome);
}

/** A program for another machine fails in many ways (exec format error, EBADARCH, a shell reading it as a script): its header says it plainly. */
async function explainFormat(program: string, options: ProbeOptions): Promise<string | null> {
  const header = await readProgramHeader(program).catch(() => null);
  if (header === null) return null;
  const { os = null, arch = null } = { os: header.os ?? (header.format === 'elf' ? elfSystem(options) : null), arch: header.arch };
  const here = options.native;
  if (os !== here.os || (arch !== null && arch !== here.arch.replace('armv6l', 'arm'))) {
    return `it is a program for ${os ?? header.format}/${arch ?? 'another processor'}, and this machine is ${here.os}/${here.arch}`;
  }
  if (header.loader === null) return null;
  const hasLoader = await access(header.loader).then(
    () => true,
    () => false,
  );
  return hasLoader ? null : `it needs the loader ${header.loader}, which this system lacks (older Go needs glibc; musl is not enough)`;
}

/** An ELF program that names no system is for Linux, or for the few others that leave the field empty. */
function elfSystem(options: ProbeOptions): string {
  return ['linux', 'dragonfly', 'illumos', 'solaris', 'android'].includes(options.native.os) ? options.native.os : 'linux';
}

function explainOutcome(outcome: Outcome): string {
  const code = outcome.startError?.code;
  if (code === 'EACCES' || code === 'EPERM') return 'it may not be run (no permission, or a file system mounted noexec)';
  if (code !== undefined) return `it cannot be started (${code})`;
  const line = outcome.stderr.split('\n').find((text) => text.trim() !== '');
  if (line !== undefined) return line.trim();
  if (outcome.signal !== null) return `it was ended by ${outcome.signal}`;
  return outcome.exitCode === 0
    ? 'it does not answer "go version" with a Go version'
    : `it ended with code ${outcome.exitCode ?? 'none'} and no message`;
}
