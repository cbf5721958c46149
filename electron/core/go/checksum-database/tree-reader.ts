import type { Attempt, Failure } from '../module-proxy/try-proxies.ts';
import { wrongTile } from './sumdb-errors.ts';
import type { TileCache } from './tile-cache.ts';
import { fullTile, isFull, type Tile, tileBytes, tilePath } from './tlog/tile.ts';
import { type Hash, type HashPlace, joinParts, rootParts, type Tree } from './tlog/tree.ts';
import { readVerifiedHashes, type VerifiedTile } from './tlog/verified-hashes.ts';

interface TreeReaderOptions {
  readonly cache: TileCache;
  readonly fetch: (path: string) => Promise<Attempt<Uint8Array>>;
  readonly answerer: { readonly database: string; readonly via: string };
}

/**
 * Verified hashes of signed trees. Tiles come from the cache and the database, and are trusted only once they fit the
 * tree.
 */
export interface TreeReader {
  /** Throws `sumdb-record-invalid` for tiles that do not fit, `TileMissing` when one cannot be fetched. */
  hashes(tree: Tree, places: readonly HashPlace[]): Promise<readonly Hash[]>;
  /** The root that the tree had when it held its first `size` records. */
  rootAt(tree: Tree, size: number): Promise<Hash>;
  /** Keeps on disk what was verified, once the trees that verify it are accepted. */
  keep(): Promise<void>;
}

/** A tile that cannot be fetched: what that means depends on the tree it is for. */
export class TileMissing extends Error {
  readonly failure: Failure;
  constructor(tile: Tile, failure: Failure) {
    super(`${tilePath(tile)}: ${failure.error.message}`);
    this.failure = failure;
  }
}

export function createTreeReader({ cache, fetch, answerer }: TreeReaderOptions): TreeReader {
  const verified = new Map<string, VerifiedTile>();

  async function hashes(tree: Tree, places: readonly HashPlace[]): Promise<readonly Hash[]> {
    const fromCache: Tile[] = [];
    const first = await readVerifiedHashes(tree, places, (tiles) =>
      Promise.all(tiles.map((tile) => readTile(tile, fromCache))),
    );
    if (first.ok) return accept(first);
    // A file on disk may be at fault: without those, what comes is the database's word alone.
    for (const tile of fromCache) await cache.discard(tile);
    for (const tile of fromCache) verified.delete(tilePath(tile));
    const second =
      fromCache.length === 0
        ? first
        : await readVerifiedHashes(tree, places, (tiles) => Promise.all(tiles.map(fetchTile)));
    if (!second.ok)
      throw wrongTile(answerer, second.wrong, `does not belong to the signed tree of ${tree.size} records`);
    return accept(second);
  }

  function accept(result: {
    readonly hashes: readonly Hash[];
    readonly verified: readonly VerifiedTile[];
  }): readonly Hash[] {
    for (const one of result.verified) verified.set(tilePath(one.tile), one);
    return result.hashes;
  }

  /** `fromCache` gets what did not come from the database just now. */
  async function readTile(tile: Tile, fromCache: Tile[]): Promise<Uint8Array> {
    const kept = verified.get(tilePath(tile))?.bytes ?? (await cache.read(tile));
    if (kept === null) return await fetchTile(tile);
    fromCache.push(tile);
    return kept;
  }

  /** A partial tile that is gone was completed meanwhile: the whole one begins with it (sumdb/client.go, readTile). */
  async function fetchTile(tile: Tile): Promise<Uint8Array> {
    const attempt = await fetch(tilePath(tile));
    if (attempt.ok) return exactly(tile, attempt.value);
    const whole = isFull(tile) ? attempt : await fetch(tilePath(fullTile(tile)));
    if (!whole.ok) throw new TileMissing(tile, attempt);
    return exactly(fullTile(tile), whole.value).subarray(0, tileBytes(tile));
  }

  function exactly(tile: Tile, bytes: Uint8Array): Uint8Array {
    if (bytes.length === tileBytes(tile)) return bytes;
    throw wrongTile(answerer, tilePath(tile), `has ${bytes.length} bytes, not ${tileBytes(tile)}`);
  }

  return {
    hashes,
    async rootAt(tree, size) {
      return size === tree.size ? tree.hash : joinParts(await hashes(tree, rootParts(size)));
    },
    keep: () => cache.keep([...verified.values()]),
  };
}
