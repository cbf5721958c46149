import { mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { gopathCheck } from '../../../../../electron/core/doctor/checks/rules/gopath.ts';
import {
  expectFindings,
  expectFine,
  expectRepairedGoEnv,
  expectRepairedProfile,
} from '../../../../helpers/check-cases.ts';
import { openCheck } from '../../../../helpers/check-machine.ts';
import { makeFakeSdk } from '../../../../helpers/fake-sdk.ts';
import { createSandbox } from '../../../../helpers/sandbox.ts';

const active = 'go1.26.3';

it.each([
  ['rel', { kind: 'gopath-relative', severity: 'error', params: { entry: 'rel' } }],
  ['/srv/go:rel', { kind: 'gopath-relative', severity: 'error', params: { entry: 'rel' } }],
  ['~/go', { kind: 'gopath-tilde', severity: 'error', params: { entry: '~/go' } }],
] as const)('%s stops every command', async (value, expected) => {
  await expectRepairedProfile(gopathCheck, { GOPATH: value }, expected, { active });
  await expectRepairedGoEnv(gopathCheck, ['GOPATH', value], expected, { active });
});

it('the SDK itself', async () => {
  const sandbox = await createSandbox();
  const root = path.join(sandbox.home, 'versions', active);
  const machine = await openCheck(sandbox, gopathCheck, { active, loginEnv: { GOPATH: root } });
  const [found] = await expectFindings(machine, [
    { kind: 'gopath-is-goroot', severity: 'warning', params: { value: root } },
  ]);
  expect((await machine.fixAndUndo(found)).after).toEqual([]);
});

it('a folder that cannot be made, because a file is in its place', async () => {
  const sandbox = await createSandbox();
  await writeFile(path.join(sandbox.dir, 'file'), '');
  const folder = path.join(sandbox.dir, 'file/go');
  const machine = await openCheck(sandbox, gopathCheck, { active, loginEnv: { GOPATH: folder } });
  const [found] = await expectFindings(machine, [
    { kind: 'gopath-not-writable', severity: 'error', params: { folder, problem: 'not a directory' } },
  ]);
  expect((await machine.fixAndUndo(found)).after).toEqual([]);
});

it('the SDK in ~/go leaves no usual GOPATH', async () => {
  const sandbox = await createSandbox();
  const root = path.join(sandbox.userHome, 'go');
  await makeFakeSdk(root, { version: active });
  await mkdir(path.join(sandbox.dir, 'bin'));
  await symlink(path.join(root, 'bin/go'), path.join(sandbox.dir, 'bin/go'));
  const machine = await openCheck(sandbox, gopathCheck);
  const [found] = await expectFindings(machine, [{ kind: 'gopath-none', severity: 'error', params: { value: root } }]);
  expect((await machine.fixAndUndo(found)).after).toEqual([]);
});

it('says nothing of absolute folders, there or not, nor of the usual one', async () => {
  await expectFine(gopathCheck, {}, { active });
  await expectFine(gopathCheck, { GOPATH: path.join((await createSandbox()).dir, 'new/go') }, { active });
});
