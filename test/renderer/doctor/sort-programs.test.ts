import { expect, it } from 'vitest';
import type { BinaryStanding, ScannedBinary, ScanReport } from '../../../electron/contract/programs.ts';
import { folderProblem } from '../../../renderer/features/doctor/programs/scan-folders.ts';
import {
  countMismatches,
  isOther,
  rebuildable,
  sortPrograms,
} from '../../../renderer/features/doctor/programs/sort-programs.ts';

const program = (name: string, standing: BinaryStanding, possible = true): ScannedBinary =>
  ({
    file: `/bin/${name}`,
    name,
    standing,
    rebuild: possible ? { possible, target: `example.com/${name}@v1.0.0` } : { possible, obstacle: 'devel' },
  }) as ScannedBinary;

const names = (programs: readonly ScannedBinary[]) => programs.map(({ name }) => name);

it('shows first what gets no fixes any more, and what is the same last', () => {
  const programs = [
    program('e', 'same'),
    program('d', 'newer'),
    program('c', 'older-patch'),
    program('b', 'older-release'),
    program('a', 'end-of-life'),
  ];
  expect(names(sortPrograms([...programs, program('A', 'end-of-life')]))).toEqual(['a', 'A', 'b', 'c', 'd', 'e']);
});

it('only what is older and knows its module is rebuilt with the rest', () => {
  const programs = [
    program('a', 'end-of-life'),
    program('b', 'end-of-life', false),
    program('c', 'newer'),
    program('d', 'same'),
    program('e', 'older-patch'),
  ];
  expect(names(rebuildable(programs))).toEqual(['a', 'e']);
});

it('what cannot be compared is not called another Go', () => {
  expect(
    names(
      [program('a', 'unknown'), program('b', 'same'), program('c', 'not-readable'), program('d', 'newer')].filter(
        isOther,
      ),
    ),
  ).toEqual(['c', 'd']);
});

it('counts what disagrees in each place', () => {
  const report = {
    binaries: [program('a', 'same'), program('b', 'older-patch')],
    sdks: [{ agrees: true }, { agrees: false }],
    projects: [{ agrees: false }],
    goroot: { agrees: false },
  } as unknown as ScanReport;
  expect([countMismatches(report), countMismatches({ ...report, goroot: null }).isGorootOther]).toEqual([
    { otherPrograms: 1, sdks: 1, projects: 1, isGorootOther: true },
    false,
  ]);
});

it('takes absolute paths of every kind of system, once', () => {
  const known = ['/opt/tools'];
  expect(
    ['/opt/tools', '/opt/more', 'tools', './tools', '', 'C:\\tools', 'D:/tools', '~/tools'].map((folder) =>
      folderProblem(folder, known),
    ),
  ).toEqual(['known', null, 'problem', 'problem', 'problem', null, null, null]);
});
