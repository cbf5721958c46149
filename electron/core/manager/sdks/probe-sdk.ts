import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../contract/errors.ts';
import { runProgram } from '../../base/programs/run-program.ts';
import { needsGoroot, readSdkVersion, sdkVersionOf } from '../../go/go-version/sdk-version.ts';
import { explainProbe } from './explain-probe.ts';
import type { ProbeOptions, ProbeOutcome } from './probe-outcome.ts';

/** A first start under Rosetta or a virus scanner takes several seconds. */
const PROBE_TIMEOUT_MS = 30_000;
const OUTPUT_LIMIT = 64 * 1024;

/**
 * Runs `<root>/bin/go version` and returns the version it names (`go1.26.3`). Writes nothing: without HOME the go
 * command has no folder for telemetry or settings. Throws `probe-failed`, saying why it does not run here, and
 * `cancelled`.
 */
export async function probeSdk(options: ProbeOptions): Promise<string> {
  const program = path.join(options.root, 'bin', options.os === 'win32' ? 'go.exe' : 'go');
  await refuseOutside(program, options.root);
  const outcome = await run(program, options, probeEnv(options, await readSdkVersion(options.root)));
  if (options.signal?.aborted) throw new AppError('cancelled', 'Cancelled while asking the SDK for its version');
  const said = /^go version (.+?)(?: [a-z0-9]+\/[a-z0-9]+)?\s*$/m.exec(outcome.stdout)?.[1];
  const version = said === undefined ? null : sdkVersionOf(said);
  if (version !== null && outcome.exitCode === 0) return version;
  const why = await explainProbe(program, options, outcome);
  throw new AppError('probe-failed', `${program} does not run here: ${why}`, {
    details: { exitCode: outcome.exitCode, stderr: outcome.stderr.slice(0, 2000) },
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

async function run(program: string, options: ProbeOptions, env: Record<string, string>): Promise<ProbeOutcome> {
  const { root, timeoutMs = PROBE_TIMEOUT_MS, signal } = options;
  const limits = { timeoutMs, maxBytes: OUTPUT_LIMIT, endsAll: true, ...(signal === undefined ? {} : { signal }) };
  const ended = await runProgram(program, ['version'], { env, cwd: root, ...limits });
  return {
    stdout: ended.stdout.toString('utf8'),
    stderr: ended.stderr.toString('utf8'),
    exitCode: ended.code,
    signal: ended.signal ?? null,
    startError: ended.startError ?? (ended.outcome === 'failed-to-start' ? 'unknown' : null),
    timedOut: ended.outcome === 'timed-out',
  };
}

/**
 * A program elsewhere is not this SDK's, whatever version it names: none of the files that were verified would be what
 * runs.
 */
async function refuseOutside(program: string, root: string): Promise<void> {
  const [real, home] = await Promise.all([realpath(program).catch(() => null), realpath(root).catch(() => null)]);
  if (real === null || home === null || real.startsWith(home + path.sep)) return;
  throw new AppError('probe-failed', `${program} is a link that points outside the SDK, to ${real}`, {
    hint: 'Install this version again to restore its own go',
    details: { real },
  });
}
