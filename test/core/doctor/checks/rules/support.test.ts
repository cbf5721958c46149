import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { supportCheck } from '../../../../../electron/core/doctor/checks/rules/support.ts';
import { expectFindings } from '../../../../helpers/check-cases.ts';
import type { CheckMachine } from '../../../../helpers/check-machine.ts';
import { openCheck } from '../../../../helpers/check-machine.ts';
import { installFakeSdk, makeFakeSdk } from '../../../../helpers/fake-sdk.ts';
import { fixByInstall, keepIndex, linuxSandbox, openCheckWithReleases } from '../../../../helpers/known-releases.ts';
import type { Sandbox } from '../../../../helpers/sandbox.ts';

const RELEASES = ['go1.24.9', 'go1.25.3', 'go1.25.4', 'go1.26.2', 'go1.26.3'];

it('an old patch is active: the fix installs the newest and makes it active', async () => {
  const machine = await openCheckWithReleases(await linuxSandbox(), supportCheck, {
    active: 'go1.25.3',
    releases: RELEASES,
  });
  const params = { version: 'go1.25.3', instead: 'go1.25.4' };
  const [found] = await expectFindings(machine, [{ kind: 'active-outdated', severity: 'warning', params }]);
  expect(await fixByInstall(machine, found)).toEqual([]);
  expect(await (await machine.core.switching()).active()).toBe('go1.25.4');
});

it('does not offer a version that this system is too old for', async () => {
  const sandbox = await linuxSandbox();
  await keepIndex(sandbox, ['go1.22.12', 'go1.25.4', 'go1.26.3']);
  const systemFiles = { 'proc/sys/kernel/osrelease': '2.6.32-754.el6.x86_64\n' };
  const machine = await openCheck(sandbox, supportCheck, { active: 'go1.22.12', systemFiles });
  const [found] = await expectFindings(machine, [{ kind: 'active-end-of-life', severity: 'warning' }]);
  expect(found).not.toHaveProperty('fix');
});

it('an old release is active: the fix is the smallest step to a supported one', async () => {
  const sandbox = await linuxSandbox();
  await keepIndex(sandbox, RELEASES);
  const machine = await openCheck(sandbox, supportCheck, { active: 'go1.24.9' });
  const params = { version: 'go1.24.9', instead: 'go1.25.4' };
  const [found] = await expectFindings(machine, [{ kind: 'active-end-of-life', severity: 'warning', params }]);
  expect((await found!.fix!.preview()).steps).toContainEqual({ kind: 'install', version: 'go1.25.4' });
});

it('says nothing of the newest patches, and does not apply without an index', async () => {
  for (const active of ['go1.25.4', 'go1.26.3']) {
    const sandbox = await linuxSandbox();
    await keepIndex(sandbox, RELEASES);
    expect(await (await openCheck(sandbox, supportCheck, { active })).find()).toEqual([]);
  }
  expect(await (await openCheck(await linuxSandbox(), supportCheck, { active: 'go1.20' })).run()).toBe(
    'not-applicable',
  );
});

it('the go on PATH that is not GoSwitch’s', async () => {
  const sandbox = await linuxSandbox();
  await keepIndex(sandbox, RELEASES);
  const root = path.join(sandbox.dir, 'manual/go');
  await makeFakeSdk(root, { version: 'go1.26.2' });
  const machine = await openCheck(sandbox, supportCheck, { loginEnv: { PATH: path.join(root, 'bin') } });
  const params = { version: 'go1.26.2', instead: 'go1.26.3', program: path.join(root, 'bin/go') };
  const [found] = await expectFindings(machine, [{ kind: 'running-outdated', severity: 'warning', params }]);
  expect(found!.fix).toBeUndefined();
});

async function pinTo(sandbox: Sandbox, machine: CheckMachine, pin: string): Promise<string> {
  const folder = path.join(sandbox.userHome, 'work');
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, '.go-version'), `${pin}\n`);
  await (await machine.core.projects()).add(folder);
  return folder;
}

it('a project whose pin means an old patch or release', async () => {
  const sandbox = await linuxSandbox();
  await keepIndex(sandbox, RELEASES);
  const machine = await openCheck(sandbox, supportCheck, { active: 'go1.26.3' });
  for (const version of ['go1.24.9', 'go1.25.3']) await installFakeSdk(sandbox.context, { version });
  await (await machine.core.sdks()).list();

  const folder = await pinTo(sandbox, machine, '1.25');
  const [family] = await expectFindings(machine, [
    { kind: 'pin-outdated', severity: 'note', params: { folder, version: 'go1.25.3', instead: 'go1.25.4' } },
  ]);
  expect((await family!.fix!.preview()).steps).toEqual([{ kind: 'install', version: 'go1.25.4' }]);

  await pinTo(sandbox, machine, '1.25.3');
  const [exact] = await expectFindings(machine, [
    { kind: 'pin-outdated', severity: 'note', params: { version: 'go1.25.3' } },
  ]);
  expect(exact!.fix, 'installing does not help an exact pin').toBeUndefined();

  await pinTo(sandbox, machine, '1.24');
  await expectFindings(machine, [
    { kind: 'pin-end-of-life', severity: 'note', params: { folder, version: 'go1.24.9' } },
  ]);
});
