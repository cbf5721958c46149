import { it } from 'vitest';
import { gosumdbCheck } from '../../../../../electron/core/doctor/checks/rules/gosumdb.ts';
import {
  expectFine,
  expectLeftToPerson,
  expectRepairedGoEnv,
  expectRepairedProfile,
} from '../../../../helpers/check-cases.ts';

it.each([
  ['GOSUMDB', 'off', { kind: 'gosumdb-off', severity: 'warning' }],
  [
    'GONOSUMDB',
    '*',
    { kind: 'checksums-too-wide', severity: 'warning', params: { variable: 'GONOSUMDB', patterns: '*' } },
  ],
  ['GOINSECURE', '*.com', { kind: 'goinsecure-too-wide', severity: 'warning', params: { patterns: '*.com' } }],
] as const)('%s=%s', async (name, value, expected) => {
  await expectRepairedProfile(gosumdbCheck, { [name]: value }, expected);
  await expectRepairedGoEnv(gosumdbCheck, [name, value], expected);
});

it.each([
  ['GOPRIVATE', 'github.com', { kind: 'checksums-too-wide', severity: 'warning' }],
  ['GONOSUMDB', 'corp.example/x,github.com', { kind: 'checksums-too-wide', severity: 'warning' }],
  ['GOINSECURE', 'git.corp.example,*', { kind: 'goinsecure-too-wide', severity: 'warning', params: { patterns: '*' } }],
] as const)('%s=%s keeps modules private, which only a person can judge', async (name, value, expected) => {
  await expectLeftToPerson(gosumdbCheck, { [name]: value }, expected);
});

it("says nothing of a checksum database of one's own, nor of patterns for one organisation", async () => {
  await expectFine(gosumdbCheck, {
    GOSUMDB: 'sum.corp.example',
    GONOSUMDB: '*.corp.example,github.com/corp/*',
    GOINSECURE: 'git.corp.example',
  });
});
