import { describe, expect, test } from 'vitest';
import { goFamily, isPrerelease, parseGoVersion } from '../../../../electron/core/go/go-version/parse-go-version.ts';

const parts = (text: string) => {
  const parsed = parseGoVersion(text);
  return parsed === null ? null : [parsed.major, parsed.minor, parsed.patch, parsed.kind, parsed.pre].join('|');
};

describe('parseGoVersion', () => {
  // The table of Go's own internal/gover/gover_test.go, then the names that go/version strips and the dirty ones of the
  // index.
  test.each([
    ['1', '1|0|0||'],
    ['1.2', '1|2|0||'],
    ['1.2.3', '1|2|3||'],
    ['1.2rc3', '1|2||rc|3'],
    ['1.20', '1|20|0||'],
    ['1.21', '1|21|||'],
    ['1.21rc3', '1|21||rc|3'],
    ['1.21.0', '1|21|0||'],
    ['1.24', '1|24|||'],
    ['1.999testmod', '1|999||testmod|'],
    ['1.99999999999999999', '1|99999999999999999|||'],
    ['go1.26.3', '1|26|3||'],
    ['go1.23.4-custom', '1|23|4||'],
    ['go1.24.4 X:arenas', '1|24|4||'],
    ['go1.26.10-X:arenas', '1|26|10||'],
    ['go1.24.4\tX:arenas', '1|24|4||'],
    ['go1', '1|0|0||'],
  ])('%s has the parts %s', (text, expected) => {
    expect(parts(text)).toBe(expected);
  });

  test.each([
    '',
    'x',
    'weird',
    'go',
    'gogo1.2',
    'go1.9.2rc2',
    '1.021',
    '01.2',
    '1.2.03',
    '1.2rc03',
    '1.2.',
    '1.',
    '.1',
    '1.600+auto',
    'v1.2',
    '1rc1',
  ])('"%s" is no Go version', (text) => {
    expect(parts(text)).toBeNull();
  });
});

test.each([
  ['go1.26.3', '1.26'],
  ['go1.27rc1', '1.27'],
  ['go1.20', '1.20'],
  ['1.2.3', '1.2'],
  ['go1', '1'],
  ['go1.0.1', '1'],
  ['go1.9.2rc2', null],
  ['weird', null],
])('the family of %s is %s', (version, family) => {
  expect(goFamily(version)).toBe(family);
});

test.each([
  ['go1.27rc1', true],
  ['go1.19beta1', true],
  ['go1.9.2rc2', true],
  ['go1.26.3', false],
  ['go1', false],
  ['go1.26.3-src', false],
  ['weird', false],
])('%s is a prerelease: %s', (version, expected) => {
  expect(isPrerelease(version)).toBe(expected);
});
