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
import { wayOf } from './entry-outcome.ts';
import type { ProbeLimits } from './limits.ts';
import type { ProbeModule } from './plan-endpoints.ts';
import { goProxyFor, type PlannedWay } from './plan-ways.ts';
import type { GoSettings } from './read-go-settings.ts';
import type { ReportBoard } from './report-board.ts';
import { type Cause, sayCause } from './say.ts';
import { testModules } from './test-modules.ts';
import { testSource } from './test-source.ts';
import { createWayClient, type WayClient } from './way-client.ts';

export interface TestEndpointsOptions {
  readonly context: CoreContext;
  readonly locks: Locks;
  readonly connections: Connections;
  readonly limits: ProbeLimits;
  readonly module: ProbeModule;
  readonly board: ReportBoard;
  readonly lookup?: LookupFunction | undefined;
  readonly authorize: Authorize;
  readonly signal: AbortSignal;
  /** The ways of each endpoint, by id, in the order of the report's. */
  readonly ways: ReadonlyMap<string, readonly PlannedWay[]>;
}

/** Tests beyond reaching an endpoint, by a way that works. Clients are made when needed and closed together. */
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
  /** The record from the database itself, by any way that works. @param id of its endpoint */
  recordByItself(id: string, database: ChecksumDatabase): Promise<RecordAnswer>;
  close(): void;
}

export function createEndpointTests(options: TestEndpointsOptions): EndpointTests {
  const { context, locks, connections, limits, module, board, authorize, signal, lookup } = options;
  const clients: WayClient[] = [];
  const limitMs = limits.testMs;

  function clientBy(proxyFor: (url: URL) => ProxyServer | null) {
    const client = createWayClient({
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

  /** The planned way of the one in the report. */
  function planned({ id, ways }: EndpointProbe, way: EndpointProbe['ways'][number]): PlannedWay | undefined {
    return options.ways.get(id)?.[ways.indexOf(way)];
  }

  function brokenEntries({ entries }: GoSettings): ReadonlyMap<string, Cause> {
    return new Map(
      entries.flatMap((entry, at) => {
        const cause = wayOf(board.endpoint(`entry:${at}`).ways, 'go')?.cause ?? null;
        return entry.kind === 'proxy' && cause !== null ? [[entry.url, cause] as const] : [];
      }),
    );
  }

  return {
    async source(id, url) {
      const shown = board.endpoint(id);
      const used = wayOf(shown.ways, 'goswitch');
      const way = used?.state === 'ok' ? used : shown.ways.find(({ state }) => state === 'ok');
      if (way === undefined) return board.change<SourceProbe>(id, { gap: sayCause('no-way') });
      if (url === null) return board.change<SourceProbe>(id, { gap: sayCause('no-file-known') });
      const http = clientBy(() => planned(shown, way)?.proxy ?? null);
      const tested = await testSource({ url, http, rangeBytes: limits.rangeBytes, limitMs, signal });
      board.change<SourceProbe>(id, tested);
    },
    async entry(id, base, go, database, record) {
      const shown = board.endpoint(id) as EntryProbe;
      const used = wayOf(shown.ways, 'go');
      const way = used?.state === 'ok' ? used : shown.ways.find(({ state }) => state === 'ok');
      if (way === undefined && !base.startsWith('file:'))
        return board.change<EntryProbe>(id, { tests: withoutWay(shown) });
      const http = way === undefined || way === used ? likeGo(go) : clientBy(() => planned(shown, way)?.proxy ?? null);
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
      board.change<EntryProbe>(id, { tests });
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
      const shown = board.endpoint(id);
      let answer: RecordAnswer = {
        ok: false,
        state: 'failed',
        reason: sayCause('no-record', { message: sayCause('no-way').text }),
      };
      for (const way of shown.ways.filter(({ state }) => state === 'ok')) {
        const http = clientBy(() => planned(shown, way)?.proxy ?? null);
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

function withoutWay({ tests }: EntryProbe): EntryProbe['tests'] {
  if (tests === null) return null;
  const reason = sayCause('no-way');
  return { list: { ...tests.list, reason }, zip: { ...tests.zip, reason }, sumdb: { ...tests.sumdb, reason } };
}
