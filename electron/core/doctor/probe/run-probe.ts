import type { LookupFunction } from 'node:net';
import { isAppError } from '../../../contract/errors.ts';
import type { DatabaseProbe, EndpointProbe, EntryProbe, RouteProbe, SourceProbe } from '../../../contract/probe.ts';
import type { Source } from '../../../contract/settings.ts';
import { createQueue } from '../../base/jobs/create-queue.ts';
import type { Locks } from '../../base/locks/lock.ts';
import { redactSecrets } from '../../base/log/redact-secrets.ts';
import type { Connections } from '../../base/network/connections.ts';
import type { CoreContext } from '../../context.ts';
import { type ChecksumDatabase, parseGosumdb } from '../../go/checksum-database/checksum-database.ts';
import { type Authorize, createAuthorize } from '../../go/module-proxy/go-auth.ts';
import type { RecordAnswer } from './ask-record.ts';
import { outcomeOf } from './entry-outcome.ts';
import { shownEntries } from './goproxy-actions.ts';
import { judgeProbe } from './judge-probe.ts';
import type { LiveReport } from './live-report.ts';
import { nextSteps } from './next-steps.ts';
import { type PlannedEndpoint, type ProbeModule, planDatabase, planEntry, planSource } from './plan-endpoints.ts';
import { type PlannedRoute, planRoutes, waitingRoute } from './plan-routes.ts';
import type { ProbeLimits } from './probe-limits.ts';
import { sayCause } from './probe-sentences.ts';
import type { GoSettings } from './read-go-settings.ts';
import { settleAll } from './settle-all.ts';
import { createEndpointTests, type EndpointTests } from './test-endpoints.ts';
import { tryRoutes } from './try-routes.ts';

interface RunProbeOptions {
  readonly context: CoreContext;
  readonly locks: Locks;
  readonly connections: Connections;
  readonly sources: readonly Source[];
  /** File of a release, to measure sources with. */
  readonly filename: string | null;
  /** Null in scope `sources`. */
  readonly go: GoSettings | null;
  readonly module: ProbeModule;
  readonly limits: ProbeLimits;
  /** What GOSUMDB may be set to where the database of a name does not answer. */
  readonly mirrors: Readonly<Record<string, string>>;
  readonly lookup?: LookupFunction | undefined;
  readonly live: LiveReport;
  readonly signal: AbortSignal;
}

/** Tries everything, tests what answers, and judges. What it finds is in the report. Throws only for `signal`. */
export async function runProbe(options: RunProbeOptions): Promise<void> {
  const { live, go, context, signal } = options;
  if (go !== null) {
    const { goproxy, gosumdb, version } = go;
    live.set({ go: { goproxy: redactSecrets(goproxy), gosumdb: redactSecrets(gosumdb), version } });
  }
  const authorize = lenient(createAuthorize({ ...context, env: go?.env ?? context.env }, go?.goauth ?? 'netrc'));
  const plan = makePlan(options);
  live.set({ phase: 'ways' });
  const ways = new Map<string, readonly PlannedRoute[]>();
  const trying = createTrier(options, ways, authorize);
  await trying.all([
    ...plan.sources,
    ...plan.entries,
    ...(plan.database === null ? [] : [planDatabase(plan.database, 'in-force')]),
  ]);
  live.set({ phase: 'modules' });
  const tests = createEndpointTests({ ...options, ways, authorize });
  try {
    await settleAll([testSources(plan, tests), testGo(options, plan, { tests, trying })]);
  } finally {
    tests.close();
  }
  signal.throwIfAborted();
  conclude(options, plan);
}

interface ProbePlan {
  readonly sources: readonly ReturnType<typeof planSource>[];
  readonly entries: readonly PlannedEndpoint<EntryProbe>[];
  /** Null where GOSUMDB is off or cannot be read, and where go fetches nothing. */
  readonly database: ChecksumDatabase | null;
  readonly gosumdbProblem: string | null;
}

function makePlan({ sources, filename, go, module }: RunProbeOptions): ProbePlan {
  const entries = go?.entries ?? [];
  // Without any list nothing is fetched, and nothing to be compared.
  const { database, problem } =
    go === null || entries.length === 0 ? { database: null, problem: null } : readGosumdb(go.gosumdb);
  return {
    sources: sources.map((source) => planSource(source, filename)),
    entries: entries.map((entry, at) => planEntry({ entry, at, isLast: at === entries.length - 1, module })),
    database,
    gosumdbProblem: problem,
  };
}

function readGosumdb(value: string): { readonly database: ChecksumDatabase | null; readonly problem: string | null } {
  try {
    return { database: parseGosumdb(value), problem: null };
  } catch (error) {
    if (!isAppError(error)) throw error;
    return { database: null, problem: error.code === 'sumdb-disabled' ? null : error.message };
  }
}

