import type { Snapshot } from '../../electron/contract/api.ts';
import type { ApiEvent } from '../../electron/contract/api-events.ts';
import type { Client } from './client.ts';
import type { ConnectionState } from './transport.ts';

interface EngineListener {
  /** Everything again: at first, and whenever events may have been missed. */
  onSnapshot(snapshot: Snapshot): void;
  /** In order, each once, and only what the last snapshot does not hold yet. */
  onEvent(event: ApiEvent): void;
  onConnection(state: ConnectionState): void;
  /** The snapshot could not be fetched although the engine is there. */
  onFailure(error: unknown): void;
}

interface Following {
  /** Takes a snapshot again: for a button next to a failure. */
  refresh(): void;
  stop(): void;
}

/** Keeps a window in step with the engine: a snapshot, then events; after a gap the same again. */
export function followEngine(client: Client, listener: EngineListener): Following {
  /** Events that came since a snapshot was asked for; null once it is there. */
  let waiting: ApiEvent[] | null = null;
  let asked = 0;

  async function takeSnapshot(): Promise<void> {
    asked += 1;
    const own = asked;
    waiting = [];
    try {
      const snapshot = await client.call('app.snapshot');
      if (own !== asked) return;
      const events = waiting.filter(({ sequence }) => sequence > snapshot.sequence);
      waiting = null;
      listener.onSnapshot(snapshot);
      for (const event of events) listener.onEvent(event);
    } catch (error) {
      if (own === asked) listener.onFailure(error);
    }
  }

  const stop = client.listen({
    onConnection: (state) => listener.onConnection(state),
    onMessage(message) {
      if ('event' in message) {
        if (waiting === null) listener.onEvent(message.event);
        else waiting.push(message.event);
      } else if (!message.start.resumed || waiting !== null) {
        void takeSnapshot();
      }
    },
  });
  return {
    refresh: () => void takeSnapshot(),
    stop() {
      asked += 1;
      stop();
    },
  };
}
