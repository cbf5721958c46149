import { expect, it } from 'vitest';
import type { EndpointProbe, PhaseTiming, RouteProbe } from '../../../electron/contract/probe.ts';
import { waterfallRows } from '../../../renderer/features/network/probe/waterfall.ts';

const done = (phase: PhaseTiming['phase'], startMs: number, durationMs: number): PhaseTiming => ({
  phase,
  startMs,
  durationMs,
  state: 'done',
});

function route(phases: readonly PhaseTiming[], more: Partial<RouteProbe> = {}): RouteProbe {
  return {
    ...{
      via: 'direct',
      proxy: null,
      usedBy: ['go'],
      state: 'ok',
      phases,
      totalMs: 1,
      status: 200,
      certificate: null,
      cause: null,
    },
    ...more,
  };
}

function entry(name: string, ways: readonly RouteProbe[]): EndpointProbe {
  return {
    kind: 'goproxy-entry',
    id: name,
    name,
    url: `https://${name}`,
    ways,
    entry: 'proxy',
    separator: null,
    tests: null,
    next: null,
  };
}

const FAST = route([done('dns', 0, 10), done('connect', 10, 30), done('first-byte', 40, 60)]);
const SLOW = route([done('dns', 0, 100), done('connect', 100, 750)]);
const STALLED = route(
  [done('connect', 0, 170), { phase: 'first-byte', startMs: 170, durationMs: 10_000, state: 'stalled' }],
  { state: 'stalled' },
);

it('puts all on the scale of the slowest that answers, whatever stalls', () => {
  const rows = waterfallRows({
    endpoints: [entry('fast', [FAST]), entry('slow', [SLOW]), entry('stalled', [STALLED])],
  });
  expect(
    rows.map(({ segments }) =>
      segments.map(({ start, share }) => [Math.round(start * 1000), Math.round(share * 1000)]),
    ),
  ).toEqual([
    [
      [0, 10],
      [10, 30],
      [40, 60],
    ],
    [
      [0, 100],
      [100, 750],
    ],
    [
      [0, 170],
      [170, 830],
    ],
  ]);
});

it('never draws past the end, and shows what took no time', () => {
  const broken = route([done('dns', 0, 0), { phase: 'connect', startMs: 0, durationMs: 99_999, state: 'failed' }], {
    state: 'failed',
  });
  const rows = waterfallRows({ endpoints: [entry('slow', [SLOW]), entry('broken', [broken])] });
  for (const { segments } of rows)
    for (const { start, share } of segments) expect(start + share).toBeLessThanOrEqual(1 + 1e-9);
  expect(rows.at(-1)?.segments.every(({ share }) => share > 0)).toBe(true);
});

it('ways in use come first, and what asks nothing has a row too', () => {
  const compared = route(SLOW.phases, { usedBy: [], via: 'app-proxy', proxy: 'http://p.example:3128' });
  const rows = waterfallRows({ endpoints: [entry('both', [compared, FAST]), entry('off', [])] });
  expect(rows.map(({ endpoint, route: shown, isFirst }) => [endpoint.name, shown?.via ?? null, isFirst])).toEqual([
    ['both', 'direct', true],
    ['both', 'app-proxy', false],
    ['off', null, true],
  ]);
});
