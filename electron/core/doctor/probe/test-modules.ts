import { isAppError } from '../../../contract/errors.ts';
import type { ModuleTests } from '../../../contract/probe.ts';
import { readSmallFile } from '../../base/files/read-small-file.ts';
import type { Authorize } from '../../go/module-proxy/go-auth.ts';
import { createProxyReader, joinUrl, localPath } from '../../go/module-proxy/proxy-reader.ts';
import type { HttpClient } from '../../http-client.ts';
import type { RecordAnswer } from './ask-record.ts';
import { explainTestError, firstSentence } from './explain-test-error.ts';
import { hashModuleZip } from './hash-module-zip.ts';
import type { ProbeModule } from './plan-endpoints.ts';
import { type Cause, sayCause } from './probe-sentences.ts';
import { withinLimit } from './within-limit.ts';

interface TestModulesOptions {
  /** The entry's URL; it may hold credentials. */
  readonly base: string;
  readonly module: ProbeModule;
  /** By the route that is to be tried. */
  readonly http: HttpClient;
  readonly authorize: Authorize;
  /** Name of the checksum database in effect; null where GOSUMDB names none. */
  readonly database: string | null;
  readonly record: Promise<RecordAnswer>;
  readonly limitMs: number;
  readonly signal: AbortSignal;
}

/** More than ten times the module's. */
const MOST_ZIP_BYTES = 1024 * 1024;

/** Asks a module proxy for a list, a small zip and the checksum database. Throws only for `signal`. */
export async function testModules(options: TestModulesOptions): Promise<ModuleTests> {
  const list = await testList(options);
  const zip = await testZip(options);
  return { list, zip, sumdb: await testSumdb(options) };
}

async function testList(options: TestModulesOptions): Promise<ModuleTests['list']> {
  const { module, base } = options;
  const host = hostOf(base);
  const answer = await read(options, `${module.path}/@v/list`);
  if (!answer.ok && answer.isNotFound) {
    const missing = base.startsWith('file:')
      ? sayCause('file-missing', { folder: host })
      : sayCause('not-in-list', { host, module: module.path });
    return { state: 'not-found', reason: missing, versions: null };
  }
  if (!answer.ok) return { state: 'failed', reason: answer.cause, versions: null };
  const lines = Buffer.from(answer.value)
    .toString('utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const versions = lines.filter((line) => /^v\d+\.\d+\.\d+\S*(\s|$)/.test(line)).length;
  if (versions < lines.length) return { state: 'failed', reason: sayCause('not-a-list', { host }), versions: null };
  return { state: 'ok', reason: null, versions };
}

async function testSumdb(options: TestModulesOptions): Promise<ModuleTests['sumdb']> {
  if (options.database === null) return { state: 'unchecked', reason: sayCause('sumdb-off'), status: null };
  const answer = await read(options, `sumdb/${options.database}/supported`);
  if (answer.ok) return { state: 'ok', reason: null, status: 200 };
  return { state: answer.isNotFound ? 'not-found' : 'failed', reason: answer.cause, status: answer.status };
}

async function testZip(options: TestModulesOptions): Promise<ModuleTests['zip']> {
  const { module } = options;
  const name = { module: `${module.path}@${module.version}` };
  const [record, zip] = await Promise.all([options.record, fetchZip(options)]);
  const recorded = record.ok ? record.h1 : null;
  if ('cause' in zip)
    return { ...name, state: zip.isNotFound ? 'not-found' : 'failed', reason: zip.cause, recorded, received: null };
  const received = hashOf(zip.bytes, `${name.module}/`);
  if (!record.ok) return { ...name, state: 'unchecked', reason: record.reason, recorded, received };
  // What cannot be read is not what the database has either.
  const reason = received === null ? sayCause('zip-unreadable') : null;
  return { ...name, state: received === record.h1 ? 'clean' : 'polluted', reason, recorded, received };
}

/** Null for what is no zip of this module. */
function hashOf(zip: Buffer, prefix: string): string | null {
  try {
    return hashModuleZip(zip, prefix);
  } catch (error) {
    if (isAppError(error)) return null;
    throw error;
  }
}

async function fetchZip(
  options: TestModulesOptions,
): Promise<{ readonly bytes: Buffer } | { readonly cause: Cause; readonly isNotFound: boolean }> {
  const { base, module, http, authorize, limitMs, signal } = options;
  const url = joinUrl(base, `${module.path}/@v/${module.version}.zip`);
  if (url.protocol === 'file:') {
    try {
      return { bytes: await readSmallFile(localPath(url), { maxBytes: MOST_ZIP_BYTES }) };
    } catch {
      return { cause: sayCause('file-missing', { folder: hostOf(base) }), isNotFound: true };
    }
  }
  return await withinLimit({ signal, limitMs }, async (limited, isOver) => {
    try {
      const response = await http.get({ url: url.href, headers: await authorize(url), signal: limited });
      if (response.status !== 200) {
        response.discard();
        return {
          cause: sayCause('status', { host: url.host, status: response.status }),
          isNotFound: response.status === 404 || response.status === 410,
        };
      }
      const pieces: Uint8Array[] = [];
      let size = 0;
      for await (const piece of response.body) {
        size += piece.length;
        if (size > MOST_ZIP_BYTES) return { cause: sayCause('zip-too-large'), isNotFound: false };
        pieces.push(piece);
      }
      return { bytes: Buffer.concat(pieces) };
    } catch (error) {
      signal.throwIfAborted();
      if (isOver() || isAppError(error, 'network-stalled'))
        return {
          cause: sayCause('stalled-body', { host: url.host, seconds: Math.round(limitMs / 1000) }),
          isNotFound: false,
        };
      if (!isAppError(error)) throw error;
      return { cause: sayCause('zip-failed', { message: firstSentence(error) }), isNotFound: false };
    }
  });
}

type Read =
  | { readonly ok: true; readonly value: Uint8Array }
  | { readonly ok: false; readonly isNotFound: boolean; readonly cause: Cause; readonly status: number | null };

async function read({ base, http, authorize, limitMs, signal }: TestModulesOptions, path: string): Promise<Read> {
  const host = hostOf(base);
  return await withinLimit({ signal, limitMs }, async (limited, isOver) => {
    try {
      const answer = await createProxyReader({ http: async () => http }, authorize, limited).read(base, path);
      if (answer.ok) return answer;
      const status = answer.error.details?.['status'];
      const cause = isStall(answer.error)
        ? sayCause('stalled-first-byte', { host, seconds: Math.round(limitMs / 1000) })
        : explainTestError(answer.error, host);
      return { ok: false, isNotFound: answer.isNotFound, cause, status: typeof status === 'number' ? status : null };
    } catch (error) {
      signal.throwIfAborted();
      const seconds = Math.round(limitMs / 1000);
      const cause = isOver()
        ? sayCause('stalled-body', { host, seconds })
        : sayCause('failed', { host, message: firstSentence(error) });
      return { ok: false, isNotFound: false, cause, status: null };
    }
  });
}

function isStall(error: unknown): boolean {
  return isAppError(error, 'network-stalled');
}

function hostOf(base: string): string {
  const url = new URL(base);
  return url.protocol === 'file:' ? decodeURI(url.pathname) : url.host;
}
