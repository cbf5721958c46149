import type { RouteProbe } from '../../../contract/probe.ts';
import type { Connections } from '../../base/network/connections.ts';
import { environmentProxy } from '../../base/network/proxy/environment-proxy.ts';
import { formatProxyServer, type ProxyServer } from '../../base/network/proxy/proxy-server.ts';
import type { Env } from '../../context.ts';

/** One route to try. `proxy` may hold credentials; `isAddress` is false where what is set is no address of a proxy. */
export interface PlannedRoute {
  readonly via: RouteProbe['via'];
  readonly proxy: ProxyServer | null;
  readonly usedBy: RouteProbe['usedBy'];
  readonly isAddress: boolean;
}

interface PlanRoutesOptions {
  readonly connections: Pick<Connections, 'routeTo'>;
  /** That of new terminals, which go is started in. */
  readonly goEnv: Env;
  /** Who asks this endpoint at all. */
  readonly users: RouteProbe['usedBy'];
}

/** The proxy that the go command goes through: ALL_PROXY is nothing to it (golang.org/x/net/http/httpproxy). */
export function goProxyFor(url: URL, env: Env) {
  return environmentProxy(url, { ...env, ALL_PROXY: undefined, all_proxy: undefined });
}

/** Directly, through the app's proxy and through the environment's: each once, with who goes it now. */
export async function planRoutes(
  url: URL,
  { connections, goEnv, users }: PlanRoutesOptions,
): Promise<readonly PlannedRoute[]> {
  const appRoute = await connections.routeTo(url);
  const ofGo = goProxyFor(url, goEnv);
  const isRouteBroken = appRoute.problem === 'not-an-address' || appRoute.problem === 'no-address';
  const ways: PlannedRoute[] = [{ via: 'direct', proxy: null, usedBy: [], isAddress: true }];
  const appVia = appRoute.by === 'environment' ? 'environment-proxy' : 'app-proxy';
  if (appRoute.proxy !== null || isRouteBroken)
    ways.push({ via: appVia, proxy: appRoute.proxy, usedBy: [], isAddress: !isRouteBroken });
  if (ofGo !== null)
    ways.push({ via: 'environment-proxy', proxy: ofGo.proxy, usedBy: [], isAddress: ofGo.problem === null });
  const own = {
    goswitch: keyOf(appRoute.proxy, !isRouteBroken),
    go: keyOf(ofGo?.proxy ?? null, ofGo?.problem == null),
  };
  const seen = new Set<string>();
  return ways.flatMap((route) => {
    const key = keyOf(route.proxy, route.isAddress);
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ ...route, usedBy: users.filter((user) => own[user] === key) }];
  });
}

function keyOf(proxy: ProxyServer | null, isAddress: boolean): string {
  return isAddress ? JSON.stringify(proxy) : 'not an address';
}

/** As a report has it before anything was tried. */
export function waitingRoute({ via, proxy, usedBy }: PlannedRoute): RouteProbe {
  const shown = proxy === null ? null : formatProxyServer(proxy);
  return {
    via,
    proxy: shown,
    usedBy,
    state: 'waiting',
    phases: [],
    totalMs: null,
    status: null,
    certificate: null,
    cause: null,
  };
}
