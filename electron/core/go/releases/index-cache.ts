import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Release } from '../../../contract/models.ts';
import { writeFileAtomic } from '../../base/files/atomic-file.ts';
import { readSmallText } from '../../base/files/read-small-file.ts';
import { isEtag, isHttpDate } from '../../base/network/validators.ts';
import type { Log } from '../../context.ts';
import { formatIndexInTurns, MAX_INDEX_BYTES, parseIndexInTurns } from './parse-index.ts';

/**
 * One file a source below index/: a line of facts, then the index. The line holds a sha256 of the rest, so that a
 * damaged copy is noticed rather than believed. The name comes from a hash of the URL: no name a user chose becomes a
 * path, and an edited source does not inherit a copy. Processes that write at once replace each other's whole files;
 * the last one stays, and any of them is right.
 */

/**
 * A source's index as it was received. `etag` and `lastModified` make the next request conditional. `fetchedAt` is ISO
 * 8601 UTC.
 */
export interface IndexCopy {
  readonly releases: readonly Release[];
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly fetchedAt: string;
}

interface IndexCache {
  /**
   * The copy for a base URL, of any age; null when there is none or it is damaged (logged, and to be fetched again).
   */
  read(base: string): Promise<IndexCopy | null>;
  /** Replaces the copy. A home that cannot be written to costs only the cache: it is logged, not thrown. */
  write(base: string, copy: IndexCopy): Promise<void>;
}

const SCHEMA = 1;
const MAX_FACTS_BYTES = 4096;

/** @param folder where the copies are, made on demand */
export function createIndexCache(folder: string, log: Log): IndexCache {
  const known = new Map<string, { stamp: string; copy: IndexCopy }>();
  return {
    async read(base) {
      const file = cacheFile(folder, base);
      try {
        const { mtimeMs, size, ino } = await stat(file);
        const stamp = `${mtimeMs} ${size} ${ino}`;
        const before = known.get(file);
        if (before?.stamp === stamp) return before.copy;
        // One from before there was a bound, or made by somebody else: it is not even read.
        if (size > MAX_INDEX_BYTES + MAX_FACTS_BYTES) throw new Error('it is larger than any index');
        const copy = await decode(await readSmallText(file, 'utf8', { maxBytes: MAX_INDEX_BYTES + MAX_FACTS_BYTES }));
        known.set(file, { stamp, copy });
        return copy;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT')
          log.warn('The kept release index cannot be used', { file, reason: String(error) });
        return null;
      }
    },
    async write(base, copy) {
      const file = cacheFile(folder, base);
      // Reading the answer took a good part of the time for which the window may stand still: let others run before
      // writing it.
      await nextTurn();
      try {
        await writeFileAtomic(file, await encode(copy), { sync: false });
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === undefined) throw error;
        log.warn('The release index cannot be kept', { file, reason: String(error) });
      }
    },
  };
}

function cacheFile(folder: string, base: string): string {
  const host = new URL(base).hostname.replace(/[^a-z0-9.-]/g, '_').slice(0, 100);
  return path.join(folder, `${host}-${sha256(base).slice(0, 12)}.json`);
}

async function encode(copy: IndexCopy): Promise<string> {
  const body = await formatIndexInTurns(copy.releases);
  const { etag, lastModified, fetchedAt } = copy;
  return `${JSON.stringify({ schema: SCHEMA, etag, lastModified, fetchedAt, sha256: sha256(body) })}\n${body}`;
}

/** Throws whatever says that the text is not what `encode` made. */
async function decode(text: string): Promise<IndexCopy> {
  const end = text.indexOf('\n');
  const facts = JSON.parse(text.slice(0, end)) as Readonly<Record<string, unknown>>;
  const body = text.slice(end + 1);
  const { schema, etag, lastModified, fetchedAt } = facts;
  if (schema !== SCHEMA) throw new Error(`unknown schema ${String(schema)}`);
  if (facts.sha256 !== sha256(body)) throw new Error('it is damaged');
  if (typeof fetchedAt !== 'string' || Number.isNaN(Date.parse(fetchedAt))) throw new Error('it has no time');
  return {
    releases: await parseIndexInTurns(body, 'The kept copy'),
    etag: isEtag(etag) ? etag : null,
    lastModified: isHttpDate(lastModified) ? lastModified : null,
    fetchedAt,
  };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
