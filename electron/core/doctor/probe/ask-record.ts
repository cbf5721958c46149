import { AppError, isAppError } from '../../../contract/errors.ts';
import type { DatabaseProbe } from '../../../contract/probe.ts';
import type { Locks } from '../../base/locks/lock.ts';
import type { CoreContext } from '../../context.ts';
import type { ChecksumDatabase } from '../../go/checksum-database/checksum-database.ts';
import { createSumdbClient } from '../../go/checksum-database/sumdb-client.ts';
import type { Authorize } from '../../go/module-proxy/go-auth.ts';
import type { ProxyEntry } from '../../go/module-proxy/proxy-list.ts';
import { createProxyReader, type ProxyReader } from '../../go/module-proxy/proxy-reader.ts';
import type { HttpClient } from '../../http-client.ts';
import { firstSentence } from './explain-test-error.ts';
import type { ProbeModule } from './plan-endpoints.ts';
import { type Cause, sayCause } from './probe-sentences.ts';
import { withinLimit } from './within-limit.ts';

/** The h1 that the checksum database has for the module's zip, proven; or why there is none. */
export type RecordAnswer =
  | { readonly ok: true; readonly h1: string; readonly via: string }
  | { readonly ok: false; readonly state: Exclude<DatabaseProbe['record']['state'], 'ok'>; readonly reason: Cause };

interface AskRecordOptions {
  readonly context: Pick<CoreContext, 'layout' | 'log' | 'clock'>;
  readonly locks: Locks;
  readonly database: ChecksumDatabase;
  /** As go has them: the first that passes on the database is asked. `direct` alone: the database itself. */
  readonly proxies: readonly ProxyEntry[];
  /** Those that are known to fail, by URL, and why: they are not asked again. */
  readonly broken?: ReadonlyMap<string, Cause>;
  readonly module: ProbeModule;
  readonly http: HttpClient;
  readonly authorize: Authorize;
  readonly limitMs: number;
  readonly signal: AbortSignal;
}

/** Proofs that do not hold: somebody changes what the database says. */
const REFUSED = ['sumdb-unsigned', 'sumdb-forked', 'sumdb-stale', 'sumdb-record-invalid'];

/** Throws only for `signal`. */
export async function askRecord(options: AskRecordOptions): Promise<RecordAnswer> {
  const { context, locks, database, proxies, module, http, authorize, limitMs, signal } = options;
  return await withinLimit({ signal, limitMs }, async (limited, isOver) => {
    try {
      const reader = passingOver(
        createProxyReader({ http: async () => http }, authorize, limited),
        options.broken ?? new Map(),
      );
      const { lines, via } = await createSumdbClient({ context, locks, database, proxies, reader }).lookup(
        module.path,
        module.version,
      );
      const prefix = `${module.path} ${module.version} `;
      const h1 = lines.find((line) => line.startsWith(`${prefix}h1:`))?.slice(prefix.length);
      if (h1 === undefined)
        return {
          ok: false,
          state: 'refused',
          reason: sayCause('record-refused', { message: 'it is of another module' }),
        };
      return { ok: true, h1, via };
    } catch (error) {
      signal.throwIfAborted();
      const seconds = Math.round(limitMs / 1000);
      if (isOver())
        return {
          ok: false,
          state: 'failed',
          reason: sayCause('no-record', { message: `no answer within ${seconds} s` }),
        };
      if (isAppError(error) && REFUSED.includes(error.code)) {
        return { ok: false, state: 'refused', reason: sayCause('record-refused', { message: firstSentence(error) }) };
      }
      if (!isAppError(error)) throw error;
      return { ok: false, state: 'failed', reason: sayCause('no-record', { message: firstSentence(error) }) };
    }
  });
}

function passingOver(reader: ProxyReader, broken: ReadonlyMap<string, Cause>): ProxyReader {
  return {
    async read(base, path) {
      const cause = broken.get(base);
      if (cause === undefined) return await reader.read(base, path);
      return { ok: false, isNotFound: false, error: new AppError('network-unreachable', cause.text) };
    },
  };
}
