import type { LookupFunction } from 'node:net';
import { isAppError } from '../../../contract/errors.ts';
import type { RouteProbe } from '../../../contract/probe.ts';
import type { Queue } from '../../base/jobs/create-queue.ts';
import type { Connections } from '../../base/network/connections.ts';
import { firstSentence } from './explain-test-error.ts';
import type { LiveReport } from './live-report.ts';
import { type MeasuredRoute, measureRoute } from './measure-route.ts';
import type { PlannedEndpoint } from './plan-endpoints.ts';
import type { PlannedRoute } from './plan-routes.ts';
import type { ProbeLimits } from './probe-limits.ts';
import { sayCause } from './probe-sentences.ts';
import { settleAll } from './settle-all.ts';

interface TryRoutesOptions {
  readonly connections: Pick<Connections, 'secureContext' | 'trustSystem'>;
  readonly limits: ProbeLimits;
  readonly queue: Queue;
  readonly live: LiveReport;
  readonly lookup?: LookupFunction | undefined;
  /** What GOAUTH gives for the URL. */
  readonly authorize: (url: URL) => Promise<Readonly<Record<string, string>>>;
  readonly signal: AbortSignal;
  readonly now: () => number;
}

/** An answer for a probe is short; more of it tells nothing. */
const MOST_BYTES = 256 * 1024;
const UNKNOWN_AUTHORITY: ReadonlySet<string> = new Set([
  'authority-unknown',
  'issuer-missing',
  'self-signed',
  'certificate-other',
]);

/** Measures every route of an endpoint and puts what it finds in the report. Throws only for `signal`. */
export async function tryRoutes(
  endpoint: PlannedEndpoint,
  ways: readonly PlannedRoute[],
  options: TryRoutesOptions,
): Promise<void> {
  const { queue, signal, live } = options;
  const { url, shown } = endpoint;
  if (url === null) return;
  await settleAll(
    ways.map((route, at) =>
      queue.run(signal, async () => {
        const tell = (change: Partial<RouteProbe>) => live.route(shown.id, at, change);
        tell({ state: 'running' });
        tell(await tryRoute({ ...endpoint, url }, route, { ...options, tell }));
      }),
    ),
  );
}

interface TryRouteOptions extends TryRoutesOptions {
  readonly tell: (change: Partial<RouteProbe>) => void;
}

/**
 * A certificate of an authority that is not known gets a second look, with those of the system, as all requests of the
 * app do.
 */
async function tryRoute(
  endpoint: PlannedEndpoint & { readonly url: URL },
  route: PlannedRoute,
  options: TryRouteOptions,
): Promise<MeasuredRoute> {
  if (!route.isAddress) return notTried(sayCause('proxy-not-an-address'));
  const { connections, limits, lookup, signal, now, tell, authorize } = options;
  const { url, isNotFoundAnswer } = endpoint;
  try {
    const headers = {
      'user-agent': 'goswitch',
      ...(endpoint.headers['authorization'] === undefined ? await authorize(url) : {}),
      ...endpoint.headers,
    };
    const once = async () => {
      const secureContext = await connections.secureContext();
      const common = {
        url,
        proxy: route.proxy,
        headers,
        secureContext,
        limitsMs: limits.phaseMs,
        maxBytes: MOST_BYTES,
        isNotFoundAnswer,
      };
      return { measured: await measureRoute({ ...common, lookup, signal, now, onChange: tell }), secureContext };
    };
    const first = await once();
    if (!UNKNOWN_AUTHORITY.has(first.measured.cause?.kind ?? '')) return first.measured;
    await connections.trustSystem();
    return (await connections.secureContext()) === first.secureContext ? first.measured : (await once()).measured;
  } catch (error) {
    signal.throwIfAborted();
    if (!isAppError(error)) throw error;
    // The file of authorities that the settings name cannot be used.
    return notTried(sayCause('failed', { host: url.host, message: firstSentence(error) }));
  }
}

function notTried(cause: MeasuredRoute['cause']): MeasuredRoute {
  return { state: 'failed', phases: [], totalMs: 0, status: null, certificate: null, cause };
}
