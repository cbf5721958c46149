import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byNewestGoVersion, compareGoVersions } from '../../../../electron/core/go/go-version/compare-go-versions.ts';
import { anyVersionText } from './version-texts.ts';

describe('compareGoVersions', () => {
  // Go's own tables: internal/gover/gover_test.go and go/version/version_test.go.
  test.each([
    ['', '', 0],
    ['', 'x', 0],
    ['1', '1.1', -1],
    ['1.5', '1.6', -1],
    ['1.5', '1.10', -1],
    ['1.6', '1.6.1', -1],
    ['1.19', '1.19.0', 0],
    ['1.19rc1', '1.19', -1],
    ['1.20', '1.20.0', 0],
    ['go1.20', 'go1.20.0-bigcorp', 0],
    ['1.20rc1', '1.20', -1],
    ['1.20', '1.20.1', -1],
    ['1.21', '1.21.0', -1],
    ['1.21', '1.21rc1', -1],
    ['1.21rc1', '1.21rc2', -1],
    ['1.21rc9', '1.21rc10', -1],
    ['1.21rc2', '1.21.0', -1],
    ['1.21.0', '1.21.1', -1],
    ['1.19alpha3', '1.19beta2', -1],
    ['1.19beta2', '1.19rc1', -1],
    ['1.99999999999999998', '1.99999999999999999', -1],
    ['go1', '1.0.0', 0],
    ['go1.9.2rc2', 'go1.2', -1],
    ['go1.9.2rc2', 'weird', 0],
  ])('%s against %s is %i', (a, b, expected) => {
    expect([compareGoVersions(a, b), compareGoVersions(b, a) + 0]).toEqual([expected, expected === 0 ? 0 : -expected]);
  });

  test('is a total order over any texts', () => {
    fc.assert(
      fc.property(anyVersionText, anyVersionText, anyVersionText, (a, b, c) => {
        expect(compareGoVersions(a, a)).toBe(0);
        expect(compareGoVersions(a, b) + compareGoVersions(b, a)).toBe(0);
        if (compareGoVersions(a, b) <= 0 && compareGoVersions(b, c) <= 0)
          expect(compareGoVersions(a, c)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 2000 },
    );
  });

  test('agrees with go/version of Go 1.26 on 2000 recorded pairs', () => {
    const recorded = readFileSync(new URL('../../../fixtures/go-version-order.txt', import.meta.url), 'utf8')
      .trim()
      .split('\n');
    const computed = recorded.map((line) => {
      const [a = '', b = ''] = line.split(' ');
      return `${a} ${b} ${compareGoVersions(a, b)}`;
    });
    expect(computed).toEqual(recorded);
  });
});

test('byNewestGoVersion gives any list of different names one order, newest first', () => {
  const sorted = [
    'go1.21.1',
    'go1.21.0',
    'go1.21rc2',
    'go1.20.1',
    'go1.20.0',
    'go1.20',
    'go1.20rc1',
    'go1.9',
    'go1',
    'weird',
    'go1.9.2rc2',
  ];
  fc.assert(
    fc.property(fc.shuffledSubarray(sorted, { minLength: sorted.length }), (shuffled) => {
      expect(shuffled.sort(byNewestGoVersion)).toEqual(sorted);
    }),
  );
});
