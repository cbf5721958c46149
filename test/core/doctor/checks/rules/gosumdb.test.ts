import { it } from 'vitest';
import { gosumdbCheck } from '../../../../../electron/core/doctor/checks/rules/gosumdb.ts';
import { expectFine, expectRepairedGoEnv, expectRepairedProfile } from '../../../../helpers/check-cases.ts';

it.each([
  ['GOSUMDB', 'off', { kind: 'gosumdb-off', severity: 'warning' }],
  [
    'GONOSUMDB',
    '*',
    { kind: 'checksums-too-wide', severity: 'warning', params: { variable: 'GONOSUMDB', patterns: '*' } },
  ],
  [
    'GOPRIVATE',
    'corp.example/x,github.com',
    { kind: 'checksums-too-wide', severity: 'warning', params: { patterns: 'github.com' } },
  ],
  ['GOINSECURE', '*.com', { kind: 'goinsecure-too-wide', severity: 'warning', params: { patterns: '*.com' } }],
] as const)('%s=%s', async (name, value, expected) => {
  await expectRepairedProfile(gosumdbCheck, { [name]: value }, expected);
  await expectRepairedGoEnv(gosumdbCheck, [name, value], expected);
});

it("says nothing of a checksum database of one's own, nor of patterns for one organisation", async () => {
  await expectFine(gosumdbCheck, {
    GOSUMDB: 'sum.corp.example',
    GONOSUMDB: '*.corp.example,github.com/corp/*',
    GOINSECURE: 'git.corp.example',
  });
});
