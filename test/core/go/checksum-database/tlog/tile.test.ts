import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  parentTile,
  partOf,
  placeInParent,
  tileHolding,
  tilePath,
} from '../../../../../electron/core/go/checksum-database/tlog/tile.ts';

describe('paths', () => {
  it.each([
    [{ level: 0, n: 0, width: 256 }, 'tile/8/0/000'],
    [{ level: 4, n: 1_234_067, width: 256 }, 'tile/8/4/x001/x234/067'],
    [{ level: 4, n: 1_234_067, width: 1 }, 'tile/8/4/x001/x234/067.p/1'],
    [{ level: 0, n: 999, width: 255 }, 'tile/8/0/999.p/255'],
    [{ level: 0, n: 1000, width: 256 }, 'tile/8/0/x001/000'],
    [{ level: 63, n: 280_659, width: 188 }, 'tile/8/63/x280/659.p/188'],
  ])('%j is %s', (tile, path) => {
    expect(tilePath(tile)).toBe(path);
  });

  it('no two tiles have the same one', () => {
    const tile = fc.record({ level: fc.nat(63), n: fc.maxSafeNat(), width: fc.integer({ min: 1, max: 256 }) });
    fc.assert(
      fc.property(tile, tile, (one, other) => {
        const isSame = one.level === other.level && one.n === other.n && one.width === other.width;
        expect(tilePath(one) === tilePath(other)).toBe(isSame);
      }),
    );
  });
});

describe('where a hash is', () => {
  it('level 0 to 7 in tiles of level 0, from 8 on in those of level 1', () => {
    // A tree of 70,000 records: 273 whole tiles of 256 and 112 records more; 273 hashes of level 8 are one whole tile
    // and 17 more.
    expect(tileHolding({ level: 0, n: 0 }, 70_000)).toEqual({ level: 0, n: 0, width: 256 });
    expect(tileHolding({ level: 0, n: 69_999 }, 70_000)).toEqual({ level: 0, n: 273, width: 112 });
    // Hash 546 of level 7 covers the records from 69,888 on.
    expect(tileHolding({ level: 7, n: 545 }, 70_000)).toEqual({ level: 0, n: 272, width: 256 });
    expect(tileHolding({ level: 8, n: 272 }, 70_000)).toEqual({ level: 1, n: 1, width: 17 });
    expect(tileHolding({ level: 16, n: 0 }, 70_000)).toEqual({ level: 2, n: 0, width: 1 });
  });

  it('a whole tile has its own hash in the tile above', () => {
    const tile = { level: 0, n: 272, width: 256 };
    expect(placeInParent(tile)).toEqual({ level: 8, n: 272 });
    expect(parentTile(tile, 70_000)).toEqual({ level: 1, n: 1, width: 17 });
  });

  it('a hash above the lowest level of its tile is made of a power of two of hashes', () => {
    const data = Buffer.from(Array.from({ length: 256 }, (_, at) => Array(32).fill(at)).flat());
    expect([...new Set(partOf({ level: 0, n: 257 }, data))]).toEqual([1]);
    // Hash 3 of level 2 covers the records 12 to 15.
    expect([...new Set(partOf({ level: 2, n: 3 }, data))]).toEqual([12, 13, 14, 15]);
    expect(partOf({ level: 7, n: 3 }, data)).toEqual(data.subarray(128 * 32));
  });
});
