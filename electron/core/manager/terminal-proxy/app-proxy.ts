import { AppError } from '../../../contract/errors.ts';
import type { ProxyValues } from '../../../contract/terminal-proxy.ts';
import type { Connections } from '../../base/network/connections.ts';
import { readProxyCredentials } from '../../base/network/proxy/proxy-credentials.ts';
import { formatProxyServer, type ProxyServer, parseProxyServer } from '../../base/network/proxy/proxy-server.ts';
import type { SecretStore } from '../../base/secrets/secret-store.ts';
import type { SettingsStore } from '../../base/settings/settings-store.ts';
import type { CoreContext } from '../../context.ts';

/** The proxy that GoSwitch itself goes through, as the settings, the environment or the desktop name it. */
export interface AppProxy {
  /** With its credentials, where they can be read here; null for a direct connection. */
  readonly server: ProxyServer | null;
  /** Hosts reached without it, written as NO_PROXY. */
  readonly bypass: string;
}

interface AppProxyParts {
  readonly context: CoreContext;
  connections(): Promise<Connections>;
  secrets(): Promise<SecretStore>;
  settings(): Promise<SettingsStore>;
}

/** A host that is surely not loopback. */
const SOMEWHERE = 'https://go.dev/';

/** Reads settings and secrets; may ask the desktop for its settings. */
export async function readAppProxy({ context, settings, connections, secrets }: AppProxyParts): Promise<AppProxy> {
  const { settings: values } = await (await settings()).read();
  if (values.proxyMode !== 'manual') {
    const { proxy, by } = await (await connections()).routeTo(new URL(values.sources[0]?.url ?? SOMEWHERE));
    return {
      server: proxy,
      bypass: by === 'environment' ? (context.env['NO_PROXY'] ?? context.env['no_proxy'] ?? '') : '',
    };
  }
  const server = parseProxyServer(values.proxyUrl);
  return {
    server: server && { ...server, credentials: await readProxyCredentials(await secrets()) },
    bypass: values.proxyBypass,
  };
}

/**
 * The variables that send programs through that proxy; null for a direct connection. All of the first three, because
 * curl asks for ALL_PROXY and Go does not; and loopback is excepted, which Go does by itself and curl does not. Throws
 * `invalid-input` when credentials are wanted and there are none.
 */
export function valuesOfProxy(
  { server, bypass }: AppProxy,
  { withCredentials }: { readonly withCredentials: boolean },
): ProxyValues | null {
  if (server === null) return null;
  const address = withCredentials ? withUser(server) : formatProxyServer(server);
  const excepted = ['localhost', '127.0.0.1', '::1', ...bypass.split(',').map((host) => host.trim())];
  const NO_PROXY = [...new Set(excepted)].filter((host) => host !== '').join(',');
  return { HTTP_PROXY: address, HTTPS_PROXY: address, ALL_PROXY: address, NO_PROXY };
}

function withUser(server: ProxyServer): string {
  if (server.credentials === null) {
    throw new AppError('invalid-input', 'No user name and password are saved for this proxy', {
      hint: 'goswitch proxy credentials --user NAME',
    });
  }
  const { username, password } = server.credentials;
  const user = [username, password].map(encodeURIComponent).join(':');
  return formatProxyServer(server).replace('://', () => `://${user}@`);
}
