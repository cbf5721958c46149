import type { EndpointProbe, ProbeAction, RouteProbe } from '../../../contract/probe.ts';
import type { ProbeCauseKind } from '../../../contract/words/en/probe.ts';
import { sayAction } from './probe-sentences.ts';
import type { VerdictParts } from './verdict.ts';

/** An authority, or one that signs for it, is not known here. */
const UNTRUSTED: ReadonlySet<ProbeCauseKind> = new Set(['authority-unknown', 'issuer-missing', 'self-signed']);
/** Not even a connection. */
const UNCONNECTED: ReadonlySet<ProbeCauseKind> = new Set([
  'stalled-dns',
  'stalled-connect',
  'name-not-found',
  'name-lookup-failed',
  'unreachable',
]);

/** Whether no route to an endpoint got anywhere. */
export function isOffline({ ways }: EndpointProbe): boolean {
  return ways.every(
    ({ cause }) => cause !== null && (UNCONNECTED.has(cause.kind) || cause.kind === 'proxy-unreachable'),
  );
}

/**
 * What is wrong with the route itself, and not with what is at its end: credentials, an authority, a proxy too many or
 * too few.
 */
export function judgeRoute(endpoint: EndpointProbe, route: RouteProbe | null): VerdictParts | null {
  if (route === null || route.cause === null) return null;
  const { cause } = route;
  const common = { severity: 'error', endpoint, cause } as const;
  if (cause.kind === 'proxy-credentials')
    return { ...common, kind: 'proxy-credentials', actions: giveCredentials(route) };
  const other = otherRoute(endpoint.ways, route);
  const around = other === null ? [] : useAnotherRoute(route, other);
  if (UNTRUSTED.has(cause.kind)) return { ...common, kind: 'trust-authority', actions: [CHOOSE_CA_FILE, ...around] };
  if (other === null) return null;
  if (route.proxy !== null && other.proxy === null) {
    return {
      ...common,
      kind: 'proxy-in-the-way',
      params: { proxy: route.proxy, endpoint: endpoint.name },
      actions: around,
    };
  }
  if (other.proxy === null) return null;
  return { ...common, kind: 'proxy-needed', params: { proxy: other.proxy, endpoint: endpoint.name }, actions: around };
}

const CHOOSE_CA_FILE: ProbeAction = { ...sayAction('ca-file'), call: null };

/** One that works; the direct one first. */
function otherRoute(ways: readonly RouteProbe[], than: RouteProbe): RouteProbe | null {
  return ways.find((route) => route !== than && route.state === 'ok' && route.status !== 404) ?? null;
}

/**
 * Those who go a route that does not work go another from now on. Where go gets its proxy from is a matter of profiles:
 * there one looks first.
 */
function useAnotherRoute(from: RouteProbe, to: RouteProbe): readonly ProbeAction[] {
  return [
    ...(from.usedBy.includes('goswitch') ? appActions(to) : []),
    ...(from.usedBy.includes('go') ? terminalActions(to) : []),
  ];
}

function appActions({ proxy }: RouteProbe): readonly ProbeAction[] {
  if (proxy === null) {
    return [
      { ...sayAction('use-direct'), call: { method: 'settings.update', input: { changes: { proxyMode: 'direct' } } } },
    ];
  }
  const changes = { proxyMode: 'manual', proxyUrl: proxy } as const;
  return [{ ...sayAction('use-proxy', { proxy }), call: { method: 'settings.update', input: { changes } } }];
}

function terminalActions({ proxy }: RouteProbe): readonly ProbeAction[] {
  return [
    { ...(proxy === null ? sayAction('terminal-no-proxy') : sayAction('terminal-proxy', { proxy })), call: null },
  ];
}

/** The app keeps credentials apart; those of the environment stand in its variables. */
function giveCredentials({ usedBy, proxy, via }: RouteProbe): readonly ProbeAction[] {
  if (proxy === null) return [];
  if (via === 'app-proxy' && usedBy.includes('goswitch'))
    return [{ ...sayAction('proxy-credentials', { proxy }), call: null }];
  return [{ ...sayAction('terminal-proxy', { proxy }), call: null }];
}
