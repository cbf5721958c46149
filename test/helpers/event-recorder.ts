import { onTestFinished } from 'vitest';
import type { ApiEvent } from '../../electron/contract/api-events.ts';
import type { StreamMessage } from '../../electron/contract/web-protocol.ts';
import type { Client } from '../../renderer/api/client.ts';
import type { ConnectionState } from '../../renderer/api/transport.ts';

export interface EventRecorder {
  readonly messages: readonly StreamMessage[];
  readonly connections: readonly ConnectionState[];
  events(): ApiEvent[];
  /** Waits until something heard so far, or later, fits; fails by the test's time limit. */
  until<T>(look: (recorder: EventRecorder) => T | undefined | false | null): Promise<T>;
  /** The first event of a name, heard or still to come, that fits. */
  event<Name extends ApiEvent['name']>(
    name: Name,
    fits?: (payload: Extract<ApiEvent, { name: Name }>['payload']) => boolean,
  ): Promise<Extract<ApiEvent, { name: Name }>['payload']>;
  stop(): void;
}

/** Listens until the test ends. Resolves once the stream is open. */
export async function recordEvents(client: Pick<Client, 'listen'>): Promise<EventRecorder> {
  const messages: StreamMessage[] = [];
  const connections: ConnectionState[] = [];
  const waiters = new Set<() => void>();
  const changed = () => {
    for (const waiter of [...waiters]) waiter();
  };
  const stop = client.listen({
    onMessage: (message) => {
      messages.push(message);
      changed();
    },
    onConnection: (state) => {
      connections.push(state);
      changed();
    },
  });
  onTestFinished(stop);
  const recorder: EventRecorder = {
    messages,
    connections,
    events: () => messages.flatMap((message) => ('event' in message ? [message.event] : [])),
    until: (look) =>
      new Promise((resolve, reject) => {
        const attempt = () => {
          try {
            const found = look(recorder);
            if (found === undefined || found === false || found === null) return;
            waiters.delete(attempt);
            resolve(found);
          } catch (error) {
            waiters.delete(attempt);
            reject(error);
          }
        };
        waiters.add(attempt);
        attempt();
      }),
    event: (name, fits = () => true) =>
      recorder.until(
        () => recorder.events().find((event) => event.name === name && fits(event.payload as never))?.payload as never,
      ),
    stop,
  };
  await recorder.until(() => messages.length > 0);
  return recorder;
}
