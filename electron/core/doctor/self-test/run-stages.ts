import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../contract/errors.ts';
import type { StageName, StageRun } from '../../../contract/self-test.ts';
import type { ProgramResult, RunProgram } from '../../base/programs/run-program.ts';
import type { CoreContext, Env } from '../../context.ts';
import { judgeCommand } from './judge-command.ts';
import { say } from './self-test-sentences.ts';
import { boundedOutput } from './stage-output.ts';
import { planStages, STAGE_LABELS, type StageCommand, type StagePlan, typedCommand } from './stage-plans.ts';
import { type TestEnvironment, toEnv } from './test-environment.ts';
import { writeTestModule } from './test-module.ts';

export interface StageTools {
  readonly context: CoreContext;
  readonly runProgram: RunProgram;
  readonly signal: AbortSignal;
  /** For each program of a stage. */
  readonly limitMs: number;
}

interface StagesRequest {
  readonly environment: TestEnvironment;
  /** Does not exist yet, so that every run compiles and links as much as another. */
  readonly folder: string;
  readonly stages: readonly StageName[];
  readonly onChange?: (stages: readonly StageRun[]) => void;
}

/** `go list` and the linker write some kilobytes; GODEBUG=gocachehash=1 makes them write megabytes. */
const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;

/** What made one stage hang makes the others hang too: nobody waits the full time for each. */
const LIMIT_AFTER_HANG_MS = 20_000;

/** Stages that wait to be run, as a report shows them. */
export function waitingStages(os: NodeJS.Platform, stages: readonly StageName[]): readonly StageRun[] {
  const none = { durationMs: null, exitCode: null, signal: null, output: '', problem: null, skipped: null };
  return planStages(os)
    .filter(({ stage }) => stages.includes(stage))
    .map(({ stage, commands }) => ({ stage, state: 'waiting', command: typedCommand(commands), ...none }));
}

/**
 * Runs the stages in their order, each in the same fresh copy of the module. A failure is a result. Throws `cancelled`.
 */
export async function runStages(tools: StageTools, request: StagesRequest): Promise<readonly StageRun[]> {
  const { environment, folder, stages, onChange = () => undefined } = request;
  const { os } = tools.context;
  await writeTestModule(folder);
  await mkdir(path.join(folder, 'env'));
  const env: Env = { ...(await toEnv(environment, path.join(folder, 'env'))), PWD: folder };
  let runs = waitingStages(os, stages);
  const replace = (run: StageRun) => {
    runs = runs.map((one) => (one.stage === run.stage ? run : one));
    onChange(runs);
  };
  for (const plan of planStages(os)) {
    const waiting = runs.find(({ stage }) => stage === plan.stage);
    if (waiting === undefined) continue;
    const before = runs.find(({ stage }) => stage === plan.needs);
    if (before !== undefined && before.state !== 'passed') {
      replace({
        ...waiting,
        state: 'skipped',
        skipped: say('needs-earlier-stage', { stage: STAGE_LABELS[before.stage] }),
      });
      continue;
    }
    replace({ ...waiting, state: 'running' });
    const hasHung = runs.some(({ problem }) => problem?.kind === 'timed-out');
    const limitMs = hasHung ? Math.min(tools.limitMs, LIMIT_AFTER_HANG_MS) : tools.limitMs;
    replace(await runStage({ ...tools, limitMs }, { plan, waiting, environment, env, folder }));
  }
  return runs;
}

interface StageInHand {
  readonly plan: StagePlan;
  readonly waiting: StageRun;
  readonly environment: TestEnvironment;
  readonly env: Env;
  readonly folder: string;
}

async function runStage(tools: StageTools, hand: StageInHand): Promise<StageRun> {
  const { plan, waiting, folder } = hand;
  if (plan.stage === 'cgo' && !(await hasCgo(tools, hand))) {
    const isOff = hand.environment.variables.get('CGO_ENABLED')?.value === '0';
    return { ...waiting, state: 'skipped', skipped: say(isOff ? 'cgo-off' : 'cgo-no-compiler') };
  }
  const { clock, native } = tools.context;
  let durationMs = 0;
  let last: ProgramResult | null = null;
  for (const command of plan.commands) {
    const file = command.program === 'go' ? hand.environment.go : path.join(folder, command.program);
    const startedMs = clock.now();
    last = await start(tools, { file, command, env: hand.env, folder });
    durationMs += Math.max(0, clock.now() - startedMs);
    const tool = toolOf(command);
    const { problem, signal } = await judgeCommand(last, { tool, file, native, limitMs: tools.limitMs });
    if (problem !== null)
      return { ...waiting, state: 'failed', durationMs, exitCode: last.code, signal, output: outputOf(last), problem };
  }
  const stdout = last?.stdout.toString('utf8') ?? '';
  const problem = await plan.check({ folder, stdout });
  const output =
    last === null ? '' : plan.stage === 'list' && problem === null ? boundedOutput(last.stderr) : outputOf(last);
  return { ...waiting, state: problem === null ? 'passed' : 'failed', durationMs, exitCode: 0, output, problem };
}

/** Whether the go command would use cgo: its own word. Where it says nothing the stage runs, and says what is wrong. */
async function hasCgo(tools: StageTools, { environment, env, folder }: StageInHand): Promise<boolean> {
  const command: StageCommand = { program: 'go', args: ['env', 'CGO_ENABLED'] };
  const { stdout } = await start(tools, { file: environment.go, command, env, folder });
  return stdout.toString('utf8').trim() !== '0';
}

async function start(
  { runProgram, limitMs, signal }: StageTools,
  {
    file,
    command,
    env,
    folder,
  }: { readonly file: string; readonly command: StageCommand; readonly env: Env; readonly folder: string },
): Promise<ProgramResult> {
  const result = await runProgram(file, command.args, {
    env,
    cwd: folder,
    timeoutMs: limitMs,
    maxBytes: MAX_OUTPUT_BYTES,
    signal,
  });
  if (result.outcome === 'cancelled' || signal.aborted) throw new AppError('cancelled', 'The self-test was cancelled');
  return result;
}

/** `go tool compile`, `go list`, or the program's name. */
function toolOf({ program, args }: StageCommand): string {
  return program === 'go' ? `go ${args.slice(0, args[0] === 'tool' ? 2 : 1).join(' ')}` : program.replace('./', '');
}

function outputOf({ stdout, stderr }: ProgramResult): string {
  return boundedOutput(stdout, stderr);
}
