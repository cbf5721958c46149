import { expect, it } from 'vitest';
import { godebugCheck, sortSettings } from '../../../../../electron/core/doctor/checks/rules/godebug.ts';
import { expectFine, expectLeftToPerson, expectRepairedProfile } from '../../../../helpers/check-cases.ts';

it('settings that slow programs down come before those that print', async () => {
  const params = { settings: 'gcstoptheworld=1' };
  await expectRepairedProfile(
    godebugCheck,
    { GODEBUG: 'gctrace=1,gcstoptheworld=1' },
    { kind: 'godebug-slow', severity: 'warning', params },
  );
});

it('settings that print', async () => {
  const expected = { kind: 'godebug-noisy', severity: 'warning', params: { settings: 'inittrace=1' } } as const;
  await expectRepairedProfile(godebugCheck, { GODEBUG: 'inittrace=1' }, expected);
  await expectLeftToPerson(godebugCheck, { GODEBUG: 'inittrace=1,x509sha1=1' }, expected);
});

it('says nothing of others, nor of one in the go env file, which nobody reads', async () => {
  await expectFine(godebugCheck, { GODEBUG: 'http2client=0,tlsrsakex=1' });
  await expectFine(godebugCheck, {}, { files: { '.config/go/env': 'GODEBUG=gctrace=1\n' } });
});

it.each([
  ['gocacheverify=1, gctrace=0', ['gocacheverify=1'], []],
  ['goindex=0', ['goindex=0'], []],
  ['goindex=1,cpu.all=off', ['cpu.all=off'], []],
  ['asyncpreemptoff=0,efence=0,sbrk', [], []],
  ['schedtrace=1000,scheddetail=1', [], ['schedtrace=1000']],
  ['made-up=1,,=', [], []],
])('%s', (value, slow, noisy) => {
  expect(sortSettings(value)).toEqual({ slow, noisy });
});
