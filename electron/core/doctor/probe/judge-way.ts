import type { EndpointProbe, ProbeAction, WayProbe } from '../../../contract/probe.ts';
import type { ProbeCauseKind } from '../../../contract/words/en/probe.ts';
import { giveCredentials, goAnotherWay } from './proxy-actions.ts';
import { sayAction } from './say.ts';
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

/** Whether no way to an endpoint got anywhere. */
export function isOffline({ ways }: EndpointProbe): boolean {
  return ways.every(
    ({ cause }) => cause !== null && (UNCONNECTED.has(cause.kind) || cause.kind === 'proxy-unreachable'),
  );
}

/**
 * What is wrong with the way itself, and not with what is at its end: credentials, an authority, a proxy too many or
 * too few.
 */
export function judgeWay(endpoint: EndpointProbe, way: WayProbe | null): VerdictParts | null {
  if (way === null || way.cause === null) return null;
  const { cause } = way;
  const common = { severity: 'error', endpoint, cause } as const;
  if (cause.kind === 'proxy-credentials')
    return { ...common, kind: 'proxy-credentials', actions: giveCredentials(way) };
  const other = otherWay(endpoint.ways, way);
  const around = other === null ? [] : goAnotherWay(way, other);
  if (UNTRUSTED.has(cause.kind)) return { ...common, kind: 'trust-authority', actions: [CHOOSE_CA_FILE, ...around] };
  if (other === null) return null;
  if (way.proxy !== null && other.proxy === null) {
    return {
      ...common,
      kind: 'proxy-in-the-way',
      params: { proxy: way.proxy, endpoint: endpoint.name },
      actions: around,
    };
  }
  if (other.proxy === null) return null;
  return { ...common, kind: 'proxy-needed', params: { proxy: other.proxy, endpoint: endpoint.name }, actions: around };
}

const CHOOSE_CA_FILE: ProbeAction = { ...sayAction('ca-file'), call: null };

/** One that works; the direct one first. */
function otherWay(ways: readonly WayProbe[], than: WayProbe): WayProbe | null {
  return ways.find((way) => way !== than && way.state === 'ok' && way.status !== 404) ?? null;
}
