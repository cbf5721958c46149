import type {
  EndpointProbe,
  PhaseTiming,
  ProbePhase,
  ProbeReport,
  RouteProbe,
} from '../../../../electron/contract/probe.ts';

/** A piece of a bar; shares of its width, from 0 to 1. */
interface Segment {
  readonly phase: ProbePhase;
  readonly state: PhaseTiming['state'];
  readonly start: number;
  readonly share: number;
}

/** One route to one address. `isFirst`: the first of its endpoint, which has the name and the facts. */
export interface WaterfallRow {
  readonly endpoint: EndpointProbe;
  readonly route: RouteProbe | null;
  readonly isFirst: boolean;
  readonly segments: readonly Segment[];
}

/** What answers fills at most this much of the bar, so that one that stalls is seen to go on. */
const ANSWERED_SHARE = 0.85;
/** Seen even where it took no time. */
const LEAST_SHARE = 0.006;

/**
 * All bars on one scale: that of the slowest that answers. What stalls runs to the end, for no scale holds it beside
 * the others.
 */
export function waterfallRows({ endpoints }: Pick<ProbeReport, 'endpoints'>): readonly WaterfallRow[] {
  const scale = longestAnswerMs(endpoints) / ANSWERED_SHARE;
  return endpoints.flatMap((endpoint): readonly WaterfallRow[] => {
    const ways = routesInOrder(endpoint.ways);
    if (ways.length === 0) return [{ endpoint, route: null, isFirst: true, segments: [] }];
    return ways.map((route, index) => ({ endpoint, route, isFirst: index === 0, segments: segmentsOf(route, scale) }));
  });
}

/** Those in use before those tried for comparison. */
export function routesInOrder(ways: readonly RouteProbe[]): readonly RouteProbe[] {
  return ways.toSorted((one, other) => Number(one.usedBy.length === 0) - Number(other.usedBy.length === 0));
}

function longestAnswerMs(endpoints: readonly EndpointProbe[]): number {
  const ends = endpoints.flatMap(({ ways }) =>
    ways.flatMap(({ phases }) => phases.filter(({ state }) => state === 'done').map(endOf)),
  );
  return Math.max(1, ...ends);
}

function endOf({ startMs, durationMs }: PhaseTiming): number {
  return startMs + durationMs;
}

function segmentsOf({ phases }: RouteProbe, scaleMs: number): readonly Segment[] {
  return phases.map(({ phase, state, startMs, durationMs }) => {
    const start = Math.min(startMs / scaleMs, 1 - LEAST_SHARE);
    const share = state === 'stalled' ? 1 - start : durationMs / scaleMs;
    return { phase, state, start, share: Math.min(Math.max(share, LEAST_SHARE), 1 - start) };
  });
}
