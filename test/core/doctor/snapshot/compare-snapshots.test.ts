import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MachineSnapshot } from '../../../../electron/contract/snapshot.ts';
import { compareSnapshots } from '../../../../electron/core/doctor/snapshot/compare-snapshots.ts';
import { madeSnapshot } from './made-snapshot.ts';

const differences = (ours: Partial<MachineSnapshot>, theirs: Partial<MachineSnapshot> = {}) =>
  compareSnapshots(madeSnapshot(ours), madeSnapshot(theirs)).differences;

describe('two snapshots', () => {
  it('do not differ in times, places and looks', () => {
    expect(
      differences({
        ...{
          at: '2020-01-01T00:00:00.000Z',
          goswitch: '9',
          shell: null,
          settings: { theme: 'light', proxyMode: 'system' },
        },
        machine: { ...madeSnapshot().machine, release: '5.0' },
        go: { version: 'go1.26.3', root: '/elsewhere', isOwn: true },
        goEnv: { ...madeSnapshot().goEnv, GOROOT: '/y', GOTOOLDIR: '/z', GOMOD: '/dev/null' },
      }),
    ).toEqual([]);
  });

  it.each<[string, Partial<MachineSnapshot>, object[]]>([
    [
      'the machine',
      { machine: { ...madeSnapshot().machine, libc: 'musl' } },
      [{ part: 'machine', name: 'libc', ours: 'musl', theirs: 'glibc' }],
    ],
    [
      'the go',
      { go: null },
      [
        { part: 'go', name: 'version', ours: null, theirs: 'go1.26.3' },
        { part: 'go', name: 'chosen by GoSwitch', ours: null, theirs: 'true' },
      ],
    ],
    [
      'a variable, told once',
      { variables: [], goEnv: { CC: 'gcc' } },
      [{ part: 'variable', name: 'GOPROXY', ours: null, theirs: 'https://proxy.corp.example (go-env-file)' }],
    ],
    [
      'what go sees',
      { goEnv: { ...madeSnapshot().goEnv, CC: 'clang' } },
      [{ part: 'go-env', name: 'CC', ours: 'clang', theirs: 'gcc' }],
    ],
    [
      'a go that does not run',
      { goEnv: null },
      [{ part: 'go-env', name: 'go env', ours: 'does not run', theirs: 'runs' }],
    ],
    ['an SDK', { sdks: [] }, [{ part: 'sdk', name: 'go1.26.3', ours: null, theirs: 'installed, active' }]],
    ['a finding', { findings: [] }, [{ part: 'finding', name: 'a/b', ours: null, theirs: 'warning: T' }]],
    [
      'a setting that matters',
      { settings: { proxyMode: 'off' } },
      [{ part: 'setting', name: 'proxyMode', ours: '"off"', theirs: '"system"' }],
    ],
    [
      'one folder of PATH that moved',
      { path: ['/usr/bin', '~/.goswitch/shims', '/usr/local/bin'] },
      [{ part: 'path', name: '/usr/bin', ours: '1', theirs: '3' }],
    ],
    [
      'a folder of PATH that is missing',
      { path: ['~/.goswitch/shims', '/usr/bin'] },
      [{ part: 'path', name: '/usr/local/bin', ours: null, theirs: '2' }],
    ],
  ])('differ in %s', (_name, ours, expected) => {
    expect(differences(ours)).toEqual(expected);
  });

  it('differ in the same things from either side', () => {
    const list = fc.uniqueArray(fc.constantFrom('/a', '/b', '/c', '/d', '/e', '/f'));
    fc.assert(
      fc.property(list, list, (ours, theirs) => {
        const there = differences({ path: ours }, { path: theirs });
        const back = differences({ path: theirs }, { path: ours });
        expect(back).toHaveLength(there.length);
        // Without the folders that are told, both have the same order.
        const told = new Set(there.map(({ name }) => name));
        expect(ours.filter((one) => !told.has(one))).toEqual(theirs.filter((one) => !told.has(one)));
      }),
    );
  });
});