/** GOAUTH may name a program, which GoSwitch does not run: then requests go without. */
function lenient(authorize: Authorize): Authorize {
  return async (url) => {
    try {
      return await authorize(url);
    } catch (error) {
      if (isAppError(error, 'go-setting-invalid')) return {};
      throw error;
    }
  };
}

interface Trier {
  all(endpoints: readonly PlannedEndpoint[]): Promise<void>;
}

function createTrier(
  options: RunProbeOptions,
  ways: Map<string, readonly PlannedRoute[]>,
  authorize: Authorize,
): Trier {
  const { connections, go, context, live, limits, signal } = options;
  const queue = createQueue(limits.atATime);
  const usersOf = ({ kind }: EndpointProbe): RouteProbe['usedBy'] =>
    kind === 'source' ? ['goswitch'] : ['go', 'goswitch'];
  const now = () => context.clock.now();
  return {
    async all(endpoints) {
      for (const { shown, url } of endpoints) {
        const planned =
          url === null
            ? []
            : await planRoutes(url, { connections, goEnv: go?.env ?? context.env, users: usersOf(shown) });
        ways.set(shown.id, planned);
        live.add({ ...shown, ways: planned.map(waitingRoute) });
      }
      const trying = { ...options, queue, authorize, signal, now };
      await settleAll(endpoints.map((endpoint) => tryRoutes(endpoint, ways.get(endpoint.shown.id) ?? [], trying)));
    },
  };
}

/** One after the other: together they would take the network from each other. */
async function testSources({ sources }: ProbePlan, tests: EndpointTests): Promise<void> {
  for (const { shown, measured } of sources) await tests.source(shown.id, measured);
}

async function testGo(
  options: RunProbeOptions,
  plan: ProbePlan,
  { tests, trying }: { readonly tests: EndpointTests; readonly trying: Trier },
): Promise<void> {
  const { go, live } = options;
  if (go === null) return;
  const record = answerRecord(options, plan, { tests, trying });
  const entries = plan.entries.flatMap(({ shown }, at) => {
    const entry = go.entries[at];
    return entry?.kind === 'proxy' ? [tests.entry(shown.id, entry.url, go, plan.database, record)] : [];
  });
  await settleAll([record.then(() => undefined), ...entries]);
  const steps = nextSteps(
    plan.entries.map(({ shown }) => {
      const entry = live.endpoint(shown.id) as EntryProbe;
      return { name: entry.name, goOnAfterAnyError: entry.separator === '|', outcome: outcomeOf(entry) };
    }),
  );
  for (const [at, { shown }] of plan.entries.entries()) live.change<EntryProbe>(shown.id, { next: steps[at] ?? null });
}

/** As go gets it; where that fails, from the database itself, so that a polluted cache is told all the same. */
async function answerRecord(
  { go, live, mirrors }: RunProbeOptions,
  { database, gosumdbProblem }: ProbePlan,
  { tests, trying }: { readonly tests: EndpointTests; readonly trying: Trier },
): Promise<RecordAnswer> {
  if (gosumdbProblem !== null)
    return { ok: false, state: 'unchecked', reason: sayCause('gosumdb-unreadable', { message: gosumdbProblem }) };
  if (database === null || go === null) return { ok: false, state: 'unchecked', reason: sayCause('sumdb-off') };
  const byRule = await tests.recordByRule(database, go);
  const record: DatabaseProbe['record'] = byRule.ok
    ? { state: 'ok', reason: null, via: byRule.via }
    : { state: byRule.state, reason: byRule.reason, via: null };
  live.change<DatabaseProbe>('database', { record });
  if (byRule.ok) return byRule;
  const mirror = mirrors[database.name];
  if (mirror !== undefined && mirror !== go.gosumdb) await trying.all([planDatabase(parseGosumdb(mirror), 'mirror')]);
  return byRule.state === 'refused' ? byRule : orElse(byRule, await tests.recordByItself('database', database));
}

/** The first failure is what go gets. */
function orElse(byRule: RecordAnswer, byItself: RecordAnswer): RecordAnswer {
  return byItself.ok ? byItself : byRule;
}

function conclude(
  { live, go, mirrors }: RunProbeOptions,
  { sources, entries, database, gosumdbProblem }: ProbePlan,
): void {
  const endpoints = live.report().endpoints;
  const verdict = judgeProbe({
    sources: sources.map(({ shown }) => live.endpoint(shown.id) as SourceProbe),
    entries: entries.map(({ shown }) => live.endpoint(shown.id) as EntryProbe),
    databases: endpoints.filter((endpoint) => endpoint.kind === 'checksum-database'),
    goproxy: go === null ? null : shownEntries(go.goproxy),
    goproxyProblem: go?.problem ?? null,
    gosumdb: go?.gosumdb ?? '',
    gosumdbMirror: database === null ? null : (mirrors[database.name] ?? null),
    gosumdbProblem,
    scope: go === null ? 'sources' : 'all',
  });
  live.set({ verdict, phase: 'done' });
}
