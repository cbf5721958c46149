import type { EntryProbe, RouteProbe } from '../../../contract/probe.ts';
import type { EntryOutcome } from './next-steps.ts';

/** The route that the go command, or GoSwitch, goes to an endpoint now. */
export function routeOf(ways: readonly RouteProbe[], user: 'go' | 'goswitch'): RouteProbe | null {
  return ways.find(({ usedBy }) => usedBy.includes(user)) ?? null;
}

/** What the go command gets from an entry for the probe's module, by the route it goes. */
export function outcomeOf({ entry, ways, tests }: EntryProbe): EntryOutcome {
  if (entry === 'off') return 'off';
  const route = routeOf(ways, 'go');
  if (route !== null && route.state !== 'ok') return outcomeOfRoute(route);
  if (entry === 'direct' || tests === null)
    return route?.status === 404 || route?.status === 410 ? 'not-found' : 'found';
  const { list, zip } = tests;
  if (list.state === 'not-found') return 'not-found';
  if (list.state !== 'ok') return list.reason?.kind === 'stalled-first-byte' ? { stalled: 'first-byte' } : 'error';
  if (zip.state === 'not-found') return 'not-found';
  if (zip.state !== 'failed') return 'found';
  return zip.reason?.kind === 'stalled-body' ? { stalled: 'body' } : 'error';
}

function outcomeOfRoute({ state, phases }: RouteProbe): EntryOutcome {
  const last = phases.at(-1);
  return state === 'stalled' && last !== undefined ? { stalled: last.phase } : 'error';
}
