import { describe, expect, it } from 'vitest';
import { formatBytes, formatCount, formatDuration } from '../../../electron/cli/terminal/format-quantity.ts';

describe('formatBytes', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1 kB'],
    [999_499, '999 kB'],
    [999_500, '1.0 MB'],
    [66_312_345, '66.3 MB'],
    [999_949_999, '999.9 MB'],
    [999_950_000, '1.00 GB'],
  ])('%d is %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });
});

describe('formatDuration', () => {
  it.each([
    [0, '0 ms'],
    [949, '949 ms'],
    [950, '0.9 s'],
    [2420, '2.4 s'],
    [9950, '10 s'],
    [59_400, '59 s'],
    [185_000, '3 min 5 s'],
    [7_800_000, '2 h 10 min'],
  ])('%d ms is %s', (milliseconds, text) => {
    expect(formatDuration(milliseconds)).toBe(text);
  });
});

describe('formatCount', () => {
  it('puts the noun into the plural', () => {
    expect([0, 1, 15_021].map((count) => formatCount(count, 'files'))).toEqual(['0 files', '1 file', '15,021 files']);
  });
});
