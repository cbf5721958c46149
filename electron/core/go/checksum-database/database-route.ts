import { AppError } from '../../../contract/errors.ts';
import { displayUrl } from '../../base/network/display-url.ts';
import { networkHint } from '../../base/network/network-hints.ts';
import type { ProxyEntry } from '../module-proxy/proxy-list.ts';
import { joinUrl, type ProxyReader } from '../module-proxy/proxy-reader.ts';
import { type Attempt, tryProxies } from '../module-proxy/try-proxies.ts';
import type { ChecksumDatabase } from './checksum-database.ts';

/** Where a checksum database is asked. */
export interface DatabaseRoute {
  /** Every request goes below it. May hold credentials. */
  readonly base: string;
  /** Fit to be shown. */
  readonly via: string;
  /** Proxies that said they do not pass on this database, fit to be shown. */
  readonly refusedBy: readonly string[];
}

/**
 * The first proxy that answers 200 for `/sumdb/<name>/supported` is the only way from then on; one that has it not
 * (404, 410) leads to the next; without any left, and for `direct` and `off`, the database itself. Any other answer is
 * the database being unavailable, unless a later entry decides (cmd/go/internal/modfetch/sumdb.go, initBase). Throws
 * `sumdb-unavailable`.
 */
export async function findDatabaseRoute(
  database: ChecksumDatabase,
  proxies: readonly ProxyEntry[],
  reader: ProxyReader,
): Promise<DatabaseRoute> {
  const refusedBy: string[] = [];
  if (database.explicit !== null) return { base: database.explicit, via: displayUrl(database.explicit), refusedBy };
  const attempt = await tryProxies(proxies, (entry) => askSupport({ name: database.name, reader, refusedBy }, entry));
  if (attempt.ok) return { base: attempt.value, via: displayUrl(attempt.value), refusedBy };
  if (attempt.isNotFound) return { base: database.direct, via: displayUrl(database.direct), refusedBy };
  throw new AppError(
    'sumdb-unavailable',
    `${database.name} cannot be reached through the module proxy: ${attempt.error.message}`,
    {
      hint: hintFor(attempt.error),
      details: { attack: 'sumdb-stripped', database: database.name, ...attempt.error.details },
      cause: attempt.error,
    },
  );
}

/** A proxy that answers, but not as it should, is its owner's to repair; one that does not answer is another matter. */
function hintFor(error: AppError): string {
  const hint = error.code === 'http-status' ? null : networkHint(error, { use: 'modules' });
  return (
    hint ??
    'Only 404 or 410 for /sumdb/ lets the checksum database be asked directly; whoever runs the proxy can pass it on'
  );
}

interface Question {
  readonly name: string;
  readonly reader: ProxyReader;
  /** Gets those that say no. */
  readonly refusedBy: string[];
}

async function askSupport({ name, reader, refusedBy }: Question, entry: ProxyEntry): Promise<Attempt<string>> {
  if (entry.kind !== 'proxy') {
    return {
      ok: false,
      isNotFound: true,
      error: new AppError('sumdb-unavailable', `GOPROXY=${entry.kind} does not relay a checksum database`),
    };
  }
  const attempt = await reader.read(entry.url, `sumdb/${name}/supported`);
  if (attempt.ok) return { ok: true, value: joinUrl(entry.url, `sumdb/${name}`).href };
  if (attempt.isNotFound) refusedBy.push(displayUrl(entry.url));
  return attempt;
}
