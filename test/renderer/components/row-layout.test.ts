import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowForKey, rowTops, visibleRows } from '../../../renderer/components/row-layout.ts';

it('rows stand one below the other, and the end is the height of all', () => {
  expect(rowTops([10, 30, 20])).toEqual([0, 10, 40, 60]);
});

it('every row that meets the viewport is shown, whatever the heights', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 200 }),
      fc.nat(4000),
      fc.integer({ min: 1, max: 900 }),
      (heights, top, height) => {
        const tops = rowTops(heights);
        const shown = visibleRows(tops, { top, height }, 0)!;
        const met = heights.map((_, row) => row).filter((row) => tops[row]! < top + height && tops[row + 1]! > top);
        expect(met.every((row) => row >= shown.first && row <= shown.last)).toBe(true);
        expect(shown.last - shown.first + 1).toBeLessThanOrEqual(met.length + 2);
      },
    ),
  );
});

it('nothing is shown of an empty list', () => {
  expect(visibleRows(rowTops([]), { top: 0, height: 100 }, 5)).toBeNull();
});

describe('keys move between rows and pass over headings', () => {
  const kinds = 'hrrhrhr';
  const rows = { count: kinds.length, page: 3, isRow: (at: number) => kinds[at] === 'r' };
  it.each([
    ['ArrowDown', 1, 2],
    ['ArrowDown', 2, 4],
    ['ArrowDown', 6, null],
    ['ArrowUp', 4, 2],
    ['ArrowUp', 1, null],
    ['Home', 6, 1],
    ['End', 1, 6],
    ['PageDown', 1, 4],
    ['PageDown', 4, 6],
    ['PageUp', 6, 2],
    ['PageUp', 2, 1],
    ['x', 1, null],
  ])('%s from %d', (key, from, to) => {
    expect(rowForKey(key, from, rows)).toBe(to);
  });
});
