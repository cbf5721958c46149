import { describe, expect, it } from 'vitest';
import { buildVersionRows, type VersionFacts } from '../../../renderer/features/versions/version-row.ts';
import { external, facts, job, release, sdk } from './version-facts-builder.ts';

function rowsOf(changes: Partial<VersionFacts>) {
  return buildVersionRows(facts(changes)).map(({ id, state }) => [id, state.kind]);
}

describe('buildVersionRows', () => {
  it('makes one list of what is installed, elsewhere and available, newest first', () => {
    expect(
      rowsOf({
        releases: ['go1.26.3', 'go1.26.2', 'go1.26rc1', 'go1.9'].map((version) => release(version)),
        sdks: [sdk('go1.26.2'), external('go1.10.1', '/usr/lib/go-1.10')],
      }),
    ).toEqual([
      ['go1.26.3', 'available'],
      ['go1.26.2', 'installed'],
      ['go1.26rc1', 'available'],
      ['/usr/lib/go-1.10', 'external'],
      ['go1.9', 'available'],
    ]);
  });

  it('puts, of one version, the installed before the external; an external one leaves the release to be installed', () => {
    const installed = sdk('go1.26.2');
    const elsewhere = external('go1.26.2', '/usr/local/go');
    expect(rowsOf({ releases: [release('go1.26.2')], sdks: [elsewhere, installed] })).toEqual([
      ['go1.26.2', 'installed'],
      ['/usr/local/go', 'external'],
    ]);
    expect(rowsOf({ releases: [release('go1.26.2')], sdks: [elsewhere] })).toEqual([
      ['/usr/local/go', 'external'],
      ['go1.26.2', 'available'],
    ]);
  });

  it('still offers the release when it is installed for another platform only', () => {
    const other = sdk('go1.26.2', { id: 'go1.26.2.linux-arm64', name: 'go1.26.2.linux-arm64', arch: 'arm64' });
    expect(rowsOf({ releases: [release('go1.26.2')], sdks: [other] })).toEqual([
      ['go1.26.2.linux-arm64', 'installed'],
      ['go1.26.2', 'available'],
    ]);
    const emulated = { filename: 'go1.26.2.darwin-amd64.tar.gz', sizeBytes: 1, emulated: true };
    expect(rowsOf({ releases: [release('go1.26.2', { archive: emulated })], sdks: [other] })).toEqual([
      ['go1.26.2.linux-arm64', 'installed'],
    ]);
  });

  it('says that a release has no archive for this machine', () => {
    expect(rowsOf({ releases: [release('go1.4', { archive: null })] })).toEqual([['go1.4', 'unavailable']]);
  });

  it('marks the newest patch of a family that an older one is installed of', () => {
    const releases = [release('go1.27.2'), release('go1.26.3'), release('go1.26.2', { support: 'outdated' })];
    const rows = buildVersionRows(facts({ releases, sdks: [sdk('go1.26.1', { support: 'outdated' })] }));
    expect(rows.filter(({ isUpdate }) => isUpdate).map(({ id }) => id)).toEqual(['go1.26.3']);
  });

  it('shows work where it is done: installing, removing, adopting', () => {
    const jobs = [job('install', 'go1.26.3'), job('uninstall', 'go1.25.1'), job('import', '/usr/local/go')];
    const sdks = [sdk('go1.25.1'), external('go1.24.1', '/usr/local/go')];
    expect(rowsOf({ releases: [release('go1.26.3'), release('go1.26.2')], sdks, jobs })).toEqual([
      ['go1.26.3', 'working'],
      ['go1.26.2', 'available'],
      ['go1.25.1', 'working'],
      ['/usr/local/go', 'working'],
    ]);
  });

  it('knows the install of a first release by the spec that means exactly it', () => {
    const releases = [release('go1.20.1'), release('go1.20'), release('go1')];
    const jobs = [job('install', '1.20.0'), job('install', '1.0.0')];
    expect(rowsOf({ releases, jobs })).toEqual([
      ['go1.20.1', 'available'],
      ['go1.20', 'working'],
      ['go1', 'working'],
    ]);
  });

  it('shows a failed install until it is tried again, put away, or there', () => {
    const releases = [release('go1.26.3')];
    const failed = job('install', 'go1.26.3', {
      id: 'a',
      state: 'failed',
      error: { code: 'network-unreachable', message: 'x' },
    });
    const again = job('install', 'go1.26.3', { id: 'b', startedAt: '2026-11-21T00:01:00.000Z', state: 'cancelled' });
    expect(rowsOf({ releases, jobs: [failed] })).toEqual([['go1.26.3', 'failed']]);
    expect(rowsOf({ releases, jobs: [again, failed] })).toEqual([['go1.26.3', 'available']]);
    expect(rowsOf({ releases, jobs: [failed], dismissed: new Set(['a']) })).toEqual([['go1.26.3', 'available']]);
    expect(rowsOf({ releases, jobs: [failed], sdks: [sdk('go1.26.3')] })).toEqual([['go1.26.3', 'installed']]);
  });

  it('gives work without a row one of its own, first of all', () => {
    const jobs = [job('install', '1.26', { id: 'a' }), job('install', '/tmp/go.tar.gz', { id: 'b', state: 'failed' })];
    expect(rowsOf({ releases: [release('go1.26.3')], jobs })).toEqual([
      ['job:a', 'working'],
      ['job:b', 'failed'],
      ['go1.26.3', 'available'],
    ]);
  });

  it('is not disturbed by a verification, which changes nothing', () => {
    expect(rowsOf({ sdks: [sdk('go1.26.3')], jobs: [job('verify', 'go1.26.3')] })).toEqual([['go1.26.3', 'installed']]);
  });

  it('knows the projects that pin an SDK, and not those that merely run with it', () => {
    const from = '/code/a/.go-version';
    const inEffect = {
      version: 'go1.26.3',
      root: '/home/ada/.goswitch/versions/go1.26.3',
      reason: 'pin',
      from,
    } as const;
    const project = {
      exists: true,
      listed: true,
      problem: null,
      goMod: null,
      goWork: null,
      toolVersions: null,
      toolchain: null,
    };
    const pinned = { ...project, folder: '/code/a', pin: { spec: '1.26', file: from, line: 1 }, inEffect };
    const other = { ...project, folder: '/code/b', pin: null, inEffect: { ...inEffect, reason: 'active' } as const };
    const [row] = buildVersionRows(facts({ sdks: [sdk('go1.26.3')], projects: [pinned, other] }));
    expect(row?.pinnedBy).toEqual(['/code/a']);
  });
});
