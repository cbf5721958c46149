import type { GoSwitchBridge } from '../../electron/contract/bridge.ts';
import type { Transport } from './transport.ts';

/**
 * Calls and events through preload, in Electron. The main process lives as long as its windows, so the connection is
 * never lost.
 */
export function createBridgeTransport(bridge: GoSwitchBridge): Transport {
  return {
    call: (method, input) => bridge.call(method, input),
    listen({ onMessage, onConnection }) {
      const stop = bridge.listen(onMessage);
      onConnection('open');
      return stop;
    },
  };
}
