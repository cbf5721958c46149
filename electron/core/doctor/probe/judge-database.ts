import type { EntryProbe } from '../../../contract/probe.ts';
import { routeOf } from './entry-outcome.ts';
import { entryActions, goEnvAction } from './goproxy-actions.ts';
import { judgeRoute } from './judge-route.ts';
import { sayCause } from './probe-sentences.ts';
import type { ProbeFacts, VerdictParts } from './verdict.ts';

/** What is wrong with the checksum database, which go refuses new modules without. */
export function judgeDatabase(facts: ProbeFacts): VerdictParts | null {
  const { databases, entries, gosumdbProblem } = facts;
  if (gosumdbProblem !== null) {
    const cause = sayCause('gosumdb-unreadable', { message: gosumdbProblem });
    return { kind: 'sumdb-fails', severity: 'error', cause, actions: [goEnvAction('gosumdb-default', null)] };
  }
  const database = databases.find(({ role }) => role === 'in-force');
  if (database === undefined || database.record.state === 'ok' || database.record.state === 'unchecked') return null;
  const common = { severity: 'error', endpoint: database } as const;
  const cause = database.record.reason ?? sayCause('no-way');
  if (database.record.state === 'refused') return { ...common, kind: 'sumdb-refused', cause };
  const stripped = strippedBy(entries);
  if (stripped !== null) return judgeStripped(facts, stripped);
  const route = routeOf(database.ways, 'go');
  const ofRoute = judgeRoute(database, route);
  if (ofRoute !== null) return ofRoute;
  const mirror = databases.find(
    (one) => one.role === 'mirror' && one.ways.some(({ usedBy, state }) => usedBy.includes('go') && state === 'ok'),
  );
  if (mirror === undefined || facts.gosumdbMirror === null)
    return { ...common, kind: 'sumdb-fails', cause: route?.cause ?? cause };
  const actions = [goEnvAction('gosumdb-mirror', facts.gosumdbMirror)];
  return { ...common, kind: 'sumdb-mirror', cause: route?.cause ?? cause, params: { mirror: mirror.name }, actions };
}

/**
 * The entry whose answer keeps go from asking the database: anything but 200, 404 and 410, with a `,` after it
 * (modfetch/sumdb.go, initBase).
 */
function strippedBy(entries: readonly EntryProbe[]): EntryProbe | null {
  for (const entry of entries) {
    const state = entry.tests?.sumdb.state;
    if (state === 'ok') return null;
    if (state === 'failed' && entry.separator !== '|') return entry;
  }
  return null;
}

function judgeStripped({ entries, goproxy }: ProbeFacts, endpoint: EntryProbe): VerdictParts {
  const { sumdb } = endpoint.tests ?? {};
  const actions = entryActions(goproxy ?? [], entries.indexOf(endpoint), ['pipe-after', 'remove-entry']);
  const status = sumdb?.status ?? 0;
  const common = { severity: 'error', endpoint, actions } as const;
  if (status === 0) return { ...common, kind: 'sumdb-fails', cause: sumdb?.reason ?? sayCause('no-way') };
  return { ...common, kind: 'sumdb-stripped', params: { endpoint: endpoint.name, status } };
}
