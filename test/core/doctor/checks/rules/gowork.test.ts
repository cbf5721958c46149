import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { it } from 'vitest';
import { goworkCheck } from '../../../../../electron/core/doctor/checks/rules/gowork.ts';
import { expectFine, expectRepairedGoEnv, expectRepairedProfile } from '../../../../helpers/check-cases.ts';
import { createSandbox } from '../../../../helpers/sandbox.ts';

it('a file that is missing', async () => {
  await expectRepairedProfile(
    goworkCheck,
    { GOWORK: '/nowhere/go.work' },
    { kind: 'gowork-missing', severity: 'error' },
  );
});

it('one workspace for everything', async () => {
  const file = path.join((await createSandbox()).dir, 'go.work');
  await writeFile(file, 'go 1.26\n');
  await expectRepairedProfile(
    goworkCheck,
    { GOWORK: file },
    { kind: 'gowork-left-set', severity: 'warning', params: { value: file } },
  );
});

it('switched off', async () => {
  await expectRepairedProfile(goworkCheck, { GOWORK: 'off' }, { kind: 'gowork-off', severity: 'note' });
});

it('written into the go env file by hand: "go env -w" refuses it', async () => {
  await expectRepairedGoEnv(goworkCheck, ['GOWORK', 'off'], { kind: 'gowork-off', severity: 'note' });
});

it('says nothing of "auto", nor where it is not set', async () => {
  await expectFine(goworkCheck, { GOWORK: 'auto' });
  await expectFine(goworkCheck, {});
});
