import type { EndpointProbe, EntryProbe } from '../../../contract/probe.ts';
import { outcomeOf, routeOf } from './entry-outcome.ts';
import { goEnvAction } from './goproxy-actions.ts';
import { causeOf } from './judge-entries.ts';
import { FASTEST_FIRST } from './judge-sources.ts';
import { sayCause } from './probe-sentences.ts';
import type { ProbeFacts, VerdictParts } from './verdict.ts';

const DAYS_TO_WARN = 14;

/** Everything in effect works: what may soon not, what is not looked at, or that all is well. */
export function judgeRest(facts: ProbeFacts): VerdictParts {
  return (
    judgeReserves(facts) ??
    judgeExpiry(facts) ??
    (facts.scope === 'all' ? judgeProof(facts) : null) ?? { kind: 'all-good', severity: 'good' }
  );
}

/** What is only asked when something before it has nothing. */
function judgeReserves({ entries, sources }: ProbeFacts): VerdictParts | null {
  const common = { kind: 'reserve-broken', severity: 'warning' } as const;
  for (const entry of entries) {
    const outcome = outcomeOf(entry);
    const isBroken = outcome === 'error' || typeof outcome === 'object';
    if (entry.next?.kind === 'not-reached' && isBroken)
      return { ...common, endpoint: entry, cause: causeOf(entry), params: { endpoint: entry.name } };
  }
  const source = sources.find(({ ways }) => routeOf(ways, 'goswitch')?.state !== 'ok');
  if (source === undefined) return null;
  const cause = routeOf(source.ways, 'goswitch')?.cause ?? sayCause('no-way');
  return { ...common, endpoint: source, cause, params: { endpoint: source.name }, actions: [FASTEST_FIRST] };
}

function judgeExpiry({ sources, entries, databases }: ProbeFacts): VerdictParts | null {
  const soon = [...sources, ...entries, ...databases].flatMap((endpoint: EndpointProbe) =>
    endpoint.ways.flatMap(({ usedBy, certificate }) =>
      usedBy.length > 0 && certificate?.problem === null && certificate.daysLeft < DAYS_TO_WARN
        ? [{ endpoint, days: certificate.daysLeft }]
        : [],
    ),
  );
  const [first] = soon.toSorted((a, b) => a.days - b.days);
  if (first === undefined) return null;
  const host = first.endpoint.url === null ? first.endpoint.name : new URL(first.endpoint.url).host;
  return {
    kind: 'certificate-expires',
    severity: 'warning',
    endpoint: first.endpoint,
    params: { host, days: first.days },
  };
}

function judgeProof({ entries, goproxy, gosumdb }: ProbeFacts): VerdictParts | null {
  if (goproxy === null || goproxy.length === 0) return { kind: 'go-unknown', severity: 'warning' };
  if (gosumdb === 'off')
    return { kind: 'gosumdb-off', severity: 'warning', actions: [goEnvAction('gosumdb-default', null)] };
  const answering = entries.find(({ next }) => next?.kind === 'answers');
  if (answering?.entry === 'direct') return { kind: 'all-good-direct', severity: 'good' };
  const unverified = answering?.tests?.zip.state === 'unchecked' ? answering : null;
  return unverified === null
    ? null
    : { kind: 'unchecked', severity: 'warning', endpoint: unverified, cause: reasonOf(unverified) };
}

function reasonOf({ tests }: EntryProbe) {
  return tests?.zip.reason ?? sayCause('no-way');
}
