import type { CoreEvents } from '../../electron/contract/events.ts';
import { createEventBus } from '../../electron/core/base/event-bus.ts';
import type { EventBus } from '../../electron/core/context.ts';
import type { Handlers } from '../../electron/core/create-handlers.ts';
import { createEventFeed } from '../../electron/core/handlers/event-feed.ts';

/** Handlers that answer every call with what was asked, for tests of what carries calls. */
export function createEchoHandlers(): Handlers & {
  readonly bus: EventBus<CoreEvents>;
  readonly calls: unknown[];
  readonly listening: boolean[];
} {
  const bus = createEventBus<CoreEvents>();
  const calls: unknown[] = [];
  const listening: boolean[] = [];
  return {
    bus,
    calls,
    listening,
    call: async (method, input) => {
      calls.push(method);
      return { ok: true, value: { method, input } };
    },
    events: createEventFeed(bus, (isListening) => listening.push(isListening)),
    close: async () => undefined,
  };
}
