import { expect, test } from 'vitest';
import { createSupportTable } from '../../../../electron/core/go/go-version/support-table.ts';

const release = (version: string) => ({ version, stable: !/rc|beta/.test(version) });
const INDEX = [
  'go1.25.8',
  'go1.26.3',
  'go1.27rc1',
  'go1.26.2',
  'go1.25.9',
  'go1.24.13',
  'go1.20',
  'go1.21.0',
  'go1.9.2rc2',
  'go1.9.2',
  'go1',
  'go1.26rc1',
  'weird',
].map(release);

test.each([
  ['go1.26.3', 'supported'],
  ['1.26.3', 'supported'],
  ['go1.26.3-X:jsonv2', 'supported'],
  ['go1.25.9', 'supported'],
  ['go1.26.2', 'outdated'],
  ['go1.25.8', 'outdated'],
  ['go1.24.13', 'end-of-life'],
  ['go1.20', 'end-of-life'],
  ['go1.20.0', 'end-of-life'],
  ['go1', 'end-of-life'],
  ['go1.27rc1', 'prerelease'],
  ['go1.26rc1', 'prerelease'],
  ['go1.9.2rc2', 'prerelease'],
  ['go1.28rc1', 'prerelease'],
  ['go1.26.4', 'unknown'],
  ['go1.27', 'unknown'],
  ['go1.27-devel_0123abc', 'unknown'],
  ['weird', 'unknown'],
  ['', 'unknown'],
])('%s is %s', (version, status) => {
  expect(createSupportTable(INDEX)(version)).toBe(status);
});

test('a release candidate does not push a supported family out', () => {
  const support = createSupportTable(['go1.27rc2', 'go1.26.0', 'go1.25.0', 'go1.24.9'].map(release));
  expect(['go1.26.0', 'go1.25.0', 'go1.24.9'].map(support)).toEqual(['supported', 'supported', 'end-of-life']);
});

test('a release that the index marks unstable in spite of its name does not count as one', () => {
  const support = createSupportTable([
    { version: 'go1.27.0', stable: false },
    release('go1.26.1'),
    release('go1.25.1'),
  ]);
  expect(['go1.27.0', 'go1.26.1', 'go1.25.1'].map(support)).toEqual(['prerelease', 'supported', 'supported']);
});

test('a release candidate that a list calls stable makes no family', () => {
  const support = createSupportTable([
    { version: 'go1.27rc1', stable: true },
    release('go1.26.1'),
    release('go1.25.1'),
  ]);
  expect(['go1.27rc1', 'go1.26.1', 'go1.25.1'].map(support)).toEqual(['prerelease', 'supported', 'supported']);
});

test('without an index nothing is known but what a name says', () => {
  const support = createSupportTable([]);
  expect(['go1.26.3', 'go1.27rc1'].map(support)).toEqual(['unknown', 'prerelease']);
});
