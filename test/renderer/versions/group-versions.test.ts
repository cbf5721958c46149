import { describe, expect, it } from 'vitest';
import {
  countInstalled,
  groupVersions,
  type VersionFilter,
} from '../../../renderer/features/versions/group-versions.ts';
import { buildVersionRows } from '../../../renderer/features/versions/version-row.ts';
import { external, facts, family, job, release, sdk } from './version-facts-builder.ts';

const FAMILIES = [
  family('1.28', 'go1.28rc1', 'prerelease'),
  family('1.27', 'go1.27.2'),
  family('1.26', 'go1.26.3'),
  family('1.10', 'go1.10', 'end-of-life'),
];
const ROWS = buildVersionRows(
  facts({
    families: FAMILIES,
    releases: [
      release('go1.28rc1', { support: 'prerelease', stable: false }),
      release('go1.27.2'),
      release('go1.26.3'),
      release('go1.26.2', { support: 'outdated' }),
      release('go1.10', { support: 'end-of-life' }),
      release('go1.9.2rc2', { support: 'prerelease', family: null, order: '!go1.9.2rc2' }),
    ],
    sdks: [
      sdk('go1.26.2', { active: true, support: 'outdated' }),
      external('go1.10.1', '/usr/lib/go-1.10', { support: 'end-of-life' }),
    ],
    jobs: [job('install', '1.25', { id: 'x' })],
  }),
);

function shown(filter: VersionFilter, text = '') {
  return Object.fromEntries(
    groupVersions(ROWS, { filter, text, families: FAMILIES }).map(({ key, rows }) => [key, rows.map(({ id }) => id)]),
  );
}

describe('groupVersions', () => {
  it('groups by family, newest first, with work first and what has no family last', () => {
    expect(
      groupVersions(ROWS, { filter: 'all', text: '', families: FAMILIES }).map(({ key, family: of, rows }) => [
        key,
        of?.newest,
        rows.length,
      ]),
    ).toEqual([
      ['under-way', undefined, 1],
      ['1.28', 'go1.28rc1', 1],
      ['1.27', 'go1.27.2', 1],
      ['1.26', 'go1.26.3', 2],
      ['1.10', 'go1.10', 2],
      ['other', undefined, 1],
    ]);
  });

  it('shows on this machine, supported (with outdated patches), end of life, prerelease', () => {
    expect(shown('installed')).toEqual({ 'under-way': ['job:x'], '1.26': ['go1.26.2'], '1.10': ['/usr/lib/go-1.10'] });
    expect(shown('supported')).toEqual({ '1.27': ['go1.27.2'], '1.26': ['go1.26.3', 'go1.26.2'] });
    expect(shown('end-of-life')).toEqual({ '1.10': ['/usr/lib/go-1.10', 'go1.10'] });
    expect(shown('prerelease')).toEqual({ '1.28': ['go1.28rc1'], other: ['go1.9.2rc2'] });
    expect(countInstalled(ROWS)).toBe(2);
  });

  it.each([
    ['1.26', { '1.26': ['go1.26.3', 'go1.26.2'] }],
    [' go1.26.3 ', { '1.26': ['go1.26.3'] }],
    ['v1.26.x', { '1.26': ['go1.26.3', 'go1.26.2'] }],
    ['latest', { '1.27': ['go1.27.2'] }],
    ['oldstable', { '1.26': ['go1.26.3'] }],
    ['apt', { '1.10': ['/usr/lib/go-1.10'] }],
    ['/usr/lib', { '1.10': ['/usr/lib/go-1.10'] }],
    ['go 1.26 active', { '1.26': ['go1.26.2'] }],
    ['RC', { '1.28': ['go1.28rc1'], other: ['go1.9.2rc2'] }],
    ['1.26.30', {}],
  ])('finds %j', (text, expected) => {
    expect(shown('all', text)).toEqual(expected);
  });
});
