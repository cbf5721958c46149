import type { IpcRenderer, WebUtils } from 'electron';
import { isApiMethod } from '../contract/api-methods.ts';
import type { GoSwitchBridge } from '../contract/bridge.ts';
import { CALL_CHANNEL, EVENT_CHANNEL, LISTEN_CHANNEL } from '../contract/ipc-channels.ts';
import type { StreamMessage } from '../contract/web-protocol.ts';

export interface BridgeParts {
  readonly ipcRenderer: Pick<IpcRenderer, 'invoke' | 'on' | 'send'>;
  readonly webUtils: Pick<WebUtils, 'getPathForFile'>;
}

type Listener = (message: StreamMessage) => void;

/**
 * The one way from the window to the main process. Knows no method: names are let through as the contract lists them,
 * and no channel can be chosen.
 */
export function createBridge({ ipcRenderer, webUtils }: BridgeParts): GoSwitchBridge {
  const listeners = new Set<Listener>();
  ipcRenderer.on(EVENT_CHANNEL, (_event, message: StreamMessage) => {
    for (const listener of [...listeners]) listener(message);
  });
  return {
    host: 'electron',
    async call(method, input) {
      if (isApiMethod(method)) return await ipcRenderer.invoke(CALL_CHANNEL, method, input);
      return { ok: false, error: { code: 'invalid-input', message: 'Unknown method' } };
    },
    listen(listener) {
      // An identity of its own, so that the same function can listen twice.
      const own: Listener = (message) => listener(message);
      listeners.add(own);
      // The answer is a new `start` for all: to miss nothing, a second listener makes the first one take a snapshot.
      ipcRenderer.send(LISTEN_CHANNEL);
      return () => listeners.delete(own);
    },
    pathOf: (file) => webUtils.getPathForFile(file),
  };
}
