import type { HashPlace } from './tree.ts';

/**
 * Tiles of the Go checksum database are eight levels high: up to 256 hashes of one level
 * (go.dev/ref/mod#checksum-database).
 */
const TILE_HEIGHT = 8;
const FULL_WIDTH = 256;
const HASH_BYTES = 32;

/** The hashes of level `8*level` from number `256*n` on, `width` of them. */
export interface Tile {
  readonly level: number;
  readonly n: number;
  readonly width: number;
}

export function isFull(tile: Tile): boolean {
  return tile.width === FULL_WIDTH;
}

export function fullTile(tile: Tile): Tile {
  return { ...tile, width: FULL_WIDTH };
}

export function tileBytes(tile: Tile): number {
  return tile.width * HASH_BYTES;
}

/**
 * `tile/8/<level>/<n>[.p/<width>]`, n in groups of three digits, all but the last with an `x`: 1234067 is
 * `x001/x234/067` (golang.org/x/mod/sumdb/tlog, Tile.Path).
 */
export function tilePath({ level, n, width }: Tile): string {
  const digits = String(n);
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/g) ?? [];
  const number = groups.map((group, at) => (at === groups.length - 1 ? group : `x${group}`)).join('/');
  return `tile/${TILE_HEIGHT}/${level}/${number}${width === FULL_WIDTH ? '' : `.p/${width}`}`;
}

/** The tile that holds a hash in a tree of `treeSize` records, as wide as that tree has it. */
export function tileHolding({ level, n }: HashPlace, treeSize: number): Tile {
  const tileLevel = Math.floor(level / TILE_HEIGHT);
  const firstHash = n * 2 ** (level % TILE_HEIGHT);
  return tileAt(tileLevel, Math.floor(firstHash / FULL_WIDTH), treeSize);
}

/** The tile whose hashes cover whole tiles, this one among them. */
export function parentTile(tile: Tile, treeSize: number): Tile {
  return tileAt(tile.level + 1, Math.floor(tile.n / FULL_WIDTH), treeSize);
}

/** Where in its parent the hash of a whole tile stands. */
export function placeInParent(tile: Tile): HashPlace {
  return { level: (tile.level + 1) * TILE_HEIGHT, n: tile.n };
}

/** The bytes of a tile that the hash is computed from: a power of two of hashes. */
export function partOf({ level, n }: HashPlace, data: Uint8Array): Uint8Array {
  const span = 2 ** (level % TILE_HEIGHT);
  const start = (n * span) % FULL_WIDTH;
  return data.subarray(start * HASH_BYTES, (start + span) * HASH_BYTES);
}

/** A width of 0 or less: the tree has no such tile. */
function tileAt(level: number, n: number, treeSize: number): Tile {
  const hashes = Math.floor(treeSize / 2 ** (level * TILE_HEIGHT));
  return { level, n, width: Math.min(FULL_WIDTH, hashes - n * FULL_WIDTH) };
}
