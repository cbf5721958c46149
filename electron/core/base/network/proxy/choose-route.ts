import type { Settings } from '../../../../contract/settings.ts';
import type { Env } from '../../../context.ts';
import { type DesktopProxy, desktopProxyFor } from './desktop-proxy.ts';
import { environmentProxy, hostOf, namesProxy, portOf } from './environment-proxy.ts';
import { parseNoProxy } from './no-proxy.ts';
import { type ProxyCredentials, type ProxyServer, parseProxyServer } from './proxy-server.ts';

/**
 * The way to a URL. `by`: who decided; `variable` is the one of the environment that did. `problem`: why what is set
 * cannot be followed.
 */
export interface Route {
  readonly proxy: ProxyServer | null;
  readonly by: 'setting' | 'environment' | 'desktop' | 'none';
  readonly variable: string | null;
  readonly problem: 'not-an-address' | 'script' | 'no-address' | null;
}

type ProxySettings = Pick<Settings, 'proxyMode' | 'proxyUrl' | 'proxyBypass'>;

interface RouteSources {
  readonly settings: ProxySettings;
  readonly env: Env;
  /** Asked only where the desktop counts. */
  readonly desktop: () => Promise<DesktopProxy>;
  /** What the host itself says for a URL (Electron evaluates scripts too); instead of `desktop` where there is one. */
  readonly ofHost?: ((url: string) => Promise<ProxyServer | null>) | undefined;
  /** Kept apart from the settings; added to the proxy of the settings alone. */
  readonly credentials: () => Promise<ProxyCredentials | null>;
}

const DIRECT: Route = { proxy: null, by: 'none', variable: null, problem: null };

/**
 * How to reach a URL. `system`: the environment's variables where any names a proxy (whoever set them meant programs
 * like this one), else the desktop's settings. Loopback is never proxied.
 */
export async function chooseRoute(url: URL, sources: RouteSources): Promise<Route> {
  const { settings, env } = sources;
  if (settings.proxyMode === 'direct' || parseNoProxy('')(hostOf(url), portOf(url))) return DIRECT;
  if (settings.proxyMode === 'manual') return await manualRoute(url, sources);
  if (settings.proxyMode === 'environment' || namesProxy(env)) return environmentRoute(url, env);
  if (sources.ofHost !== undefined) {
    const proxy = await sources.ofHost(url.href);
    return proxy === null ? DIRECT : { proxy, by: 'desktop', variable: null, problem: null };
  }
  const desktop = await sources.desktop();
  const proxy = desktopProxyFor(url, desktop);
  if (proxy !== null) return { proxy, by: 'desktop', variable: null, problem: null };
  return desktop.script === null ? DIRECT : { ...DIRECT, by: 'desktop', problem: 'script' };
}

async function manualRoute(url: URL, { settings, credentials }: RouteSources): Promise<Route> {
  if (parseNoProxy(settings.proxyBypass)(hostOf(url), portOf(url))) return DIRECT;
  const by = { by: 'setting', variable: null } as const;
  if (settings.proxyUrl === '') return { proxy: null, ...by, problem: 'no-address' };
  const proxy = parseProxyServer(settings.proxyUrl);
  if (proxy === null) return { proxy: null, ...by, problem: 'not-an-address' };
  return { proxy: { ...proxy, credentials: await credentials() }, ...by, problem: null };
}

function environmentRoute(url: URL, env: Env): Route {
  const found = environmentProxy(url, env);
  if (found === null) return DIRECT;
  return { proxy: found.proxy, by: 'environment', variable: found.name, problem: found.problem };
}
