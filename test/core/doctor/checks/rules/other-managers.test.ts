import path from 'node:path';
import { expect, it } from 'vitest';
import { otherManagersCheck } from '../../../../../electron/core/doctor/checks/rules/other-managers.ts';
import { expectFindings } from '../../../../helpers/check-cases.ts';
import { openCheck, writeProgram } from '../../../../helpers/check-machine.ts';
import { makeFakeSdk } from '../../../../helpers/fake-sdk.ts';
import { linuxSandbox } from '../../../../helpers/known-releases.ts';

const active = 'go1.26.3';

it('says nothing where GoSwitch is alone, or another Go lies on disk unused', async () => {
  const sandbox = await linuxSandbox();
  await makeFakeSdk(path.join(sandbox.userHome, '.goenv/versions/1.25.4'), { version: 'go1.25.4' });
  expect(await (await openCheck(sandbox, otherManagersCheck, { active })).find()).toEqual([]);
});

it.each([
  ['GOENV_SHELL', 'bash', 'manager-shims', 'goenv'],
  ['MISE_SHELL', 'zsh', 'manager-hook', 'mise'],
  ['ASDF_DATA_DIR', '/srv/asdf', 'manager-shims', 'asdf'],
  ['GVM_ROOT', '/srv/gvm', 'manager-exports', 'gvm'],
  ['__VFOX_PID', '42', 'manager-hook', 'vfox'],
] as const)('%s is a mark that a manager leaves in the shell', async (name, value, kind, manager) => {
  const sandbox = await linuxSandbox();
  const machine = await openCheck(sandbox, otherManagersCheck, { active, loginEnv: { [name]: value } });
  const [found] = await expectFindings(machine, [{ kind, severity: 'note', params: { manager } }]);
  const source = { origin: 'file', file: path.join(sandbox.userHome, '.profile'), line: 2 };
  expect(found!.evidence).toEqual([{ name, value, source }]);
});

it('a go of a manager on PATH, also behind GoSwitch', async () => {
  const sandbox = await linuxSandbox();
  const root = path.join(sandbox.userHome, '.gobrew/current/go');
  await makeFakeSdk(root, { version: 'go1.25.4' });
  const PATH = `${path.join(sandbox.home, 'shims')}:${path.join(root, 'bin')}`;
  const machine = await openCheck(sandbox, otherManagersCheck, { active, loginEnv: { PATH } });
  const [found] = await expectFindings(machine, [
    { kind: 'manager-exports', severity: 'note', params: { manager: 'gobrew' } },
  ]);
  expect(found!.evidence[0]).toMatchObject({ name: path.join(root, 'bin/go'), value: 'go1.25.4, gobrew' });
});

it('two managers fight', async () => {
  const sandbox = await linuxSandbox();
  const goenv = path.join(sandbox.userHome, '.goenv/shims');
  const asdf = path.join(sandbox.userHome, '.asdf/shims');
  for (const folder of [goenv, asdf])
    await writeProgram(path.join(folder, 'go'), 'echo "go version go1.25.4 linux/amd64"');
  const machine = await openCheck(sandbox, otherManagersCheck, {
    active,
    loginEnv: { PATH: `${asdf}:${goenv}:/usr/bin:/bin` },
  });
  const found = (await machine.find()).filter(({ kind }) => kind !== 'manager-updates');
  expect(found.map(({ kind, params }) => [kind, params['manager'] ?? params['managers']])).toEqual([
    ['manager-shims', 'goenv'],
    ['manager-shims', 'asdf'],
    ['managers-fight', 'asdf, goenv'],
  ]);
});
