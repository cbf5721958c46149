/**
 * Where rows of different heights stand in a list, and which of them a viewport shows. Pure; all measures in one unit.
 */

/** The top of each row, and after the last one the height of all. */
export function rowTops(heights: readonly number[]): readonly number[] {
  const tops = [0];
  for (const height of heights) tops.push(tops[tops.length - 1]! + height);
  return tops;
}

/**
 * First and last index (inclusive) of the rows that meet the viewport, with `overscan` more on both sides. Null for an
 * empty list.
 */
export function visibleRows(
  tops: readonly number[],
  viewport: { top: number; height: number },
  overscan: number,
): { first: number; last: number } | null {
  const count = tops.length - 1;
  if (count < 1) return null;
  const first = rowAt(tops, viewport.top);
  const last = rowAt(tops, viewport.top + viewport.height);
  return { first: Math.max(0, first - overscan), last: Math.min(count - 1, last + overscan) };
}

/** The row that a height falls into: the last one that starts at or above it. */
function rowAt(tops: readonly number[], height: number): number {
  let low = 0;
  let high = tops.length - 2;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (tops[middle]! <= height) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The row that a key leads to from row `from`, over rows that cannot be stood on; null where the key does not move. */
export function rowForKey(
  key: string,
  from: number,
  rows: { readonly count: number; readonly page: number; isRow(index: number): boolean },
): number | null {
  const scan = (start: number, step: 1 | -1): number | null => {
    for (let index = start; index >= 0 && index < rows.count; index += step) if (rows.isRow(index)) return index;
    return null;
  };
  switch (key) {
    case 'ArrowDown':
      return scan(from + 1, 1);
    case 'ArrowUp':
      return scan(from - 1, -1);
    case 'Home':
      return scan(0, 1);
    case 'End':
      return scan(rows.count - 1, -1);
    case 'PageDown':
      return scan(Math.min(rows.count - 1, from + rows.page), 1) ?? scan(rows.count - 1, -1);
    case 'PageUp':
      return scan(Math.max(0, from - rows.page), -1) ?? scan(0, 1);
    default:
      return null;
  }
}
