import { expect, it } from 'vitest';
import type { ReleaseList } from '../../../../electron/contract/models.ts';
import { parseIndex } from '../../../../electron/core/go/releases/parse-index.ts';
import { toReleaseTable } from '../../../../electron/core/go/releases/release-table.ts';
import { REAL_INDEX } from './real-index.ts';

const LIST: ReleaseList = {
  releases: parseIndex(REAL_INDEX),
  source: 'go.dev',
  trusted: true,
  fetchedAt: '2021-11-08T00:00:00.000Z',
  stale: null,
};
const table = toReleaseTable(LIST, { os: 'darwin', arch: 'arm64' });

it('lists every release of the index, newest first, with the archive for this machine', () => {
  expect(table.rows.map(({ version }) => version)).toEqual(LIST.releases.map(({ version }) => version));
  const row = (version: string) => table.rows.find((each) => each.version === version);
  expect(['go1.17.3', 'go1.15.15', 'go1.17rc2', 'go1.9.2rc2'].map(row)).toMatchObject([
    {
      family: '1.17',
      stable: true,
      support: 'supported',
      archive: { filename: 'go1.17.3.darwin-arm64.tar.gz', emulated: false },
    },
    {
      family: '1.15',
      stable: true,
      support: 'end-of-life',
      archive: { filename: 'go1.15.15.darwin-amd64.tar.gz', emulated: true },
    },
    {
      family: '1.17',
      stable: false,
      support: 'prerelease',
      archive: { filename: 'go1.17rc2.darwin-arm64.tar.gz', emulated: false },
    },
    {
      family: null,
      stable: false,
      support: 'prerelease',
      archive: { filename: 'go1.9.2rc2.darwin-amd64.tar.gz', emulated: true },
    },
  ]);
  expect(row('go1')?.archive).toBeNull();
});

it('keys the order, so that a window can place a release or SDK by plain comparison', () => {
  expect(table.rows.toSorted((a, b) => (a.order < b.order ? 1 : -1))).toEqual(table.rows);
});

it('tells of each family its newest stable release and whether it is supported', () => {
  expect(table.families.slice(0, 3)).toEqual([
    { family: '1.17', support: 'supported', newest: 'go1.17.3' },
    { family: '1.16', support: 'supported', newest: 'go1.16.10' },
    { family: '1.15', support: 'end-of-life', newest: 'go1.15.15' },
  ]);
});

it('calls a family of candidates alone a prerelease', () => {
  const candidate = { version: 'go1.18rc1', stable: false, files: [] };
  expect(
    toReleaseTable({ ...LIST, releases: [candidate, ...LIST.releases] }, { os: 'linux', arch: 'amd64' }).families[0],
  ).toEqual({
    family: '1.18',
    support: 'prerelease',
    newest: 'go1.18rc1',
  });
});

it('is empty without an index, and says so', () => {
  expect(toReleaseTable(null, { os: 'linux', arch: 'amd64' })).toEqual({ rows: [], families: [], index: null });
});
