import { chmod, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { installedToolsCheck } from '../../../../../electron/core/doctor/checks/rules/installed-tools.ts';
import {
  expectFindings,
  expectFine,
  expectRepairedGoEnv,
  expectRepairedProfile,
} from '../../../../helpers/check-cases.ts';
import { openCheck, readTree } from '../../../../helpers/check-machine.ts';
import { createSandbox } from '../../../../helpers/sandbox.ts';

const active = 'go1.26.3';
const tool = { text: '#!/bin/sh\n', mode: 0o755 };

it('a relative GOBIN', async () => {
  const expected = { kind: 'gobin-relative', severity: 'error', params: { value: 'bin' } } as const;
  await expectRepairedProfile(installedToolsCheck, { GOBIN: 'bin' }, expected, { active });
  await expectRepairedGoEnv(installedToolsCheck, ['GOBIN', 'bin'], expected, { active });
});

it('a GOBIN that terminals do not search', async () => {
  const machine = await openCheck(await createSandbox(), installedToolsCheck, {
    active,
    loginEnv: { GOBIN: '/opt/gobin' },
  });
  const [found] = await expectFindings(machine, [
    { kind: 'gobin-not-on-path', severity: 'warning', params: { folder: '/opt/gobin' } },
  ]);
  const { after, preview } = await machine.fixAndUndo(found);
  expect(after).toEqual([]);
  expect(JSON.stringify(preview)).toContain('# >>> goswitch go bin >>>');
});

it('tools in GOPATH/bin that terminals do not search', async () => {
  const sandbox = await createSandbox();
  const machine = await openCheck(sandbox, installedToolsCheck, { active, files: { 'go/bin/stringer': tool } });
  const folder = path.join(sandbox.userHome, 'go/bin');
  const [found] = await expectFindings(machine, [
    { kind: 'gopath-bin-not-on-path', severity: 'note', params: { folder } },
  ]);
  expect((await machine.fixAndUndo(found)).after).toEqual([]);
});

it('edits the startup files of the login shell alone, which the finding is about', async () => {
  const sandbox = await createSandbox();
  const machine = await openCheck(sandbox, installedToolsCheck, {
    active,
    files: { 'go/bin/stringer': tool, '.zshrc': '# mine\n', '.bashrc': '# mine\n' },
    systemFiles: { 'etc/shells': '/bin/sh\n/bin/bash\n/bin/zsh\n' },
  });
  const { preview } = await machine.fixAndUndo((await machine.find())[0]);
  expect(preview.steps).toMatchObject([{ kind: 'edit-file', file: path.join(sandbox.userHome, '.profile') }]);
});

it('a folder that others may write to is not put on PATH', async () => {
  const { dir } = await createSandbox();
  const shared = path.join(dir, 'shared');
  await mkdir(shared);
  await chmod(shared, 0o1777);
  for (const folder of [shared, path.join(shared, 'not/there/yet')]) {
    const machine = await openCheck(await createSandbox(), installedToolsCheck, {
      active,
      loginEnv: { GOBIN: folder },
    });
    const [found] = await expectFindings(machine, [
      { kind: 'gobin-not-on-path', severity: 'warning', params: { folder } },
    ]);
    expect(found).not.toHaveProperty('fix');
  }
});

it('says nothing when they are searched, or nothing was installed', async () => {
  await expectFine(installedToolsCheck, {}, { active });
  const sandbox = await createSandbox();
  const bin = path.join(sandbox.userHome, 'go/bin');
  await mkdir(bin, { recursive: true });
  const loginEnv = { PATH: `${path.join(sandbox.home, 'shims')}:${bin}/` };
  expect(
    await (
      await openCheck(sandbox, installedToolsCheck, { active, files: { 'go/bin/stringer': tool }, loginEnv })
    ).find(),
  ).toEqual([]);
  const withGobin = { ...loginEnv, GOBIN: bin };
  expect(await (await openCheck(sandbox, installedToolsCheck, { active, loginEnv: withGobin })).find()).toEqual([]);
});

it('the block for tools does not make set-up look out of date, and set-up takes it back too', async () => {
  const sandbox = await createSandbox();
  const machine = await openCheck(sandbox, installedToolsCheck, { active, files: { 'go/bin/stringer': tool } });
  const before = await readTree(sandbox.userHome);
  const profiles = await machine.core.profiles();
  await profiles.apply();
  await profiles.applyGoBin(path.join(sandbox.userHome, 'go/bin'));
  expect((await profiles.state()).map(({ state }) => state)).toEqual(['in-place']);
  expect(await machine.find()).toEqual([]);
  await profiles.undo();
  expect(await readTree(sandbox.userHome)).toEqual(before);
});
