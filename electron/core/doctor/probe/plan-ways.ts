import type { WayProbe } from '../../../contract/probe.ts';
import type { Connections } from '../../base/network/connections.ts';
import { environmentProxy } from '../../base/network/proxy/environment-proxy.ts';
import { formatProxyServer, type ProxyServer } from '../../base/network/proxy/proxy-server.ts';
import type { Env } from '../../context.ts';

/** One way to try. `proxy` may hold credentials; `isAddress` is false where what is set is no address of a proxy. */
export interface PlannedWay {
  readonly via: WayProbe['via'];
  readonly proxy: ProxyServer | null;
  readonly usedBy: WayProbe['usedBy'];
  readonly isAddress: boolean;
}

export interface PlanWaysOptions {
  readonly connections: Pick<Connections, 'routeTo'>;
  /** That of new terminals, which go is started in. */
  readonly goEnv: Env;
  /** Who asks this endpoint at all. */
  readonly users: WayProbe['usedBy'];
}

/** The proxy that the go command goes through: ALL_PROXY is nothing to it (golang.org/x/net/http/httpproxy). */
export function goProxyFor(url: URL, env: Env) {
  return environmentProxy(url, { ...env, ALL_PROXY: undefined, all_proxy: undefined });
}

/** Directly, through the app's proxy and through the environment's: each once, with who goes it now. */
export async function planWays(
  url: URL,
  { connections, goEnv, users }: PlanWaysOptions,
): Promise<readonly PlannedWay[]> {
  const route = await connections.routeTo(url);
  const ofGo = goProxyFor(url, goEnv);
  const isRouteBroken = route.problem === 'not-an-address' || route.problem === 'no-address';
  const ways: PlannedWay[] = [{ via: 'direct', proxy: null, usedBy: [], isAddress: true }];
  const appVia = route.by === 'environment' ? 'environment-proxy' : 'app-proxy';
  if (route.proxy !== null || isRouteBroken)
    ways.push({ via: appVia, proxy: route.proxy, usedBy: [], isAddress: !isRouteBroken });
  if (ofGo !== null)
    ways.push({ via: 'environment-proxy', proxy: ofGo.proxy, usedBy: [], isAddress: ofGo.problem === null });
  const own = { goswitch: keyOf(route.proxy, !isRouteBroken), go: keyOf(ofGo?.proxy ?? null, ofGo?.problem == null) };
  const seen = new Set<string>();
  return ways.flatMap((way) => {
    const key = keyOf(way.proxy, way.isAddress);
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ ...way, usedBy: users.filter((user) => own[user] === key) }];
  });
}

function keyOf(proxy: ProxyServer | null, isAddress: boolean): string {
  return isAddress ? JSON.stringify(proxy) : 'not an address';
}

/** As a report has it before anything was tried. */
export function waitingWay({ via, proxy, usedBy }: PlannedWay): WayProbe {
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
