import { describe, expect, test } from 'vitest';
import type { ReleaseList } from '../../../../electron/contract/models.ts';
import { parseSpec } from '../../../../electron/core/go/go-version/spec.ts';
import { findArchive, findRelease } from '../../../../electron/core/go/releases/find-release.ts';
import { parseIndex } from '../../../../electron/core/go/releases/parse-index.ts';
import { REAL_INDEX } from './real-index.ts';

const listOf = (text: string): ReleaseList => ({
  releases: parseIndex(text),
  source: 'go.dev',
  trusted: true,
  fetchedAt: '2021-11-08T00:00:00.000Z',
  stale: null,
});
const REAL = listOf(REAL_INDEX);
const listWith = (...entries: (string | { version: string; stable: boolean })[]) =>
  listOf(
    JSON.stringify(
      entries.map((entry) =>
        typeof entry === 'string' ? { version: entry, stable: true, files: [] } : { ...entry, files: [] },
      ),
    ),
  );
const NEW = listWith('go1.28rc2', 'go1.28rc1', 'go1.27.1', 'go1.27.0', 'go1.21.0', 'go1.20.1', 'go1.20', {
  version: 'go1.27.2',
  stable: false,
});

describe('findRelease', () => {
  test.each([
    ['latest', 'go1.17.3'],
    ['oldstable', 'go1.16.10'],
    ['1', 'go1.17.3'],
    ['1.15', 'go1.15.15'],
    ['1.15.x', 'go1.15.15'],
    ['1.17.0', 'go1.17'],
    ['1.17rc2', 'go1.17rc2'],
    ['go1.9.2rc2', 'go1.9.2rc2'],
    ['1.0.0', 'go1'],
  ])('in the real index of 2021, %s is %s', (spec, version) => {
    expect(findRelease(REAL, parseSpec(spec)).version).toBe(version);
  });

  test('a release that the index calls unstable is found by its exact name alone', () => {
    expect(['1.27', 'latest', '1.27.2'].map((spec) => findRelease(NEW, parseSpec(spec)).version)).toEqual([
      'go1.27.1',
      'go1.27.1',
      'go1.27.2',
    ]);
  });

  test.each([
    ['1.27.9', 'No release matches 1.27.9', 'The newest release of 1.27 is go1.27.1'],
    ['1.28', 'No release matches 1.28', 'Only prereleases of 1.28 are out; name one exactly: go1.28rc2, go1.28rc1'],
    ['1.28.0', 'No release matches 1.28.0', 'Only prereleases of 1.28 are out; name one exactly: go1.28rc2, go1.28rc1'],
    [
      '1.28rc9',
      'No release matches 1.28rc9',
      'Only prereleases of 1.28 are out; name one exactly: go1.28rc2, go1.28rc1',
    ],
    ['1.21rc9', 'No release matches 1.21rc9', 'The newest release of 1.21 is go1.21.0'],
    ['1.20.7', 'No release matches 1.20.7', 'The newest release of 1.20 is go1.20.1'],
    ['1.30', 'No release matches 1.30', 'The newest release is go1.27.1; goswitch ls-remote lists the others'],
    ['2', 'No release matches 2', 'The newest release is go1.27.1; goswitch ls-remote lists the others'],
    ['1.9.2rc2', 'No release matches 1.9.2rc2', 'The newest release is go1.27.1; goswitch ls-remote lists the others'],
  ])('%s is not there, and the hint says what is', (spec, message, hint) => {
    expect(() => findRelease(NEW, parseSpec(spec))).toThrow(
      expect.objectContaining({ code: 'release-not-found', message, hint }),
    );
  });

  test('a stale list says so where it fails', () => {
    const stale = { ...NEW, stale: { reason: 'go.dev: Cannot reach go.dev' } };
    expect(() => findRelease(stale, parseSpec('1.30'))).toThrow(
      'No release matches 1.30 (the list is from 2021-11-08T00:00:00.000Z, because go.dev: Cannot reach go.dev)',
    );
  });
});

describe('findArchive', () => {
  const find = (version: string, platform: string, exact: boolean) => {
    const [os = '', arch = ''] = platform.split('/');
    return findArchive(REAL, findRelease(REAL, parseSpec(version)), { os, arch }, exact);
  };

  test('offers what the machine emulates, but not to someone who asked for exactly one platform', () => {
    expect(find('1.15.15', 'darwin/arm64', false)).toMatchObject({
      file: { filename: 'go1.15.15.darwin-amd64.tar.gz' },
      emulated: true,
    });
    expect(() => find('1.15.15', 'darwin/arm64', true)).toThrow(
      expect.objectContaining({ code: 'platform-unavailable' }),
    );
  });

  test.each([
    ['1.15.15', 'darwin/arm64', 'The nearest release with one for darwin/arm64 is go1.16'],
    ['1.16.10', 'windows/arm64', 'The nearest release with one for windows/arm64 is go1.17'],
    ['1.17.3', 'darwin/386', 'The nearest release with one for darwin/386 is go1.4.2'],
    ['1.17.3', 'plan9/386', 'No release here has one for plan9/386'],
  ])('go%s for %s: the hint names the nearest that has it', (version, platform, hint) => {
    expect(() => find(version, platform, true)).toThrow(
      expect.objectContaining({
        code: 'platform-unavailable',
        message: `go${version} has no archive for ${platform}`,
        hint,
      }),
    );
  });
});
