import { access } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../contract/errors.ts';
import type { PackageInit, Said, StartupFigures } from '../../../contract/self-test.ts';
import type { StartupGapKind } from '../../../contract/words/en/self-test.ts';
import type { ProgramResult } from '../../base/programs/run-program.ts';
import type { Env } from '../../context.ts';
import { parseInittrace } from './parse-inittrace.ts';
import { parseTrace, type TraceFigures } from './parse-trace.ts';
import type { StageTools } from './run-stages.ts';
import { say } from './self-test-sentences.ts';
import { boundedOutput, tellingLine } from './stage-output.ts';
import { type TestEnvironment, toEnv } from './test-environment.ts';

interface StartupRequest {
  readonly tools: StageTools;
  /** What the program is started in. */
  readonly environment: TestEnvironment;
  /** Where its stages ran. */
  readonly folder: string;
  /** The environment that reads the trace: one in which Go works. */
  readonly reader: TestEnvironment;
  /** From Go 1.25 on `go tool trace` is built at its first use, which takes a while. */
  readonly readerLimitMs: number;
}

/** `-d=parsed` since Go 1.24, `-d=1` in 1.22 and 1.23 (cmd/trace/main.go). */
const TRACE_FORMS = ['-d=parsed', '-d=1'];
const RUN_LIMIT_MS = 20_000;
const STARTS = 5;

/**
 * How the program that `go build`, or the stages by hand, made starts here. What cannot be told has its reason. Throws
 * `cancelled`.
 */
export async function measureStartup(request: StartupRequest): Promise<StartupFigures> {
  const { environment, folder, tools } = request;
  const program = await builtProgram(folder, tools.context.os);
  const none = { inits: [], timeToMainMs: null, longestStopMs: null, createToStart: null };
  if (program === null) return { ...none, gaps: { inits: say('no-program'), trace: say('no-program') } };
  const env = { ...(await toEnv(environment, path.join(folder, 'env'))), PWD: folder };
  const inits = await readInits(request, program, env);
  if (inits === null) return { ...none, gaps: { inits: say('no-program'), trace: say('no-program') } };
  const trace = await readTrace(request, program, env);
  const figures = 'kind' in trace ? null : trace;
  return {
    inits,
    timeToMainMs: timeToMain(inits),
    longestStopMs: figures?.longestStopMs ?? null,
    createToStart: summarize(figures?.createToStartMs ?? []),
    gaps: { inits: inits.length === 0 ? say('no-inittrace') : null, trace: 'kind' in trace ? trace : null },
  };
}

async function builtProgram(folder: string, os: NodeJS.Platform): Promise<string | null> {
  for (const name of ['app', 'direct']) {
    const file = path.join(folder, os === 'win32' ? `${name}.exe` : name);
    const isThere = await access(file).then(
      () => true,
      () => false,
    );
    if (isThere) return file;
  }
  return null;
}

/**
 * The quickest of some starts: what else the machine does only makes them slower. Null when the program does not run.
 */
async function readInits({ tools, folder }: StartupRequest, program: string, env: Env): Promise<PackageInit[] | null> {
  const settings = [env['GODEBUG'] ?? '', 'inittrace=1'].filter((text) => text !== '').join(',');
  let best: PackageInit[] | null = null;
  for (let count = 0; count < STARTS; count += 1) {
    const options = { env: { ...env, GODEBUG: settings }, cwd: folder, timeoutMs: RUN_LIMIT_MS };
    const { outcome, code, stderr } = await start(tools, program, [], options);
    if (outcome !== 'exited' || code !== 0) return best;
    const inits = parseInittrace(stderr.toString('utf8'));
    if (best === null || (timeToMain(inits) ?? 0) < (timeToMain(best) ?? 0)) best = inits;
  }
  return best;
}

/** main is initialised last, and then runs. */
function timeToMain(inits: readonly PackageInit[]): number | null {
  const last = inits.at(-1);
  return last === undefined ? null : Math.round((last.atMs + last.clockMs) * 1000) / 1000;
}

async function readTrace(
  request: StartupRequest,
  program: string,
  env: Env,
): Promise<TraceFigures | Said<StartupGapKind>> {
  const { tools, folder, reader, readerLimitMs } = request;
  const file = path.join(folder, 'trace.out');
  const written = await start(tools, program, [file], { env, cwd: folder, timeoutMs: RUN_LIMIT_MS });
  if (written.outcome !== 'exited' || written.code !== 0) return say('no-trace', { line: lineOf(written) });
  const readerEnv = { ...(await toEnv(reader, path.join(folder, 'env'))), PWD: folder };
  let said: ProgramResult | null = null;
  for (const form of TRACE_FORMS) {
    said = await start(tools, reader.go, ['tool', 'trace', form, file], {
      env: readerEnv,
      cwd: folder,
      timeoutMs: readerLimitMs,
    });
    if (said.outcome === 'exited' && said.code === 0)
      return parseTrace(said.stdout.toString('utf8')) ?? say('not-understood');
    if (!/invalid|flag|usage/i.test(said.stderr.toString('utf8'))) break;
  }
  return say('no-trace-tool', { line: said === null ? '' : lineOf(said) });
}

function summarize(gaps: readonly number[]): StartupFigures['createToStart'] {
  if (gaps.length === 0) return null;
  const sorted = [...gaps].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const medianMs = sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
  return { count: sorted.length, medianMs, maxMs: sorted.at(-1)! };
}

function lineOf(result: ProgramResult): string {
  const line = tellingLine(boundedOutput(result.stderr)) ?? tellingLine(boundedOutput(result.stdout));
  return (
    line ??
    (result.outcome === 'timed-out'
      ? 'it takes too long'
      : (result.startError ?? result.signal ?? `exit code ${result.code}`))
  );
}

async function start(
  { runProgram, signal }: StageTools,
  file: string,
  args: readonly string[],
  options: { readonly env: Env; readonly cwd: string; readonly timeoutMs: number },
): Promise<ProgramResult> {
  const result = await runProgram(file, args, { ...options, signal });
  if (result.outcome === 'cancelled' || signal.aborted) throw new AppError('cancelled', 'The self-test was cancelled');
  return result;
}
