import { describe, expect, test } from 'vitest';
import type { ReleaseList } from '../../../../electron/contract/models.ts';
import { parseIndex } from '../../../../electron/core/go/releases/parse-index.ts';
import { toReleaseRows } from '../../../../electron/core/go/releases/release-rows.ts';
import { REAL_INDEX } from './real-index.ts';

const LIST: ReleaseList = {
  releases: parseIndex(REAL_INDEX),
  source: 'go.dev',
  trusted: true,
  fetchedAt: '2021-11-08T00:00:00.000Z',
  stale: null,
};
const OPTIONS = { platform: { os: 'linux', arch: 'amd64' }, installed: new Set(['go1.16.10']) };
const versions = (options: { spec?: string; all?: boolean } = {}) =>
  toReleaseRows(LIST, { ...OPTIONS, ...options }).map(({ version }) => version);

describe('toReleaseRows', () => {
  test('tells of each release what the index and this machine know', () => {
    const rows = toReleaseRows(LIST, { ...OPTIONS, all: true });
    const row = (version: string) => rows.find((each) => each.version === version);
    expect(['go1.17.3', 'go1.17.2', 'go1.16.10', 'go1.15.15', 'go1.17rc2', 'go1', 'go1.9.2rc2'].map(row)).toEqual([
      { version: 'go1.17.3', stable: true, support: 'supported', installed: false, available: true },
      { version: 'go1.17.2', stable: true, support: 'outdated', installed: false, available: true },
      { version: 'go1.16.10', stable: true, support: 'supported', installed: true, available: true },
      { version: 'go1.15.15', stable: true, support: 'end-of-life', installed: false, available: true },
      { version: 'go1.17rc2', stable: false, support: 'prerelease', installed: false, available: true },
      { version: 'go1', stable: true, support: 'end-of-life', installed: false, available: false },
      { version: 'go1.9.2rc2', stable: false, support: 'prerelease', installed: false, available: true },
    ]);
  });

  test('lists stable releases, newest first, and with all every one of the 202', () => {
    const stable = versions();
    expect([stable.length, stable[0], stable.at(-1)]).toEqual([
      LIST.releases.filter((release) => release.stable).length,
      'go1.17.3',
      'go1',
    ]);
    expect(versions({ all: true })).toEqual(LIST.releases.map(({ version }) => version));
  });

  test.each([
    [{ spec: '1.17' }, ['go1.17.3', 'go1.17.2', 'go1.17.1', 'go1.17']],
    [
      { spec: '1.17', all: true },
      ['go1.17.3', 'go1.17.2', 'go1.17.1', 'go1.17', 'go1.17rc2', 'go1.17rc1', 'go1.17beta1'],
    ],
    [
      { spec: '1.9', all: true },
      [
        'go1.9.7',
        'go1.9.6',
        'go1.9.5',
        'go1.9.4',
        'go1.9.3',
        'go1.9.2',
        'go1.9.1',
        'go1.9',
        'go1.9rc2',
        'go1.9rc1',
        'go1.9beta2',
        'go1.9beta1',
        'go1.9.2rc2',
      ],
    ],
    [{ spec: '1.1' }, []],
    [{ spec: '1.17rc1' }, ['go1.17rc1']],
    [{ spec: '1.17.0' }, ['go1.17']],
    [{ spec: 'latest' }, ['go1.17.3']],
    [{ spec: 'oldstable' }, ['go1.16.10']],
    [{ spec: '1.18' }, []],
  ])('%o covers %o', (options, expected) => {
    expect(versions(options)).toEqual(expected);
  });

  test('1 covers every stable release', () => {
    expect(versions({ spec: '1' })).toEqual(versions());
  });

  test('amd64 that a Mac with Apple silicon can run counts as available', () => {
    const rows = toReleaseRows(LIST, { ...OPTIONS, platform: { os: 'darwin', arch: 'arm64' }, spec: '1.15.15' });
    expect(rows.map(({ available }) => available)).toEqual([true]);
  });

  test('refuses what is no spec', () => {
    expect(() => versions({ spec: '../x' })).toThrow(expect.objectContaining({ code: 'invalid-spec' }));
  });
});
