import type { ApiMethod } from './api.ts';
import type { CallResult } from './call.ts';
import type { StreamMessage } from './web-protocol.ts';

/** What preload puts at `window.goswitch` in Electron; in a browser nothing is there. Types and names only. */
export interface Bridge {
  readonly host: 'electron';
  /** Never rejects, except for a name that is no method. */
  call(method: ApiMethod, input?: unknown): Promise<CallResult<unknown>>;
  /**
   * The stream of events, in the messages of the web host: first `start`, then every event. It never breaks while the page lives: a `start` that comes
   * later belongs to the next page. Returns the function that stops listening.
   */
  onEvent(listener: (message: StreamMessage) => void): () => void;
}

/** Channels between preload and the main process. */
export const CALL_CHANNEL = 'goswitch:call';
export const LISTEN_CHANNEL = 'goswitch:listen';
export const EVENT_CHANNEL = 'goswitch:event';

declare global {
  interface Window {
    readonly goswitch?: Bridge;
  }
}
