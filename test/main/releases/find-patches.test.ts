import { describe, expect, it } from 'vitest';
import type { ReleaseEntry, ReleaseFamily, SdkRow } from '../../../electron/contract/api.ts';
import { findPatches } from '../../../electron/main/releases/find-patches.ts';

const order = (version: string) => version.replace(/\d+/g, (digits) => digits.padStart(4, '0')).replace(/rc/, '-rc');
const row = (version: string, more: Partial<ReleaseEntry> = {}) =>
  ({
    version,
    order: order(version),
    stable: true,
    archive: { filename: `${version}.tar.gz`, sizeBytes: 1, emulated: false },
    ...more,
  }) as ReleaseEntry;
const family = (name: string, newest: string, support: ReleaseFamily['support'] = 'supported'): ReleaseFamily => ({
  family: name,
  newest,
  support,
});
const sdk = (version: string, name: string, kind: SdkRow['kind'] = 'installed') =>
  ({ version, family: name, order: order(version), kind }) as SdkRow;

const ROWS = ['go1.27.2', 'go1.27.1', 'go1.26.3', 'go1.26.2', 'go1.24.9', 'go1.24.4'].map((version) => row(version));
const FAMILIES = [family('1.27', 'go1.27.2'), family('1.26', 'go1.26.3'), family('1.24', 'go1.24.9', 'end-of-life')];

describe('findPatches', () => {
  it.each([
    ['nothing installed', [], []],
    [
      'two families behind',
      [sdk('go1.26.2', '1.26'), sdk('go1.27.1', '1.27')],
      ['1.27: go1.27.1 -> go1.27.2', '1.26: go1.26.2 -> go1.26.3'],
    ],
    ['the newest is there beside an older one', [sdk('go1.26.2', '1.26'), sdk('go1.26.3', '1.26')], []],
    [
      'the newest of several counts as what one has',
      [sdk('go1.27.1', '1.27'), sdk('go1.27.0', '1.27')],
      ['1.27: go1.27.1 -> go1.27.2'],
    ],
    ['a candidate of a family that is out', [sdk('go1.27rc1', '1.27')], ['1.27: go1.27rc1 -> go1.27.2']],
    ['an old family gets no patches any more', [sdk('go1.24.4', '1.24')], []],
    ['an SDK of somebody else is theirs to patch', [sdk('go1.26.2', '1.26', 'external')], []],
    ['newer than the index knows', [sdk('go1.26.9', '1.26')], []],
  ])('%s', (_rule, sdks, patches) => {
    const found = findPatches({ rows: ROWS, families: FAMILIES }, sdks);
    expect(found.map(({ family: name, installed, version }) => `${name}: ${installed} -> ${version}`)).toEqual(patches);
  });

  it('offers nothing that has no archive for this machine, and no candidate', () => {
    const rows = [row('go1.27.2', { archive: null }), row('go1.26rc2', { stable: false })];
    const families = [family('1.27', 'go1.27.2'), family('1.26', 'go1.26rc2', 'prerelease')];
    expect(findPatches({ rows, families }, [sdk('go1.27.1', '1.27'), sdk('go1.26rc1', '1.26')])).toEqual([]);
  });
});
