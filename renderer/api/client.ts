import type { ApiMethod, ApiResult, CallArguments } from '../../electron/contract/api.ts';
import { BRIDGE_NAME, type GoSwitchBridge } from '../../electron/contract/bridge.ts';
import { fromErrorShape } from '../../electron/contract/errors.ts';
import { createBridgeTransport } from './bridge-transport.ts';
import { createBrowserPage } from './browser-page.ts';
import { createHttpTransport } from './http-transport.ts';
import type { StreamListener, Transport } from './transport.ts';

/** The engine, from a window: the same in Electron and in a browser. */
export interface Client {
  /**
   * Throws the engine's `AppError`, and `engine-unreachable`, `session-refused`, `too-many-requests` of the way there.
   */
  call<Method extends ApiMethod>(method: Method, ...input: CallArguments<Method>): Promise<ApiResult<Method>>;
  /** Returns the function that stops listening. Most windows want followEngine (follow-engine.ts) instead. */
  listen(listener: StreamListener): () => void;
}

export function createClient(transport: Transport): Client {
  return {
    async call(method, ...[input]) {
      const result = await transport.call(method, input ?? {});
      if (!result.ok) throw fromErrorShape(result.error);
      return result.value as ApiResult<typeof method>;
    },
    listen: (listener) => transport.listen(listener),
  };
}

/**
 * The client of this page: through preload's bridge where there is one, else over HTTP to the host that served the
 * page.
 */
export function openClient(window: Window): Client {
  const bridge = (window as unknown as Record<string, unknown>)[BRIDGE_NAME] as GoSwitchBridge | undefined;
  if (bridge !== undefined) return createClient(createBridgeTransport(bridge));
  const fetch = window.fetch.bind(window);
  return createClient(createHttpTransport({ origin: window.location.origin, fetch, page: createBrowserPage(window) }));
}
