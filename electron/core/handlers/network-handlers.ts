import type { NetworkApi } from '../../contract/api.ts';
import type { Core } from '../create-core.ts';
import { describeNetwork } from '../network/network-state.ts';
import type { HandlersOf } from './handler-table.ts';

export function createNetworkHandlers({ context, releases, settings }: Core): HandlersOf<keyof NetworkApi> {
  return {
    'network.state': async () => {
      const [store, source] = await Promise.all([settings(), releases()]);
      const [{ settings: values }, index] = await Promise.all([store.read(), source.cached()]);
      return describeNetwork(values, index, context.env);
    },
  };
}
