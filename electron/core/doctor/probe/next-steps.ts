import type { ProbePhase } from '../../../contract/probe.ts';
import type { Said } from '../../../contract/self-test.ts';
import type { ProbeNextKind } from '../../../contract/words/en/probe.ts';
import { afterFailure } from '../../go/module-proxy/try-proxies.ts';
import { sayNext } from './probe-sentences.ts';

/** What the go command gets from one entry of GOPROXY. `stalled`: in which phase it waits. */
export type EntryOutcome = 'found' | 'not-found' | 'error' | 'off' | { readonly stalled: ProbePhase };

interface ListedEntry {
  readonly name: string;
  readonly goOnAfterAnyError: boolean;
  readonly outcome: EntryOutcome;
}

/**
 * How long the go command waits in a phase before that is an error, in seconds: net/http's DefaultTransport
 * (transport.go: Dialer.Timeout 30 s with the look-up in it, 1 minute for the answer to CONNECT in dialConn,
 * TLSHandshakeTimeout 10 s), which cmd/go/internal/web uses. Null: for ever, for it sets no limit from the request on.
 */
const GO_WAITS_SECONDS: Readonly<Record<ProbePhase, number | null>> = {
  dns: 30,
  connect: 30,
  proxy: 60,
  tls: 10,
  'first-byte': null,
  body: null,
};

/**
 * What go does at each entry of the list, for a module that only these outcomes decide on (modfetch/proxy.go,
 * TryProxies).
 */
export function nextSteps(entries: readonly ListedEntry[]): readonly Said<ProbeNextKind>[] {
  let decidedBy: string | null = null;
  return entries.map((entry, at) => {
    if (decidedBy !== null) return sayNext('not-reached', { by: decidedBy });
    const step = stepAt(entry, entries[at + 1]?.name ?? null);
    if (!GOES_ON.has(step.kind)) decidedBy = entry.name;
    return step;
  });
}

/** Kinds after which go asks the next entry. */
const GOES_ON: ReadonlySet<ProbeNextKind> = new Set(['not-found-next', 'error-next', 'waits-next']);

function stepAt({ outcome, goOnAfterAnyError }: ListedEntry, next: string | null): Said<ProbeNextKind> {
  if (outcome === 'found') return sayNext('answers');
  if (outcome === 'off') return sayNext('off');
  const seconds = typeof outcome === 'object' ? GO_WAITS_SECONDS[outcome.stalled] : 0;
  if (seconds === null) return sayNext('hangs');
  const goesOn = afterFailure({ goOnAfterAnyError }, { isNotFound: outcome === 'not-found' }) === 'next';
  if (outcome === 'not-found') return next === null ? sayNext('not-found-last') : sayNext('not-found-next', { next });
  if (seconds > 0)
    return goesOn && next !== null ? sayNext('waits-next', { seconds, next }) : sayNext('waits-stops', { seconds });
  if (next === null) return sayNext('error-last');
  return goesOn ? sayNext('error-next', { next }) : sayNext('error-stops');
}
