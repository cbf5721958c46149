import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { pinsCheck } from '../../../../electron/core/health/checks/pins.ts';
import { expectFindings } from '../../../helpers/check-cases.ts';
import type { CheckMachine } from '../../../helpers/health.ts';
import { openCheck } from '../../../helpers/health.ts';
import { fixByInstall, linuxSandbox, openCheckWithReleases } from '../../../helpers/known-releases.ts';
import type { Sandbox } from '../../../helpers/sandbox.ts';

async function addProject(sandbox: Sandbox, machine: CheckMachine, pin: string): Promise<string> {
  const folder = path.join(sandbox.userHome, 'work');
  await mkdir(folder);
  await writeFile(path.join(folder, '.go-version'), pin);
  await (await machine.core.projects()).add(folder);
  return folder;
}

it('a pinned version is not installed, and the fix installs the release that it means', async () => {
  const sandbox = await linuxSandbox();
  const machine = await openCheckWithReleases(sandbox, pinsCheck, { active: 'go1.26.3', releases: ['go1.25.3', 'go1.25.4', 'go1.26.3'] });
  const folder = await addProject(sandbox, machine, '# ours\n1.25\n');
  const params = { folder, spec: '1.25', version: 'go1.25.4' };
  const [found] = await expectFindings(machine, [{ kind: 'pin-not-installed', severity: 'error', params }]);
  expect(found!.evidence[0]).toEqual({
    name: '.go-version',
    value: '1.25',
    source: { origin: 'file', file: path.join(folder, '.go-version'), line: 2 },
  });
  expect(await fixByInstall(machine, found)).toEqual([]);
});

it('a pin is no version', async () => {
  const sandbox = await linuxSandbox();
  const machine = await openCheck(sandbox, pinsCheck, { active: 'go1.26.3' });
  const folder = await addProject(sandbox, machine, 'newest\n');
  const [found] = await expectFindings(machine, [{ kind: 'pin-unreadable', severity: 'error', params: { folder } }]);
  expect(found!.evidence[0]!.source).toEqual({ origin: 'file', file: path.join(folder, '.go-version'), line: null });
});

it('says nothing of a pin that is installed', async () => {
  const sandbox = await linuxSandbox();
  const machine = await openCheck(sandbox, pinsCheck, { active: 'go1.26.3' });
  await addProject(sandbox, machine, '1.26\n');
  expect(await machine.find()).toEqual([]);
});

it('GOSWITCH_VERSION in a profile is commented out', async () => {
  const sandbox = await linuxSandbox();
  const machine = await openCheck(sandbox, pinsCheck, { active: 'go1.26.3', loginEnv: { GOSWITCH_VERSION: '1.20' } });
  const [found] = await expectFindings(machine, [{ kind: 'version-forced', severity: 'warning', params: { value: '1.20' } }]);
  expect((await machine.fixAndUndo(found)).after).toEqual([]);
});
