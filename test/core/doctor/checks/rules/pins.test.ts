import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { pinsCheck } from '../../../../../electron/core/doctor/checks/rules/pins.ts';
import { expectFindings } from '../../../../helpers/check-cases.ts';
import type { CheckMachine } from '../../../../helpers/check-machine.ts';
import { openCheck } from '../../../../helpers/check-machine.ts';
import { fixByInstall, linuxSandbox, openCheckWithReleases } from '../../../../helpers/known-releases.ts';
import type { Sandbox } from '../../../../helpers/sandbox.ts';

async function addProject(sandbox: Sandbox, machine: CheckMachine, pin: string): Promise<string> {
  const folder = path.join(sandbox.userHome, 'work');
  await mkdir(folder);
  await writeFile(path.join(folder, '.go-version'), pin);
  await (await machine.core.projects()).add(folder);
  return folder;
}

it('a pinned version is not installed, and the fix installs the release that it means', async () => {
  const sandbox = await linuxSandbox();
  const machine = await openCheckWithReleases(sandbox, pinsCheck, {
    active: 'go1.26.3',
    releases: ['go1.25.3', 'go1.25.4', 'go1.26.3'],
  });
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
  const [found] = await expectFindings(machine, [
    { kind: 'version-forced', severity: 'warning', params: { value: '1.20' } },
  ]);
  expect((await machine.fixAndUndo(found)).after).toEqual([]);
});

describe('the folder that doctor was started in', () => {
  async function startedIn(files: Readonly<Record<string, string>>) {
    const sandbox = await linuxSandbox();
    const folder = path.join(sandbox.userHome, 'shop');
    await mkdir(folder);
    for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text);
    const machine = await openCheck(sandbox, pinsCheck, {
      active: 'go1.26.3',
      folder,
      env: { GOTOOLCHAIN: 'auto', GOPROXY: 'off' },
    });
    return { folder, machine };
  }

  it('is told of a pin that is not installed, though it is no listed project', async () => {
    const { folder, machine } = await startedIn({ '.go-version': '1.19\n' });
    await expectFindings(machine, [{ kind: 'pin-not-installed', severity: 'error', params: { folder, spec: '1.19' } }]);
  });

  it('is told when the go command does not run there', async () => {
    const { folder, machine } = await startedIn({ 'go.mod': 'module x\n\ngo 1.26.3\ntoolchain go1.99.4\n' });
    const [found] = await expectFindings(machine, [{ kind: 'go-refuses', severity: 'error', params: { folder } }]);
    expect(found!.evidence[0]).toMatchObject({ name: 'go.mod', value: 'go1.99.4', source: { line: 4 } });
  });

  it('is told of a .tool-versions that is not followed, and of none that says what runs', async () => {
    const { folder, machine } = await startedIn({ '.tool-versions': 'golang 1.25.1\n' });
    await expectFindings(machine, [
      { kind: 'tool-versions-unfollowed', severity: 'note', params: { folder, wanted: '1.25.1', called: 'go1.26.3' } },
    ]);
    await writeFile(path.join(folder, '.tool-versions'), 'golang 1.26\n');
    expect(await machine.find()).toEqual([]);
  });

  it('is told of a pin that go.mod overrules', async () => {
    const { folder, machine } = await startedIn({
      '.go-version': '1.26.3\n',
      'go.mod': 'module x\n\ngo 1.26.3\ntoolchain go1.98.1\n',
    });
    await mkdir(machine.bin, { recursive: true });
    await writeFile(path.join(machine.bin, 'go1.98.1'), '#!/bin/sh\n', { mode: 0o755 });
    const params = { folder, spec: '1.26.3', runs: 'go1.98.1', cause: 'go.mod asks for toolchain go1.98.1' };
    await expectFindings(machine, [{ kind: 'pin-overruled', severity: 'warning', params }]);
  });
});
