import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { SELF_TEST_STAGES, type StageName } from '../../../../electron/contract/self-test.ts';
import { makeStagedGo } from '../../../helpers/staged-go.ts';
import { openSelfTest } from './open-self-test.ts';

const bin = async ({ dir }: { dir: string }) => path.join(await makeStagedGo(dir), 'bin');

/** What a self-test says when GOHARM does this. */
async function runHarmed(harm: string, more: Record<string, string> = {}) {
  const { selfTest, sandbox } = await openSelfTest({ bin, env: { GOHARM: harm, ...more } });
  const report = await selfTest.run({ from: 'process' });
  expect(await readdir(sandbox.context.layout.staging)).toEqual([]);
  return report;
}

const HARMS = [
  { how: '4', signal: 'SIGILL', kind: 'crashed' },
  { how: '11', signal: 'SIGSEGV', kind: 'crashed' },
  { how: '6', signal: 'SIGABRT', kind: 'crashed' },
  { how: '9', signal: 'SIGKILL', kind: 'crashed' },
  { how: 'child', signal: 'SIGILL', kind: 'crashed' },
  { how: 'silence', signal: null, kind: 'failed-silently' },
  { how: 'say no space left', signal: null, kind: 'failed' },
] as const;

describe.skipIf(process.platform !== 'linux')('a go command that fails at one stage (needs /bin/sh and /proc)', () => {
  /** Every stage with a crash, and every other end at one stage. */
  const cases = SELF_TEST_STAGES.flatMap((stage, at) =>
    HARMS.filter((_, which) => which === 0 || which % SELF_TEST_STAGES.length === at).map((harm) => ({
      stage,
      ...harm,
    })),
  );
  test.each(cases)(
    'at $stage by $how: the stage is named, and the variable that does it',
    async ({ stage, how, signal, kind }) => {
      const { runs, culprits, verdict } = await runHarmed(`${stage} ${how}`);
      const failed = runs.yours.stages.filter(({ state }) => state === 'failed');
      expect(failed.map((one) => [one.stage, one.signal, one.problem?.kind])).toEqual([[stage, signal, kind]]);
      expect(runs.clean.stages.map(({ state }) => state)).toEqual(SELF_TEST_STAGES.map(() => 'passed'));
      expect(culprits).toEqual([
        {
          name: 'GOHARM',
          yours: `${stage} ${how}`,
          clean: null,
          source: { origin: 'process', file: null, line: null },
          proof: 'alone',
          stage,
        },
      ]);
      expect([verdict?.kind, verdict?.stage]).toEqual([signal === null ? 'fails-in-yours' : 'crashes-in-yours', stage]);
      if (kind === 'failed') expect(failed[0]?.problem?.text).toMatch(/exited with code 1: no space left$/);
    },
  );

  test.each(['list', 'run', 'go-test', 'cgo'] as const)('garbage at %s is a wrong answer', async (stage) => {
    const { runs, verdict } = await runHarmed(`${stage} garbage`);
    expect(problemsOf(runs.yours.stages)).toEqual([[stage, 'wrong-answer']]);
    expect(verdict?.stage).toBe(stage);
  });

  test.each(['compile', 'link', 'go-build'] as const)(
    '%s that makes nothing is said to have made nothing',
    async (stage) => {
      const { runs } = await runHarmed(`${stage} nothing`);
      expect(problemsOf(runs.yours.stages)).toEqual([[stage, 'no-result']]);
    },
  );

  test('a hang ends with the limit, and nothing of it goes on', async () => {
    const log = path.join(await mkdtemp(path.join(os.tmpdir(), 'goswitch-test-')), 'pids');
    onTestFinished(() => rm(path.dirname(log), { recursive: true }));
    const { selfTest } = await openSelfTest({
      bin,
      env: { GOHARM: 'compile hang', GOLOG: log },
      limits: { stageMs: 2500 },
    });
    const report = await selfTest.run({ from: 'process' });
    expect(problemsOf(report.runs.yours.stages)).toEqual([['compile', 'timed-out']]);
    expect(report.culprits.map(({ name }) => name)).toEqual(['GOHARM']);
    expect((await livingProcesses(log)).length).toBe(0);
  });

  test('cancelled half-way, it leaves no process and no folder behind, and no report that seems to run', async () => {
    const log = path.join(await mkdtemp(path.join(os.tmpdir(), 'goswitch-test-')), 'pids');
    onTestFinished(() => rm(path.dirname(log), { recursive: true }));
    const { selfTest, sandbox } = await openSelfTest({ bin, env: { GOHARM: 'link hang', GOLOG: log } });
    const controller = new AbortController();
    const running = selfTest.run({ from: 'process', signal: controller.signal });
    await expect.poll(() => livingProcesses(log)).not.toEqual([]);
    expect(selfTest.last()?.phase).toBe('yours');
    controller.abort();
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
    await expect.poll(() => livingProcesses(log)).toEqual([]);
    expect(await readdir(sandbox.context.layout.staging)).toEqual([]);
    expect(selfTest.last()).toBeNull();
  });

  test('stages that need the failed one are skipped, the others run', async () => {
    const { runs } = await runHarmed('compile 4');
    expect(runs.yours.stages.map(({ stage, state }) => [stage, state])).toEqual([
      ['list', 'passed'],
      ['compile', 'failed'],
      ['link', 'skipped'],
      ['run', 'skipped'],
      ['go-build', 'passed'],
      ['go-test', 'passed'],
      ['cgo', 'passed'],
    ]);
  });

  test('what is much slower than in the clean environment is named with how many times', async () => {
    const { verdict, culprits } = await runHarmed('go-build slow');
    expect(verdict).toMatchObject({ kind: 'slow-in-yours', stage: 'go-build', params: { stage: 'go build' } });
    expect(culprits).toMatchObject([{ name: 'GOHARM', proof: 'alone', stage: 'go-build' }]);
  });

  test('two variables that only do it together are both named: without either it works', async () => {
    const { culprits, verdict } = await runHarmed('', { GOTOGETHER: '1', ALSO: '1' });
    expect(verdict).toMatchObject({ kind: 'fails-in-yours', stage: 'go-build' });
    expect(culprits).toMatchObject([{ name: 'GOTOGETHER', proof: 'without', stage: 'go-build' }]);
  });

  test('all good, with the start of the program side by side', async () => {
    const { verdict, culprits, runs, phase } = await runHarmed('');
    expect([verdict?.kind, culprits, phase]).toEqual(['all-good', [], 'done']);
    const inits = [
      { package: 'runtime', atMs: 0.05, clockMs: 0.02, bytes: 0, allocs: 0 },
      { package: 'main', atMs: 0.5, clockMs: 0.25, bytes: 16, allocs: 1 },
    ];
    const createToStart = { count: 1, medianMs: 0.5, maxMs: 0.5 };
    const startup = { inits, timeToMainMs: 0.75, longestStopMs: 3, createToStart, gaps: { inits: null, trace: null } };
    expect([runs.yours.startup, runs.clean.startup]).toEqual([startup, startup]);
  });

  test('no secret is in what it reports', async () => {
    const secret = 'hunter2secret';
    const { runs, culprits, verdict } = await runHarmed(
      `list say fetching https://ada:${secret}@corp.example/x password=${secret}`,
      {
        GOPROXY: `https://ada:${secret}@proxy.corp.example`,
      },
    );
    expect(verdict?.stage).toBe('list');
    expect(JSON.stringify({ runs, culprits, verdict })).not.toContain(secret);
    expect(runs.yours.stages[0]?.output).toContain('corp.example');
  });
});

function problemsOf(stages: readonly { stage: StageName; problem: { kind: string } | null }[]) {
  return stages.flatMap(({ stage, problem }) => (problem === null ? [] : [[stage, problem.kind]]));
}

/** Ids in the file of processes that still run; a zombie does not. */
async function livingProcesses(log: string): Promise<string[]> {
  const ids = (await readFile(log, 'utf8').catch(() => '')).split('\n').filter((id) => id !== '');
  const states = await Promise.all(ids.map((id) => readFile(`/proc/${id}/stat`, 'latin1').catch(() => '')));
  return ids.filter((_, at) => states[at] !== '' && !/\) [ZX] /.test(states[at]!));
}
