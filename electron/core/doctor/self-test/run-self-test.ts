import { access, constants, mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { ProfileLine } from '../../../contract/profiles.ts';
import type { EnvironmentRun, SelfTestReport, StageName, StageRun } from '../../../contract/self-test.ts';
import { nearestFolder } from '../../base/files/nearest-folder.ts';
import { bisectCulprits } from './bisect-culprits.ts';
import type { ChosenGo } from './choose-go.ts';
import { makeCleanEnvironment } from './clean-environment.ts';
import { findFailures, findSlowest, type Harm, isSlow, judgeRuns } from './compare-runs.ts';
import { measureStartup } from './measure-startup.ts';
import { runStages, type StageTools, waitingStages } from './run-stages.ts';
import { stagesUpTo } from './stage-plans.ts';
import type { TestEnvironment } from './test-environment.ts';

export interface SelfTestLimits {
  /** For each program of a stage. */
  readonly stageMs: number;
  /** For all tries that bisect for culprits. */
  readonly proofMs: number;
  readonly proofTries: number;
  /** For `go tool trace`, which from Go 1.25 on is built at its first use. */
  readonly traceMs: number;
}

interface SelfTestJob {
  readonly tools: StageTools;
  readonly chosen: ChosenGo;
  readonly yours: TestEnvironment;
  readonly environment: SelfTestReport['environment'];
  readonly stages: readonly StageName[];
  readonly limits: SelfTestLimits;
  /** An empty folder for everything that is made. */
  readonly work: string;
  /** The line of a profile that gives a variable its value; null where it cannot be told. */
  readonly lineOf: (name: string, value: string) => Promise<ProfileLine | null>;
  readonly onChange: (report: SelfTestReport) => void;
}

/** The self-test as the list of its steps. Throws `cancelled` and the file system's errors. */
export async function runSelfTest(job: SelfTestJob): Promise<SelfTestReport> {
  const { tools, yours, stages, limits, work } = job;
  const report = openReport(job);
  const folders = { yours: path.join(work, 'yours'), clean: path.join(work, 'clean') };

  report.change({ phase: 'yours' });
  const own = await runStages(tools, {
    environment: yours,
    folder: folders.yours,
    stages,
    onChange: report.stages('yours'),
  });
  report.change({ phase: 'clean' });
  const { clean, runs, folder } = await runClean(job, folders.clean, report.stages('clean'));

  report.change({ phase: 'proving' });
  const failures = findFailures(own, runs);
  const slow = failures.length > 0 ? null : await confirmSlow(job, clean, findSlowest(own, runs));
  const harms = slow === null ? failures : [slow];
  const culprits = await bisectCulprits(
    { tools, yours, clean, work, lineOf: job.lineOf, limits: { tries: limits.proofTries, ms: limits.proofMs } },
    harms,
  );

  report.change({ phase: 'startup', culprits });
  const reader = runs.some(({ state }) => state === 'failed') ? yours : clean;
  for (const side of ['clean', 'yours'] as const) {
    const environment = side === 'yours' ? yours : clean;
    const measured = {
      tools,
      environment,
      folder: side === 'yours' ? folders.yours : folder,
      reader,
      readerLimitMs: limits.traceMs,
    };
    report.startup(side, await measureStartup(measured));
  }
  return report.change({ phase: 'done', verdict: judgeRuns({ yours: own, clean: runs }, slow) });
}

/**
 * Runs the stages in a clean environment; when its very first one fails with the user's build cache, all of them once
 * more with a fresh one.
 */
async function runClean(job: SelfTestJob, folder: string, onChange: (stages: readonly StageRun[]) => void) {
  const { tools, yours, stages, work, chosen } = job;
  const { os, userHome } = tools.context;
  const temp = path.join(work, 'tmp');
  const fresh = path.join(work, 'cache');
  await mkdir(temp);
  const attempt = async (cache: string, at: string) => {
    const clean = makeCleanEnvironment({ yours, root: chosen.root, userHome, os, temp, cache });
    return { clean, folder: at, runs: await runStages(tools, { environment: clean, folder: at, stages, onChange }) };
  };
  const shared = await usableCache(yours, os);
  if (shared === null) return await attempt(fresh, folder);
  const first = await attempt(shared, folder);
  return first.runs[0]?.state === 'failed' ? await attempt(fresh, `${folder}-fresh`) : first;
}

/** Slow once may be chance, or a cold cache: it counts when both are run again and the best times still say so. */
async function confirmSlow(job: SelfTestJob, clean: TestEnvironment, harm: Harm | null): Promise<Harm | null> {
  if (harm === null) return null;
  const again = async (environment: TestEnvironment, name: string, before: StageRun): Promise<StageRun> => {
    const request = {
      environment,
      folder: path.join(job.work, `again-${name}`),
      stages: stagesUpTo(harm.stage, job.tools.context.os),
    };
    const run = (await runStages(job.tools, request)).find(({ stage }) => stage === harm.stage);
    return { ...before, durationMs: Math.min(before.durationMs ?? 0, run?.durationMs ?? Number.POSITIVE_INFINITY) };
  };
  const [yours, quick] = [await again(job.yours, 'yours', harm.yours), await again(clean, 'clean', harm.clean)];
  return isSlow(yours.durationMs, quick.durationMs) ? { ...harm, yours, clean: quick } : null;
}

/** The report as it grows. Every change is handed on, with the time passed. */
function openReport({ tools, chosen, environment, stages, onChange }: SelfTestJob) {
  const { clock, os } = tools.context;
  const startedMs = clock.now();
  const waiting: EnvironmentRun = { stages: waitingStages(os, stages), startup: null };
  let report: SelfTestReport = {
    at: new Date(startedMs).toISOString(),
    durationMs: 0,
    phase: 'preparing',
    sdk: { version: chosen.version, root: chosen.root, go: chosen.go },
    environment,
    runs: { yours: waiting, clean: waiting },
    culprits: [],
    verdict: null,
  };
  const change = (changes: Partial<SelfTestReport>): SelfTestReport => {
    report = { ...report, ...changes, durationMs: Math.max(0, clock.now() - startedMs) };
    onChange(report);
    return report;
  };
  const changeRun = (side: 'yours' | 'clean', run: Partial<EnvironmentRun>) =>
    change({ runs: { ...report.runs, [side]: { ...report.runs[side], ...run } } });
  return {
    change,
    stages: (side: 'yours' | 'clean') => (runs: readonly StageRun[]) => void changeRun(side, { stages: runs }),
    startup: (side: 'yours' | 'clean', startup: EnvironmentRun['startup']) => changeRun(side, { startup }),
  };
}

/**
 * The build cache of an environment, where the go command could write to it; else null. What is kept there is found by
 * what went into it, so one cache serves both runs and both are equally warm (cmd/go/internal/cache/default.go for
 * where it is).
 */
async function usableCache(environment: TestEnvironment, os: NodeJS.Platform): Promise<string | null> {
  const folder = cacheFolder(environment, os);
  if (folder === null || !path.isAbsolute(folder)) return null;
  return await nearestFolder(folder)
    .then((at) => access(at, constants.W_OK))
    .then(
      () => folder,
      () => null,
    );
}

function cacheFolder({ variables }: TestEnvironment, os: NodeJS.Platform): string | null {
  const value = (name: string) => variables.get(name)?.value || null;
  const below = (folder: string | null, ...parts: string[]) => (folder === null ? null : path.join(folder, ...parts));
  if (value('GOCACHE') !== null) return value('GOCACHE');
  if (os === 'win32') return below(value('LOCALAPPDATA'), 'go-build');
  if (os === 'darwin') return below(value('HOME'), 'Library', 'Caches', 'go-build');
  return below(value('XDG_CACHE_HOME'), 'go-build') ?? below(value('HOME'), '.cache', 'go-build');
}
