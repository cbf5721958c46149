import { randomBytes } from 'node:crypto';
import type { ApiEvent, EventPosition, StreamStart } from '../../contract/api-events.ts';
import type { CoreEvents } from '../../contract/events.ts';
import type { EventBus } from '../context.ts';

/** Exhaustive by type: an event that is not here would reach no window. */
const EVENT_NAMES: Readonly<Record<keyof CoreEvents, true>> = {
  jobChanged: true,
  sdkInstalled: true,
  sdkRemoved: true,
  activeChanged: true,
  releasesRefreshed: true,
  projectsChanged: true,
  projectChanged: true,
  questionsChanged: true,
  settingsChanged: true,
  journalAppended: true,
  doctorFinished: true,
  selfTestChanged: true,
  goEnvChanged: true,
  probeChanged: true,
  homeChanged: true,
};

/** Enough for a window that lost its connection for a minute in the middle of several downloads. */
const KEPT_EVENTS = 2000;

interface Subscription {
  readonly start: StreamStart;
  /** Events after the position asked for, oldest first; the listener hears everything after them. */
  readonly missed: readonly ApiEvent[];
  stop(): void;
}

/** The engine's events, numbered, for windows that come and go: the same for every transport. */
export interface EventFeed {
  position(): EventPosition;
  /** With `since` the events after it are handed over too, as far as they are kept. The listener must not throw. */
  subscribe(listener: (event: ApiEvent) => void, since?: EventPosition): Subscription;
  close(): void;
}

/** @param onListening told when the first listener comes (true) and when the last one has gone (false) */
export function createEventFeed(
  events: EventBus<CoreEvents>,
  onListening: (isListening: boolean) => void = () => undefined,
): EventFeed {
  const epoch = randomBytes(8).toString('hex');
  const listeners = new Set<(event: ApiEvent) => void>();
  const kept: ApiEvent[] = [];
  let sequence = 0;

  function publish(name: keyof CoreEvents, payload: unknown): void {
    sequence += 1;
    const event = { sequence, name, payload } as ApiEvent;
    kept.push(event);
    if (kept.length > KEPT_EVENTS) kept.shift();
    for (const listener of [...listeners]) listener(event);
  }

  /** Null when something after `since` is no longer kept, or it is from another run. */
  function eventsAfter(since: EventPosition | undefined): readonly ApiEvent[] | null {
    if (since === undefined || since.epoch !== epoch || since.sequence > sequence) return null;
    const missing = sequence - since.sequence;
    return missing > kept.length ? null : kept.slice(kept.length - missing);
  }

  const stops = (Object.keys(EVENT_NAMES) as (keyof CoreEvents)[]).map((name) =>
    events.on(name, (payload) => publish(name, payload)),
  );
  return {
    position: () => ({ epoch, sequence }),
    subscribe(listener, since) {
      // An identity of its own, so that the same function can listen twice.
      const own = (event: ApiEvent) => listener(event);
      const missed = eventsAfter(since);
      listeners.add(own);
      if (listeners.size === 1) onListening(true);
      return {
        start: {
          epoch,
          sequence: missed === null ? sequence : (since?.sequence ?? sequence),
          resumed: missed !== null,
        },
        missed: missed ?? [],
        stop() {
          if (listeners.delete(own) && listeners.size === 0) onListening(false);
        },
      };
    },
    close() {
      for (const stop of stops) stop();
      if (listeners.size > 0) onListening(false);
      listeners.clear();
    },
  };
}
