import { create } from 'zustand';
import type { ConnectionState } from '../api/transport.ts';

interface Connection {
  readonly state: ConnectionState;
  /** False until the first snapshot: nothing is known yet. */
  readonly hasSnapshot: boolean;
}

export const useConnection = create<Connection>(() => ({ state: 'connecting', hasSnapshot: false }));

/** Tries a lost connection now instead of at the end of its pause: transports do so when the network comes back. */
export function reconnectNow(): void {
  window.dispatchEvent(new Event('online'));
}
