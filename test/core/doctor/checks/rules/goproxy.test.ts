import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { goproxyCheck } from '../../../../../electron/core/doctor/checks/rules/goproxy.ts';
import {
  expectFindings,
  expectFine,
  expectRepairedGoEnv,
  expectRepairedProfile,
  goEnvFileOf,
} from '../../../../helpers/check-cases.ts';
import { openCheck } from '../../../../helpers/check-machine.ts';
import { createSandbox } from '../../../../helpers/sandbox.ts';

const active = { version: 'go1.26.3', files: { 'go.env': 'GOPROXY=https://proxy.corp.example,direct\n' } };

it.each([
  ['off', { kind: 'goproxy-off', severity: 'warning' }],
  [', |', { kind: 'goproxy-empty', severity: 'error' }],
  [
    'ftp://proxy.corp.example',
    {
      kind: 'goproxy-invalid',
      severity: 'error',
      params: { message: expect.stringContaining('invalid proxy URL scheme') },
    },
  ],
] as const)('"%s"', async (value, expected) => {
  await expectRepairedProfile(goproxyCheck, { GOPROXY: value }, expected, { active });
  await expectRepairedGoEnv(goproxyCheck, ['GOPROXY', value], expected, { active });
});

it('go.env of the SDK is missing', async () => {
  const sandbox = await createSandbox();
  const machine = await openCheck(sandbox, goproxyCheck, { active });
  const file = path.join(sandbox.home, 'versions/go1.26.3/go.env');
  await rm(file);
  const [found] = await expectFindings(machine, [{ kind: 'goproxy-none', severity: 'error', params: { file } }]);
  expect((await machine.fixAndUndo(found)).after).toEqual([]);
});

it('an empty value in the go env file hides the default', async () => {
  const sandbox = await createSandbox();
  await mkdir(path.dirname(goEnvFileOf(sandbox)), { recursive: true });
  await writeFile(goEnvFileOf(sandbox), 'GOPROXY=\n');
  const machine = await openCheck(sandbox, goproxyCheck, { active });
  const [found] = await expectFindings(machine, [
    { kind: 'goproxy-blank', severity: 'error', params: { file: goEnvFileOf(sandbox) } },
  ]);
  expect((await machine.fixAndUndo(found)).after).toEqual([]);
});

it('says nothing of the default, of lists that Go takes, nor before Go 1.21, which had the default built in', async () => {
  await expectFine(goproxyCheck, {}, { active });
  await expectFine(goproxyCheck, { GOPROXY: 'proxy.corp.example|direct' }, { active });
  await expectFine(goproxyCheck, {}, { active: 'go1.20.14' });
});

it('waits while GOROOT points somewhere else: that is the finding, and nothing is written over it', async () => {
  const nowhere = '/nowhere/go';
  await expectFine(goproxyCheck, { GOROOT: nowhere }, { active });
  const sandbox = await createSandbox();
  await mkdir(path.dirname(goEnvFileOf(sandbox)), { recursive: true });
  await writeFile(goEnvFileOf(sandbox), `GOROOT=${nowhere}\n`);
  expect(await (await openCheck(sandbox, goproxyCheck, { active })).find()).toEqual([]);
});
