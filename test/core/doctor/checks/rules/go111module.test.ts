import { it } from 'vitest';
import { go111moduleCheck } from '../../../../../electron/core/doctor/checks/rules/go111module.ts';
import { expectFine, expectRepairedGoEnv, expectRepairedProfile } from '../../../../helpers/check-cases.ts';

it.each([
  ['off', 'go111module-off'],
  ['maybe', 'go111module-invalid'],
] as const)('%s', async (value, kind) => {
  await expectRepairedProfile(go111moduleCheck, { GO111MODULE: value }, { kind, severity: 'error', params: { value } });
  await expectRepairedGoEnv(go111moduleCheck, ['GO111MODULE', value], { kind, severity: 'error', params: { value } });
});

it.each(['on', 'auto', ''])('says nothing of "%s"', async (value) => {
  await expectFine(go111moduleCheck, { GO111MODULE: value });
});
