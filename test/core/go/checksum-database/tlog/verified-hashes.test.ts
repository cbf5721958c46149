import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Tile, tilePath } from '../../../../../electron/core/go/checksum-database/tlog/tile.ts';
import {
  type HashPlace,
  joinParts,
  recordHash,
  rootParts,
} from '../../../../../electron/core/go/checksum-database/tlog/tree.ts';
import { readVerifiedHashes } from '../../../../../electron/core/go/checksum-database/tlog/verified-hashes.ts';
import { makeSumdb } from '../../../../helpers/made-sumdb.ts';

const sumdb = makeSumdb();
sumdb.fill(70_000);

const treeOf = (size: number) => ({ size, hash: sumdb.root(size) });

/** Tiles as the made database has them for a tree of this size, changed on their way. */
function tilesOf(size: number, change: (path: string, bytes: Buffer) => Buffer = (_path, bytes) => bytes) {
  const asked: string[] = [];
  const read = (tiles: readonly Tile[]) =>
    Promise.resolve(
      tiles.map((tile) => {
        const bytes = sumdb.tile(tile.level, tile.n, tile.width, size);
        if (bytes === null) throw new Error(`There is no ${tilePath(tile)} in a tree of ${size}`);
        asked.push(tilePath(tile));
        return change(tilePath(tile), bytes);
      }),
    );
  return { read, asked };
}

const record = (n: number): HashPlace => ({ level: 0, n });

/** In hex: comparing buffers element by element would take most of the time. */
async function rootAt(size: number, older: number): Promise<string> {
  const result = await readVerifiedHashes(treeOf(size), rootParts(older), tilesOf(size).read);
  if (!result.ok) throw new Error(`${older} in ${size}: ${result.wrong}`);
  return joinParts(result.hashes).toString('hex');
}

async function recordAt(size: number, n: number): Promise<string> {
  const result = await readVerifiedHashes(treeOf(size), [record(n)], tilesOf(size).read);
  if (!result.ok) throw new Error(`${n} in ${size}: ${result.wrong}`);
  return result.hashes[0]!.toString('hex');
}

const hexOf = (n: number) => recordHash(sumdb.recordText(n)).toString('hex');
const rootOf = (size: number) => sumdb.root(size).toString('hex');

describe('every record of a tree is found and proven', () => {
  it('in all trees of up to 66 records', async () => {
    for (let size = 1; size <= 66; size++) {
      for (let n = 0; n < size; n++) {
        expect(await recordAt(size, n)).toBe(hexOf(n));
      }
    }
  });

  it('in larger ones, up to three levels of tiles', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 70_000 }), fc.nat(), async (size, seed) => {
        const n = seed % size;
        expect(await recordAt(size, n)).toBe(hexOf(n));
      }),
      { numRuns: 30 },
    );
  });
});

describe('a tree is the beginning of every later one', () => {
  it('for every pair of sizes up to 70', async () => {
    for (let size = 1; size <= 70; size++) {
      for (let older = 0; older <= size; older++)
        expect(await rootAt(size, older), `${older} in ${size}`).toBe(rootOf(older));
    }
  });

  it.each([128, 255, 256, 257, 300])('every earlier size in a tree of %i', async (size) => {
    for (let older = 0; older <= size; older++)
      expect(await rootAt(size, older), `${older} in ${size}`).toBe(rootOf(older));
  });

  it('of a tree of 66,000, whose tiles have three levels', async () => {
    for (const older of [1, 255, 256, 65_535, 65_536, 65_537, 65_999, 66_000])
      expect(await rootAt(66_000, older)).toBe(rootOf(older));
  });
});

describe('nothing wrong passes', () => {
  it('every single flipped bit of every tile that is used is noticed', async () => {
    // 259 records: tile/8/0/000 (whole, under), tile/8/0/001.p/3 and tile/8/1/000.p/1 (the edge).
    const size = 259;
    const { read, asked } = tilesOf(size);
    await readVerifiedHashes(treeOf(size), [record(100)], read);
    expect(asked.toSorted()).toEqual(['tile/8/0/000', 'tile/8/0/001.p/3', 'tile/8/1/000.p/1']);
    const flip = async (path: string, bit: number) => {
      const { read: flipped } = tilesOf(size, (asking, bytes) =>
        asking === path ? withFlippedBit(bytes, bit) : bytes,
      );
      expect((await readVerifiedHashes(treeOf(size), [record(100)], flipped)).ok, `${path} bit ${bit}`).toBe(false);
    };
    for (let bit = 0; bit < 3 * 256; bit++) await flip('tile/8/0/001.p/3', bit);
    for (let bit = 0; bit < 256; bit++) await flip('tile/8/1/000.p/1', bit);
    for (let byte = 0; byte < 256 * 32; byte += 31) await flip('tile/8/0/000', byte * 8 + (byte % 8));
  });

  it('nor do tiles of another tree', async () => {
    const fork = sumdb.forkAt(200);
    fork.add('example.com/other', 'v1.0.0', 'h1:x');
    fork.fill(99);
    const tree = { size: 300, hash: fork.root(300) };
    expect(await readVerifiedHashes(tree, [record(5)], tilesOf(300).read)).toMatchObject({ ok: false });
  });

  it('says which tile', async () => {
    const { read } = tilesOf(1000, (path, bytes) => (path === 'tile/8/0/001' ? withFlippedBit(bytes, 9) : bytes));
    expect(await readVerifiedHashes(treeOf(1000), [record(300)], read)).toEqual({ ok: false, wrong: 'tile/8/0/001' });
  });
});

function withFlippedBit(bytes: Buffer, bit: number): Buffer {
  const flipped = Buffer.from(bytes);
  flipped[bit >> 3]! ^= 1 << (bit & 7);
  return flipped;
}
