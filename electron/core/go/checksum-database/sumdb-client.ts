/**
 * Asks a checksum database for a record and believes nothing that is not verified: the tree must be signed by the
 * database's key and agree with the newest tree that this home has seen, and the record must be in it. The steps are
 * those of golang.org/x/mod/sumdb.Client (Lookup, mergeLatest, checkRecord); what goes wrong is told apart in
 * sumdb-errors.ts.
 */
import path from 'node:path';
import type { AppError } from '../../../contract/errors.ts';
import type { Locks } from '../../base/locks/lock.ts';
import type { CoreContext } from '../../context.ts';
import type { ProxyEntry } from '../module-proxy/proxy-list.ts';
import type { ProxyReader } from '../module-proxy/proxy-reader.ts';
import type { Failure } from '../module-proxy/try-proxies.ts';
import type { ChecksumDatabase } from './checksum-database.ts';
import { type DatabaseRoute, findDatabaseRoute } from './database-route.ts';
import { createLatestTree, databaseFolderName, type SignedTree } from './latest-tree.ts';
import { type LookupAnswer, parseLookupAnswer } from './lookup-answer.ts';
import { openNote } from './note.ts';
import {
  forkedTree,
  notARecord,
  notATree,
  staleServer,
  staleTree,
  unreachable,
  unsignedTree,
  wrongRecord,
} from './sumdb-errors.ts';
import { createTileCache } from './tile-cache.ts';
import { recordHash } from './tlog/tree.ts';
import { parseTreeNote } from './tree-note.ts';
import { createTreeReader, TileMissing, type TreeReader } from './tree-reader.ts';

interface SumdbClientOptions {
  readonly context: Pick<CoreContext, 'layout' | 'log' | 'clock'>;
  readonly locks: Locks;
  readonly database: ChecksumDatabase;
  readonly proxies: readonly ProxyEntry[];
  readonly reader: ProxyReader;
}

/** A record of the database, verified to be in `tree`. */
interface VerifiedRecord {
  readonly id: number;
  /** go.sum lines, without line ends. */
  readonly lines: readonly string[];
  readonly tree: { readonly size: number; readonly hash: string };
  /** When it was verified, ISO 8601 UTC. */
  readonly time: string;
  readonly via: string;
}

export interface SumdbClient {
  readonly database: ChecksumDatabase;
  /**
   * The record of a module version. Throws `sumdb-unavailable`, `sumdb-unsigned`, `sumdb-forked`, `sumdb-stale`,
   * `sumdb-record-invalid`, `cancelled`, `lock-timeout`, and file errors of the home.
   */
  lookup(module: string, version: string): Promise<VerifiedRecord>;
}

interface Session {
  readonly options: SumdbClientOptions;
  readonly route: DatabaseRoute;
  readonly answerer: { readonly database: string; readonly via: string };
  readonly trees: TreeReader;
}

export function createSumdbClient(options: SumdbClientOptions): SumdbClient {
  let session: Promise<Session> | undefined;
  return {
    database: options.database,
    async lookup(module, version) {
      session ??= openSession(options);
      return await lookUp(await session, module, version);
    },
  };
}

async function openSession(options: SumdbClientOptions): Promise<Session> {
  const { context, database, proxies, reader } = options;
  const route = await findDatabaseRoute(database, proxies, reader);
  const answerer = { database: database.name, via: route.via };
  const cache = createTileCache(path.join(context.layout.sumdb, databaseFolderName(database)), context.log);
  const trees = createTreeReader({ cache, answerer, fetch: (tile) => reader.read(route.base, tile) });
  return { options, route, answerer, trees };
}

async function lookUp(session: Session, module: string, version: string): Promise<VerifiedRecord> {
  const { options, route, answerer, trees } = session;
  const name = `${module}@${version}`;
  const asked = `lookup/${escapeCase(module)}@${escapeCase(version)}`;
  const attempt = await options.reader.read(route.base, asked);
  if (!attempt.ok) throw unreachable(answerer, route.refusedBy, attempt.error);
  const answer = parseLookupAnswer(attempt.value);
  if (answer === null) throw notARecord(answerer, asked);
  const served = openTree(session, answer.treeNote);
  let current = served;
  try {
    current = await mergeLatest(session, served);
    await checkRecord(session, current, name, answer);
  } catch (error) {
    throw error instanceof TileMissing ? await explainMissingTile(session, served, error.failure) : error;
  }
  await trees.keep();
  return {
    id: answer.id,
    lines: answer.text.split('\n').filter((line) => line !== ''),
    tree: { size: current.size, hash: current.hash.toString('base64') },
    time: new Date(options.context.clock.now()).toISOString(),
    via: answerer.via,
  };
}

/** A proxy that lags has not the tiles of the larger tree that was seen elsewhere; anything else is no answer. */
async function explainMissingTile(
  { options, route, answerer }: Session,
  served: SignedTree,
  { isNotFound, error }: Failure,
): Promise<AppError> {
  const seen = isNotFound ? await createLatestTree(options.context, options.database, options.locks).read() : null;
  if (seen !== null && seen.size > served.size)
    return staleServer(answerer, { served: served.size, seen: seen.size }, error);
  return unreachable(answerer, route.refusedBy, error);
}

function openTree({ options, answerer }: Session, bytes: Uint8Array): SignedTree {
  const note = openNote(bytes, [options.database.key]);
  if (note.text === null) throw unsignedTree(answerer, note.fault, bytes);
  const tree = parseTreeNote(note.text);
  if (tree === null) throw notATree(answerer, note.text);
  return { ...tree, note: Buffer.from(bytes).toString('utf8') };
}

/**
 * The newer of the tree served and the newest one seen, once one is known to be the beginning of the other. Keeps it.
 */
async function mergeLatest(session: Session, served: SignedTree): Promise<SignedTree> {
  const { context, database, locks } = session.options;
  const latest = createLatestTree(context, database, locks);
  for (;;) {
    const seen = await latest.read();
    if (seen !== null && seen.size >= served.size) {
      await checkBeginning(session, served, seen);
      return seen;
    }
    if (seen !== null) await checkBeginning(session, seen, served);
    if (await latest.replace(seen, served)) return served;
  }
}

/**
 * Throws `sumdb-forked` unless `older` is what `newer` was when it was smaller. Both are signed: then one of them is a
 * lie, and both are kept in the log.
 */
async function checkBeginning(
  { options, answerer, trees }: Session,
  older: SignedTree,
  newer: SignedTree,
): Promise<void> {
  const root = await trees.rootAt(newer, older.size);
  if (root.equals(older.hash)) return;
  const error = forkedTree(answerer, {
    olderNote: older.note,
    newerNote: newer.note,
    rootInNewer: root.toString('base64'),
  });
  options.context.log.error(error.message, { ...error.details });
  throw error;
}

async function checkRecord(
  { answerer, trees }: Session,
  tree: SignedTree,
  name: string,
  answer: LookupAnswer,
): Promise<void> {
  if (answer.id >= tree.size) throw staleTree(answerer, name, { id: answer.id, treeSize: tree.size });
  const [leaf] = await trees.hashes(tree, [{ level: 0, n: answer.id }]);
  if (!leaf?.equals(recordHash(answer.text))) throw wrongRecord(answerer, name, answer.id);
}

/**
 * Upper-case letters become `!` and the small one, so that paths do not depend on case (golang.org/x/mod/module,
 * EscapePath).
 */
function escapeCase(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => `!${letter.toLowerCase()}`);
}
