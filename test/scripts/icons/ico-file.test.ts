import { describe, expect, it } from 'vitest';
import { makeIco } from '../../../scripts/icons/ico-file.ts';
import { madePicture } from './made-picture.ts';

describe('makeIco', () => {
  it('writes small pictures as bitmaps, bottom row first and blue first, and 256 pixels as PNG', () => {
    const file = makeIco([madePicture(2), madePicture(256)]);
    const entry = (index: number) => file.subarray(6 + 16 * index, 22 + 16 * index);
    const image = (index: number) =>
      file.subarray(entry(index).readUInt32LE(12), entry(index).readUInt32LE(12) + entry(index).readUInt32LE(8));
    expect([...file.subarray(0, 6)]).toEqual([0, 0, 1, 0, 2, 0]);
    expect([entry(0)[0], entry(0)[1], entry(1)[0], entry(1)[1]]).toEqual([2, 2, 0, 0]);
    // Pixels of made pictures count up: red 0, green 1, blue 2, alpha 3 is the first.
    const bitmap = image(0);
    expect([bitmap.readUInt32LE(0), bitmap.readInt32LE(4), bitmap.readInt32LE(8), bitmap.readUInt16LE(14)]).toEqual([
      40, 2, 4, 32,
    ]);
    expect([...bitmap.subarray(40, 56)]).toEqual([10, 9, 8, 11, 14, 13, 12, 15, 2, 1, 0, 3, 6, 5, 4, 7]);
    expect(bitmap).toHaveLength(40 + 16 + 8);
    expect(image(1)).toEqual(madePicture(256).png);
  });
});
