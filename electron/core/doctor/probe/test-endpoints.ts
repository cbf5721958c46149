import type { LookupFunction } from 'node:net';
import type { EndpointProbe, EntryProbe, SourceProbe } from '../../../contract/probe.ts';
import type { Locks } from '../../base/locks/lock.ts';
import type { Connections } from '../../base/network/connections.ts';
import type { ProxyServer } from '../../base/network/proxy/proxy-server.ts';
import type { CoreContext } from '../../context.ts';
import type { ChecksumDatabase } from '../../go/checksum-database/checksum-database.ts';
import type { Authorize } from '../../go/module-proxy/go-auth.ts';
import type { ProxyEntry } from '../../go/module-proxy/proxy-list.ts';
import { askRecord, type RecordAnswer } from './ask-record.ts';
import { routeOf } from './entry-outcome.ts';
import type { LiveReport } from './live-report.ts';
import type { ProbeModule } from './plan-endpoints.ts';
import { goProxyFor, type PlannedRoute } from './plan-routes.ts';
import type { ProbeLimits } from './probe-limits.ts';
import { type Cause, sayCause } from './probe-sentences.ts';
import type { GoSettings } from './read-go-settings.ts';
import { createRouteClient, type RouteClient } from './route-client.ts';
import { testModules } from './test-modules.ts';
import { testSource } from './test-source.ts';

interface TestEndpointsOptions {
  readonly context: CoreContext;
  readonly locks: Locks;
  readonly connections: Connections;
  readonly limits: ProbeLimits;
  readonly module: ProbeModule;
  readonly live: LiveReport;
  readonly lookup?: LookupFunction | undefined;
  readonly authorize: Authorize;
  readonly signal: AbortSignal;
  /** The routes of each endpoint, by id, in the order of the report's. */
  readonly ways: ReadonlyMap<string, readonly PlannedRoute[]>;
}

/** Tests beyond reaching an endpoint, by a route that works. Clients are made when needed and closed together. */
export interface EndpointTests {
  /** @param url of a file, which may hold credentials */
  source(id: string, url: string | null): Promise<void>;
  entry(
    id: string,
    base: string,
    go: GoSettings,
    database: ChecksumDatabase | null,
    record: Promise<RecordAnswer>,
  ): Promise<void>;
  /** The record as go gets it. */
  recordByRule(database: ChecksumDatabase, go: GoSettings): Promise<RecordAnswer>;
  /** The record from the database itself, by any route that works. @param id of its endpoint */
  recordByItself(id: string, database: ChecksumDatabase): Promise<RecordAnswer>;
  close(): void;
}

export function createEndpointTests(options: TestEndpointsOptions): EndpointTests {
  const { context, locks, connections, limits, module, live, authorize, signal, lookup } = options;
  const clients: RouteClient[] = [];
  const limitMs = limits.testMs;

  function clientBy(proxyFor: (url: URL) => ProxyServer | null) {
    const client = createRouteClient({
      context,
      connections,
      proxyFor,
      lookup,
      stallTimeoutMs: limits.phaseMs['first-byte'],
    });
    clients.push(client);
    return client.http;
  }

  const likeGo = (go: GoSettings) => clientBy((url) => goProxyFor(url, go.env)?.proxy ?? null);

  /** The planned route of the one in the report. */
  function planned({ id, ways }: EndpointProbe, route: EndpointProbe['ways'][number]): PlannedRoute | undefined {
    return options.ways.get(id)?.[ways.indexOf(route)];
  }

  function brokenEntries({ entries }: GoSettings): ReadonlyMap<string, Cause> {
    return new Map(
      entries.flatMap((entry, at) => {
        const cause = routeOf(live.endpoint(`entry:${at}`).ways, 'go')?.cause ?? null;
        return entry.kind === 'proxy' && cause !== null ? [[entry.url, cause] as const] : [];
      }),
    );
  }

  return {
    async source(id, url) {
      const shown = live.endpoint(id);
      const used = routeOf(shown.ways, 'goswitch');
      const route = used?.state === 'ok' ? used : shown.ways.find(({ state }) => state === 'ok');
      if (route === undefined) return live.change<SourceProbe>(id, { gap: sayCause('no-way') });
      if (url === null) return live.change<SourceProbe>(id, { gap: sayCause('no-file-known') });
      const http = clientBy(() => planned(shown, route)?.proxy ?? null);
      const tested = await testSource({ url, http, rangeBytes: limits.rangeBytes, limitMs, signal });
      live.change<SourceProbe>(id, tested);
    },
    async entry(id, base, go, database, record) {
      const shown = live.endpoint(id) as EntryProbe;
      const used = routeOf(shown.ways, 'go');
      const route = used?.state === 'ok' ? used : shown.ways.find(({ state }) => state === 'ok');
      if (route === undefined && !base.startsWith('file:'))
        return live.change<EntryProbe>(id, { tests: withoutRoute(shown) });
      const http =
        route === undefined || route === used ? likeGo(go) : clientBy(() => planned(shown, route)?.proxy ?? null);
      const tests = await testModules({
        base,
        module,
        http,
        authorize,
        database: database?.name ?? null,
        record,
        limitMs,
        signal,
      });
      live.change<EntryProbe>(id, { tests });
    },
    recordByRule: (database, go) =>
      askRecord({
        context,
        locks,
        database,
        proxies: go.entries,
        broken: brokenEntries(go),
        module,
        http: likeGo(go),
        authorize,
        limitMs,
        signal,
      }),
    async recordByItself(id, database) {
      const shown = live.endpoint(id);
      let answer: RecordAnswer = {
        ok: false,
        state: 'failed',
        reason: sayCause('no-record', { message: sayCause('no-way').text }),
      };
      for (const route of shown.ways.filter(({ state }) => state === 'ok')) {
        const http = clientBy(() => planned(shown, route)?.proxy ?? null);
        answer = await askRecord({
          context,
          locks,
          database,
          proxies: DIRECT,
          module,
          http,
          authorize,
          limitMs,
          signal,
        });
        if (answer.ok) break;
      }
      return answer;
    },
    close() {
      for (const client of clients) client.close();
    },
  };
}

const DIRECT: readonly ProxyEntry[] = [{ kind: 'direct', goOnAfterAnyError: false }];

function withoutRoute({ tests }: EntryProbe): EntryProbe['tests'] {
  if (tests === null) return null;
  const reason = sayCause('no-way');
  return { list: { ...tests.list, reason }, zip: { ...tests.zip, reason }, sumdb: { ...tests.sumdb, reason } };
}
