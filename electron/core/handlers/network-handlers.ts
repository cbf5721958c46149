import type { NetworkApi, NetworkState } from '../../contract/api.ts';
import { describeNetwork } from '../base/network/network-state.ts';
import { writeProxyCredentials } from '../base/network/proxy/proxy-credentials.ts';
import type { Core } from '../create-core.ts';
import type { HandlersOf } from './handler-table.ts';

/** A host that is surely not loopback, for the way where no source is. */
const SOMEWHERE = 'https://go.dev/';

export async function readNetworkState({
  context,
  releases,
  settings,
  connections,
  secrets,
}: Core): Promise<NetworkState> {
  const [store, source, connected, kept] = await Promise.all([settings(), releases(), connections(), secrets()]);
  const [{ settings: values }, index, secret, keptIn] = await Promise.all([
    store.read(),
    source.cached(),
    kept.read('proxy'),
    kept.keptIn(),
  ]);
  const route = await connected.routeTo(new URL(values.sources[0]?.url ?? SOMEWHERE));
  return describeNetwork({ settings: values, index, env: context.env, route, secret, keptIn });
}

export function createNetworkHandlers(core: Core): HandlersOf<keyof NetworkApi> {
  return {
    'network.state': () => readNetworkState(core),
    'network.setProxyCredentials': async ({ credentials }) => {
      await writeProxyCredentials(await core.secrets(), credentials);
      return await readNetworkState(core);
    },
  };
}
