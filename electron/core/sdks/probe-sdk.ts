import type { ChildProcessByStdio } from 'node:child_process';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { AppError } from '../../contract/errors.ts';
import type { Platform } from '../../contract/models.ts';
import type { Env } from '../context.ts';
import { startChild } from '../programs/start-child.ts';
import { explainProbe } from './explain-probe.ts';
import { needsGoroot, readSdkVersion, sdkVersionOf } from './sdk-version.ts';

export interface ProbeOptions {
  /** Root of the SDK; may be a link. */
  readonly root: string;
  readonly os: NodeJS.Platform;
  /** This machine, to say why a program for another one does not run. */
  readonly native: Platform;
  /** Only what a program needs to start is taken from it. */
  readonly env: Env;
  /** Default `PROBE_TIMEOUT_MS`. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

/** How a run of `go version` ended. */
export interface ProbeOutcome {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly startError: NodeJS.ErrnoException | null;
  readonly timedOut: boolean;
}

/** A first start under Rosetta or a virus scanner takes several seconds. */
const PROBE_TIMEOUT_MS = 30_000;
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
  const why = await explainProbe(program, options, outcome);
  throw new AppError('probe-failed', `${program} does not run here: ${why}`, {
    details: { exitCode: outcome.exitCode, stderr: outcome.stderr.slice(0, 2000) },
    ...(outcome.startError === null ? {} : { cause: outcome.startError }),
  });
}

/** Nothing that could choose another toolchain, settings file or GOROOT. */
function probeEnv(options: ProbeOptions, version: string | null): Record<string, string> {
  const kept = ['PATH', 'PATHEXT', 'SYSTEMROOT', 'WINDIR', 'COMSPEC', 'TEMP', 'TMP', 'TMPDIR'];
  const env: Record<string, string> = { GOTOOLCHAIN: 'local', GOENV: 'off', GOWORK: 'off' };
  for (const [name, value] of Object.entries(options.env)) {
    if (value !== undefined && kept.includes(options.os === 'win32' ? name.toUpperCase() : name)) env[name] = value;
  }
  if (version !== null && needsGoroot(version)) env['GOROOT'] = options.root;
  return env;
}

function run(program: string, options: ProbeOptions, env: Record<string, string>): Promise<ProbeOutcome> {
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
    }, options.timeoutMs ?? PROBE_TIMEOUT_MS);
    options.signal?.addEventListener('abort', stop);
    const finish = (outcome: Partial<ProbeOutcome>) => {
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
    const child = startChild(program, ['version'], { cwd: options.root, env, stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true, detached });
    return child as ChildProcessByStdio<null, Readable, Readable>;
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
