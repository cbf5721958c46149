import type { GoproxyEntry } from '../../../contract/goproxy.ts';
import type { EntryProbe, ProbeAction } from '../../../contract/probe.ts';
import type { ProbeNextKind } from '../../../contract/words/en/probe.ts';
import { outcomeOf, routeOf } from './entry-outcome.ts';
import { entryActions, goEnvAction } from './goproxy-actions.ts';
import { judgeRoute } from './judge-route.ts';
import { type Cause, sayCause } from './probe-sentences.ts';
import type { VerdictParts } from './verdict.ts';

const FAILS_ON: ReadonlySet<ProbeNextKind> = new Set(['error-next', 'waits-next']);

/**
 * What is wrong with GOPROXY: a polluted cache, an entry that keeps go from those that answer, or none that answers.
 */
export function judgeEntries(entries: readonly EntryProbe[], parts: readonly GoproxyEntry[]): VerdictParts | null {
  const polluted = entries.find(({ tests }) => tests?.zip.state === 'polluted');
  if (polluted !== undefined) return judgePolluted(polluted, entries.indexOf(polluted), parts);
  if (entries[0]?.entry === 'off') {
    return {
      kind: 'goproxy-off',
      severity: 'warning',
      endpoint: entries[0],
      actions: [goEnvAction('goproxy-default', null)],
    };
  }
  const answering = entries.find(({ next }) => next?.kind === 'answers');
  if (answering !== undefined) return judgeDetour(entries, answering, parts);
  return entries.length === 0 ? null : judgeDeadEnd(entries, parts);
}

function judgePolluted(endpoint: EntryProbe, at: number, parts: readonly GoproxyEntry[]): VerdictParts {
  const actions = entryActions(parts, at, ['remove-entry']);
  const params = { endpoint: endpoint.name, module: endpoint.tests?.zip.module ?? '' };
  return {
    kind: 'polluted',
    severity: 'error',
    endpoint,
    params,
    actions: actions.length > 0 ? actions : [goEnvAction('goproxy-default', null)],
  };
}

/** Go gets there, but past an entry that fails. */
function judgeDetour(
  entries: readonly EntryProbe[],
  answering: EntryProbe,
  parts: readonly GoproxyEntry[],
): VerdictParts | null {
  const failing = entries
    .slice(0, entries.indexOf(answering))
    .find(({ next }) => next !== null && FAILS_ON.has(next.kind));
  if (failing === undefined) return null;
  const ofRoute = judgeRoute(failing, routeOf(failing.ways, 'go'));
  if (ofRoute !== null) return { ...ofRoute, severity: 'warning' };
  const seconds = failing.next?.params['seconds'];
  const params = { endpoint: failing.name, next: answering.name };
  const common = {
    severity: 'warning',
    endpoint: failing,
    cause: causeOf(failing),
    actions: actionsFor(entries, failing, parts),
  } as const;
  return seconds === undefined
    ? { ...common, kind: 'entry-first-fails', params }
    : { ...common, kind: 'entry-slow', params: { ...params, seconds } };
}

/** Go gets nowhere: the entry that decided, and what is behind it. */
function judgeDeadEnd(entries: readonly EntryProbe[], parts: readonly GoproxyEntry[]): VerdictParts {
  const isPassed = ({ next }: EntryProbe) =>
    next?.kind === 'not-found-next' || next?.kind === 'error-next' || next?.kind === 'waits-next';
  const deciding = entries.find((entry) => !isPassed(entry)) ?? entries.at(-1)!;
  const ofRoute = judgeRoute(deciding, routeOf(deciding.ways, 'go'));
  if (ofRoute !== null) return ofRoute;
  const cause = causeOf(deciding);
  const behind = entries.slice(entries.indexOf(deciding) + 1).find((entry) => outcomeOf(entry) === 'found');
  if (behind === undefined) {
    const told = entries.find((entry) => outcomeOf(entry) !== 'not-found') ?? deciding;
    return { kind: 'list-fails', severity: 'error', endpoint: told, cause: causeOf(told) };
  }
  const params = { endpoint: deciding.name, next: behind.name };
  const common = {
    severity: 'error',
    endpoint: deciding,
    cause,
    actions: actionsFor(entries, deciding, parts),
  } as const;
  const seconds = deciding.next?.params['seconds'];
  if (seconds !== undefined) return { ...common, kind: 'entry-waits', params: { ...params, seconds } };
  return { ...common, kind: deciding.next?.kind === 'hangs' ? 'entry-hangs' : 'entry-stops', params };
}

/** Where go waits, `|` does not help: it is asked at each request. */
function actionsFor(
  entries: readonly EntryProbe[],
  { id, next }: EntryProbe,
  parts: readonly GoproxyEntry[],
): readonly ProbeAction[] {
  const at = entries.findIndex((entry) => entry.id === id);
  if (next?.kind === 'error-stops') return entryActions(parts, at, ['pipe-after', 'move-behind', 'remove-entry']);
  return entryActions(parts, at, ['move-behind', 'remove-entry']);
}

/** Why an entry gives go nothing. */
export function causeOf({ entry, ways, tests, name }: EntryProbe): Cause {
  if (entry === 'off') return sayCause('off');
  const route = routeOf(ways, 'go');
  return (
    route?.cause ??
    tests?.list.reason ??
    (tests?.zip.state === 'clean' ? null : tests?.zip.reason) ??
    sayCause('failed', { host: name, message: 'no answer' })
  );
}
