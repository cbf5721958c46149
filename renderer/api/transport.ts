import type { CallResult } from '../../electron/contract/call.ts';
import type { StreamMessage } from '../../electron/contract/web-protocol.ts';

/**
 * `connecting` at first; `open` while events arrive; `lost` while the engine does not answer and the transport tries
 * again; `refused` when this window is not let in and only a new link helps.
 */
export type ConnectionState = 'connecting' | 'open' | 'lost' | 'refused';

export interface StreamListener {
  /** `start` comes first and after every reconnection. */
  onMessage(message: StreamMessage): void;
  onConnection(state: ConnectionState): void;
}

/** How a window reaches the engine. */
export interface Transport {
  /** Never rejects: what goes wrong on the way is a failed result. */
  call(method: string, input: unknown): Promise<CallResult<unknown>>;
  /** Returns the function that stops listening. */
  listen(listener: StreamListener): () => void;
}
