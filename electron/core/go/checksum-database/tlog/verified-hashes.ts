import { fullTile, isFull, parentTile, partOf, placeInParent, type Tile, tileHolding, tilePath } from './tile.ts';
import { type Hash, type HashPlace, joinLevel, joinParts, rootParts, type Tree } from './tree.ts';

/** Bytes of tiles, of any trustworthiness: exactly as many as the tile is wide. */
type ReadTiles = (tiles: readonly Tile[]) => Promise<readonly Uint8Array[]>;

/**
 * Hashes of a tree, or the sign that the tiles do not belong to it: they do not add up to its root, or to what tiles
 * above them say.
 */
type VerifiedHashes =
  | { readonly ok: true; readonly hashes: readonly Hash[]; readonly verified: readonly VerifiedTile[] }
  | { readonly ok: false; readonly wrong: string };

export interface VerifiedTile {
  readonly tile: Tile;
  readonly bytes: Uint8Array;
}

/**
 * Hashes that are verified to be those of the signed tree, each from a tile that was checked: the tiles at the right edge
 * must give the root, every other one must have the hash that the tile above it holds (golang.org/x/mod/sumdb/tlog,
 * TileHashReader; research.swtch.com/tlog#authenticating_tiles). `places` must lie in the tree. Throws what `read`
 * throws.
 */
export async function readVerifiedHashes(
  tree: Tree,
  places: readonly HashPlace[],
  read: ReadTiles,
): Promise<VerifiedHashes> {
  const roots = rootParts(tree.size);
  const plan = planTiles(tree.size, roots, places);
  const bytes = await read(plan.tiles);
  const data = new Map(plan.tiles.map((tile, at) => [tilePath(tile), bytes[at]!]));
  const bytesOf = (tile: Tile) => data.get(tilePath(tile))!;
  const hashAt = (place: HashPlace) => joinLevel(partOf(place, bytesOf(tileHolding(place, tree.size))));

  if (!joinParts(roots.map(hashAt)).equals(tree.hash)) return { ok: false, wrong: plan.edge.map(tilePath).join(', ') };
  for (const tile of plan.below) {
    if (!joinLevel(bytesOf(tile)).equals(hashAt(placeInParent(tile)))) return { ok: false, wrong: tilePath(tile) };
  }
  return { ok: true, hashes: places.map(hashAt), verified: plan.tiles.map((tile) => ({ tile, bytes: bytesOf(tile) })) };
}

interface TilePlan {
  readonly tiles: readonly Tile[];
  /** Those that the root is computed from. */
  readonly edge: readonly Tile[];
  /** Whole tiles under a tile of the plan, each after the one above it. */
  readonly below: readonly Tile[];
}

function planTiles(treeSize: number, roots: readonly HashPlace[], places: readonly HashPlace[]): TilePlan {
  const edge = uniqueTiles(roots.map((place) => tileHolding(place, treeSize)));
  const known = new Set(edge.map(tilePath));
  const below: Tile[] = [];
  for (const place of places) {
    const missing: Tile[] = [];
    for (let tile = tileHolding(place, treeSize); !known.has(tilePath(tile)); tile = parentTile(tile, treeSize)) {
      // Only whole tiles have a hash in the tile above; a partial one is part of the edge.
      if (!isFull(tile)) throw new Error(`${tilePath(tile)} is not in a tree of ${treeSize} records`);
      missing.unshift(fullTile(tile));
      known.add(tilePath(tile));
    }
    below.push(...missing);
  }
  return { tiles: [...edge, ...below], edge, below };
}

function uniqueTiles(tiles: readonly Tile[]): Tile[] {
  return [...new Map(tiles.map((tile) => [tilePath(tile), tile])).values()];
}
