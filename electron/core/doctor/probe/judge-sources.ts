import type { ProbeAction, SourceProbe } from '../../../contract/probe.ts';
import { routeOf } from './entry-outcome.ts';
import { judgeRoute } from './judge-route.ts';
import { sayAction, sayCause } from './probe-sentences.ts';
import type { ProbeFacts, VerdictParts } from './verdict.ts';

export const FASTEST_FIRST: ProbeAction = {
  ...sayAction('fastest-first'),
  call: { method: 'sources.sortByProbe', input: {} },
};

/** The sources of releases: GoSwitch asks the first, then the others. */
export function judgeSources({
  sources,
  entries,
  scope,
}: Pick<ProbeFacts, 'sources' | 'entries' | 'scope'>): VerdictParts | null {
  const [first] = sources;
  if (first === undefined) return null;
  const route = routeOf(first.ways, 'goswitch');
  const answering = sources.find((source) => routeOf(source.ways, 'goswitch')?.state === 'ok');
  if (route?.state === 'ok') return scope === 'sources' ? judgeOrder(sources) : null;
  const ofRoute = judgeRoute(first, route);
  if (ofRoute !== null) return answering === undefined ? ofRoute : { ...ofRoute, severity: 'warning' };
  const common = { endpoint: first, cause: route?.cause ?? sayCause('no-way') } as const;
  // Go can then be installed from a module proxy.
  const hasModules = entries.some(({ tests }) => tests?.zip.state === 'clean');
  if (answering === undefined) return { ...common, kind: 'sources-fail', severity: hasModules ? 'warning' : 'error' };
  return {
    ...common,
    kind: 'source-first-fails',
    severity: 'warning',
    params: { next: answering.name },
    actions: [FASTEST_FIRST],
  };
}

function judgeOrder(sources: readonly SourceProbe[]): VerdictParts | null {
  if (sources.some(({ ways }) => routeOf(ways, 'goswitch')?.state !== 'ok')) return null;
  const fastest = sortSources(sources)[0]!;
  return {
    kind: 'sources-good',
    severity: 'good',
    params: { fastest: fastest.name },
    actions: fastest === sources[0] ? [] : [FASTEST_FIRST],
  };
}

/**
 * Those that answer first, the fastest of them first; where it is unknown how fast they are, the one that answers
 * sooner. The others stay as they are.
 */
export function sortSources(sources: readonly SourceProbe[]): readonly SourceProbe[] {
  const isUp = ({ ways }: SourceProbe) => routeOf(ways, 'goswitch')?.state === 'ok';
  const rate = ({ throughput }: SourceProbe) => throughput?.bytesPerSecond ?? 0;
  const wait = ({ ways }: SourceProbe) => routeOf(ways, 'goswitch')?.totalMs ?? Number.MAX_SAFE_INTEGER;
  const up = sources.filter(isUp).toSorted((a, b) => rate(b) - rate(a) || wait(a) - wait(b));
  return [...up, ...sources.filter((source) => !isUp(source))];
}
