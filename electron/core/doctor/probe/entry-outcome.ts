import type { EntryProbe, WayProbe } from '../../../contract/probe.ts';
import type { EntryOutcome } from './next-steps.ts';

/** The way that the go command, or GoSwitch, goes to an endpoint now. */
export function wayOf(ways: readonly WayProbe[], user: 'go' | 'goswitch'): WayProbe | null {
  return ways.find(({ usedBy }) => usedBy.includes(user)) ?? null;
}

/** What the go command gets from an entry for the probe's module, by the way it goes. */
export function outcomeOf({ entry, ways, tests }: EntryProbe): EntryOutcome {
  if (entry === 'off') return 'off';
  const way = wayOf(ways, 'go');
  if (way !== null && way.state !== 'ok') return outcomeOfWay(way);
  if (entry === 'direct' || tests === null) return way?.status === 404 || way?.status === 410 ? 'not-found' : 'found';
  const { list, zip } = tests;
  if (list.state === 'not-found') return 'not-found';
  if (list.state !== 'ok') return list.reason?.kind === 'stalled-first-byte' ? { stalled: 'first-byte' } : 'error';
  if (zip.state === 'not-found') return 'not-found';
  if (zip.state !== 'failed') return 'found';
  return zip.reason?.kind === 'stalled-body' ? { stalled: 'body' } : 'error';
}

function outcomeOfWay({ state, phases }: WayProbe): EntryOutcome {
  const last = phases.at(-1);
  return state === 'stalled' && last !== undefined ? { stalled: last.phase } : 'error';
}
