import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backOffMs, parseRetryAfter } from '../../../../electron/core/base/network/retry.ts';

describe('the pause before another try', () => {
  it('doubles up to 20 s', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 30].map((failures) => backOffMs(failures, () => 0))).toEqual([
      500, 1000, 2000, 4000, 8000, 16_000, 20_000, 20_000,
    ]);
  });

  it('is cut by chance, by half at most', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (failures, chance) => {
          const whole = backOffMs(failures, () => 0);
          const ms = backOffMs(failures, () => chance);
          return ms <= whole && ms >= whole / 2;
        },
      ),
    );
  });

  it('is what Retry-After says: seconds, or a date; nonsense is none', () => {
    const now = Date.UTC(2026, 10, 21, 0, 0, 0);
    const values = ['0', '120', 'Sat, 21 Nov 2026 00:00:30 GMT', 'Fri, 20 Nov 2026 00:00:30 GMT', 'soon', undefined];
    expect(values.map((value) => parseRetryAfter(value, now))).toEqual([0, 120_000, 30_000, 0, null, null]);
  });
});
