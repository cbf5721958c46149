import { expect, it } from 'vitest';
import type {
  Culprit,
  EnvironmentRun,
  StageName,
  StageRun,
  StartupFigures,
} from '../../../electron/contract/self-test.ts';
import {
  failedStages,
  hasFilledCache,
  shownCulprits,
  slowestInits,
  stageBars,
  startupBars,
} from '../../../renderer/features/doctor/self-test/compare-runs.ts';

const stage = (name: StageName, durationMs: number | null, state: StageRun['state'] = 'passed') =>
  ({ stage: name, durationMs, state }) as StageRun;
const run = (stages: readonly StageRun[], startup: StartupFigures | null = null): EnvironmentRun => ({
  stages,
  startup,
});
const figures = (timeToMainMs: number | null): StartupFigures => ({
  inits: [
    { package: 'os', atMs: 0, clockMs: 1, bytes: 0, allocs: 0 },
    { package: 'slow', atMs: 1, clockMs: 9, bytes: 0, allocs: 0 },
  ],
  timeToMainMs,
  longestStopMs: null,
  createToStart: null,
  gaps: { inits: null, trace: null },
});

it('both runs share one scale, which the filling of the cache does not bend', () => {
  const runs = {
    yours: run([stage('list', 50_000), stage('compile', 200)]),
    clean: run([stage('list', 100), stage('compile', 50)]),
  };
  const bars = stageBars({ runs });
  expect(bars.map(({ stage: name }) => name)).toEqual(['list', 'compile', 'link', 'run', 'go-build', 'go-test', 'cgo']);
  expect(bars.slice(0, 3).map(({ yours, clean }) => [yours.share, clean.share])).toEqual([
    [1, 0.5],
    [1, 0.25],
    [0, 0],
  ]);
  expect([bars[2]?.yours.run, hasFilledCache({ runs })]).toEqual([null, true]);
});

it('a cache that was filled before is not told of', () => {
  expect(hasFilledCache({ runs: { yours: run([stage('list', 300)]), clean: run([stage('list', 100)]) } })).toBe(false);
  expect(
    hasFilledCache({ runs: { yours: run([stage('list', 9000)]), clean: run([stage('list', null, 'waiting')]) } }),
  ).toBe(false);
});

it('names what failed, yours first', () => {
  const runs = {
    yours: run([stage('compile', 1, 'failed')]),
    clean: run([stage('list', 1, 'failed'), stage('link', 1)]),
  };
  expect(failedStages({ runs }).map(({ side, run: { stage: name } }) => `${side} ${name}`)).toEqual([
    'yours compile',
    'clean list',
  ]);
});

it('a figure of the start-up is measured against the other one, each by itself', () => {
  const runs = { yours: run([], figures(4)), clean: run([], figures(1)) };
  expect(startupBars({ runs })[0]).toEqual({ what: 'toMain', yours: 4, clean: 1, shares: { yours: 1, clean: 0.25 } });
  expect(startupBars({ runs })[1]).toEqual({ what: 'stop', yours: null, clean: null, shares: { yours: 0, clean: 0 } });
  expect(startupBars({ runs: { yours: run([]), clean: run([]) } })).toEqual([]);
});

it('names the slowest packages', () => {
  expect(slowestInits(figures(1), 1).map(({ package: name }) => name)).toEqual(['slow']);
});

it('shows what differs only where nothing was proven', () => {
  const culprit = (name: string, proof: Culprit['proof']) => ({ name, proof }) as Culprit;
  expect(shownCulprits([culprit('A', 'differs')])).toEqual({ areConfirmed: false, list: [culprit('A', 'differs')] });
  expect(shownCulprits([culprit('A', 'alone'), culprit('B', 'differs')])).toEqual({
    areConfirmed: true,
    list: [culprit('A', 'alone')],
  });
});
