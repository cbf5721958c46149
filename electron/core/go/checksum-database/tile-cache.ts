import { rm } from 'node:fs/promises';
import path from 'node:path';
import { writeFileAtomic } from '../../base/files/atomic-file.ts';
import { readSmallFile } from '../../base/files/read-small-file.ts';
import type { Log } from '../../context.ts';
import { fullTile, isFull, type Tile, tileBytes, tilePath } from './tlog/tile.ts';
import type { VerifiedTile } from './tlog/verified-hashes.ts';

/**
 * Tiles on disk that were verified once. What is read is checked again, so a damaged file costs a request and nothing
 * else.
 */
export interface TileCache {
  /** Exactly as wide as asked for, also cut from the whole tile; null where there is none. */
  read(tile: Tile): Promise<Uint8Array | null>;
  /** Never fails: a tile that cannot be kept is fetched again the next time. */
  keep(tiles: readonly VerifiedTile[]): Promise<void>;
  /** Throws away what a tile was read from. */
  discard(tile: Tile): Promise<void>;
}

export function createTileCache(folder: string, log: Log): TileCache {
  const fileOf = (tile: Tile) => path.join(folder, ...tilePath(tile).split('/'));
  const known = new Set<string>();

  async function readWhole(tile: Tile): Promise<Uint8Array | null> {
    const bytes = await readSmallFile(fileOf(tile)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') log.warn(`A tile cannot be read: ${error.message}`);
      return null;
    });
    return bytes?.length === tileBytes(tile) ? bytes : null;
  }

  return {
    async read(tile) {
      const bytes = (await readWhole(tile)) ?? (isFull(tile) ? null : await readWhole(fullTile(tile)));
      if (bytes !== null) known.add(tilePath(tile));
      return bytes?.subarray(0, tileBytes(tile)) ?? null;
    },
    async keep(tiles) {
      for (const { tile, bytes } of tiles) {
        if (known.has(tilePath(tile))) continue;
        try {
          await writeFileAtomic(fileOf(tile), bytes, { sync: false });
          known.add(tilePath(tile));
        } catch (error) {
          return log.warn(`Tiles of the checksum database cannot be kept: ${(error as Error).message}`);
        }
      }
    },
    async discard(tile) {
      known.delete(tilePath(tile));
      for (const wrong of [tile, fullTile(tile)]) await rm(fileOf(wrong), { force: true });
    },
  };
}
