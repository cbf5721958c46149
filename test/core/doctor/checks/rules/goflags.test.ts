import { describe, expect, it } from 'vitest';
import { goflagsCheck } from '../../../../../electron/core/doctor/checks/rules/goflags.ts';
import { malformedGoflags } from '../../../../../electron/core/go/variables/split-quoted.ts';
import {
  expectFine,
  expectLeftToPerson,
  expectRepairedGoEnv,
  expectRepairedProfile,
} from '../../../../helpers/check-cases.ts';
import { findRealGo } from '../../../../helpers/real-go.ts';

const realGo = findRealGo()?.root;

describe('whatever go is in effect', () => {
  it.each([
    [
      'bad',
      { kind: 'goflags-invalid', severity: 'error', params: { message: 'go: parsing $GOFLAGS: non-flag "bad"' } },
    ],
    [
      "-v '-x",
      {
        kind: 'goflags-invalid',
        severity: 'error',
        params: { message: "go: parsing $GOFLAGS: unterminated ' string" },
      },
    ],
    ['-mod=vendor', { kind: 'goflags-mod', severity: 'warning', params: { flag: '-mod=vendor' } }],
    ['-insecure', { kind: 'goflags-insecure', severity: 'warning' }],
    ['-a --race -p=1', { kind: 'goflags-slow', severity: 'warning', params: { flags: '-a --race -p=1' } }],
  ] as const)('%s', async (value, expected) => {
    await expectRepairedProfile(goflagsCheck, { GOFLAGS: value }, expected);
  });

  it.each([
    ['-trimpath -mod=vendor', { kind: 'goflags-mod', severity: 'warning' }],
    ['-insecure -tags=corp', { kind: 'goflags-insecure', severity: 'warning' }],
    ['-race -tags=corp', { kind: 'goflags-slow', severity: 'warning', params: { flags: '-race' } }],
  ] as const)('%s has flags that are wanted', async (value, expected) => {
    await expectLeftToPerson(goflagsCheck, { GOFLAGS: value }, expected);
  });

  it('written with go env -w', async () => {
    await expectRepairedGoEnv(goflagsCheck, ['GOFLAGS', '-mod=mod'], { kind: 'goflags-mod', severity: 'warning' });
  });

  it.each(['', '-trimpath', '-buildvcs=false', '-mod=readonly', "'-ldflags=-s -w'", '-race=false'])(
    'says nothing of "%s"',
    async (value) => {
      await expectFine(goflagsCheck, { GOFLAGS: value });
    },
  );
});

describe.skipIf(realGo === undefined)('with a real Go, which is asked', () => {
  it.each([
    ['-bad=1', 'goflags-invalid', 'go: parsing $GOFLAGS: unknown flag -bad'],
    [
      '-C=dir',
      'goflags-invalid',
      'go: invalid value "dir" for flag -C (from $GOFLAGS): -C flag must be first flag on command line',
    ],
    ['-race=maybe', 'goflags-value', 'go: invalid boolean value "maybe" for flag -race (from $GOFLAGS): parse error'],
    ['-count=x', 'goflags-value', 'go: invalid value "x" for flag -count (from $GOFLAGS): parse error'],
  ] as const)('%s: %s', async (value, kind, message) => {
    await expectRepairedProfile(
      goflagsCheck,
      { GOFLAGS: value },
      { kind, severity: 'error', params: { message } },
      { realGo: realGo! },
    );
  });

  it('a refused value beside a flag that is wanted', async () => {
    await expectLeftToPerson(
      goflagsCheck,
      { GOFLAGS: '-p=x -tags=corp' },
      { kind: 'goflags-value', severity: 'error' },
      { realGo: realGo! },
    );
  });

  it.each(['-trimpath -tags=a,b', '-count=1 -json'])('says nothing of %s', async (value) => {
    await expectFine(goflagsCheck, { GOFLAGS: value }, { realGo: realGo! });
  });
});

it.each([
  ['-x --x -x=1 --x=1', null],
  ['', null],
  ['-', 'go: parsing $GOFLAGS: non-flag "-"'],
  ['--', 'go: parsing $GOFLAGS: non-flag "--"'],
  ['---x', 'go: parsing $GOFLAGS: non-flag "---x"'],
  ['-=x', 'go: parsing $GOFLAGS: non-flag "-=x"'],
  ['"-x" y', 'go: parsing $GOFLAGS: non-flag "y"'],
  ['"-x', 'go: parsing $GOFLAGS: unterminated " string'],
])('malformed: %s', (value, message) => {
  expect(malformedGoflags(value)).toBe(message);
});
