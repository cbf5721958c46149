import { chmod, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { fitnessOf, sdkArchitectureCheck } from '../../../../../electron/core/doctor/checks/rules/sdk-architecture.ts';
import { expectFindings } from '../../../../helpers/check-cases.ts';
import { openCheck } from '../../../../helpers/check-machine.ts';
import { elfProgram } from '../../../../helpers/elf-program.ts';
import { installFakeSdk } from '../../../../helpers/fake-sdk.ts';
import { keepIndex, linuxSandbox } from '../../../../helpers/known-releases.ts';
import { createSandbox } from '../../../../helpers/sandbox.ts';

const active = 'go1.26.3';
const [AMD64, ARM64, I386] = [62, 183, 3];

/** An active SDK whose program has this header; it was a script while it was made active. */
async function machineWith(program: Buffer, { known = [active], native = { os: 'linux', arch: 'amd64' } } = {}) {
  const sandbox = await createSandbox({ native });
  await keepIndex(sandbox, known);
  const machine = await openCheck(sandbox, sdkArchitectureCheck, { active });
  await replaceGo(path.join(sandbox.home, 'versions', active), program);
  return { sandbox, machine };
}

async function replaceGo(root: string, program: Buffer): Promise<void> {
  await writeFile(path.join(root, 'bin/go'), program);
  await chmod(path.join(root, 'bin/go'), 0o755);
}

it('says nothing of programs for this machine, and of scripts', async () => {
  expect(await (await machineWith(elfProgram({ machine: AMD64 }))).machine.find()).toEqual([]);
  expect(await (await machineWith(Buffer.from('#!/bin/sh\n'))).machine.find()).toEqual([]);
});

it('a program for another processor', async () => {
  const { machine, sandbox } = await machineWith(elfProgram({ machine: ARM64 }));
  const params = { version: active, built: 'linux/arm64', native: 'linux/amd64' };
  const [found] = await expectFindings(machine, [{ kind: 'sdk-foreign', severity: 'error', params }]);
  expect(found!.evidence[0]!.source).toEqual({
    origin: 'file',
    file: path.join(sandbox.home, 'versions', active, 'bin/go'),
    line: null,
  });
  expect((await found!.fix!.preview()).steps[0]).toEqual({ kind: 'install', version: active });
});

it('32 bits on 64; without a fix where the index knows no better', async () => {
  const { machine } = await machineWith(elfProgram({ machine: I386, wide: false }), { known: ['go1.27.0'] });
  const [found] = await expectFindings(machine, [
    { kind: 'sdk-32-bit', severity: 'warning', params: { built: 'linux/386' } },
  ]);
  expect(found!.fix).toBeUndefined();
});

it('says nothing of one of another machine that nobody runs by itself and whose name tells', async () => {
  const { machine, sandbox } = await machineWith(elfProgram({ machine: AMD64 }));
  const name = await installFakeSdk(sandbox.context, { version: active, arch: 'arm64' });
  await replaceGo(sandbox.context.layout.sdk(name), elfProgram({ machine: ARM64 }));
  await (await machine.core.sdks()).list();
  expect(await machine.find()).toEqual([]);
});

it('tells of one that nobody runs when its name is wrong', async () => {
  const sandbox = await linuxSandbox();
  const machine = await openCheck(sandbox, sdkArchitectureCheck);
  const name = await installFakeSdk(sandbox.context, { version: active });
  await replaceGo(sandbox.context.layout.sdk(name), elfProgram({ machine: ARM64 }));
  await expectFindings(machine, [{ kind: 'sdk-foreign', severity: 'warning' }]);
});

describe('fitness', () => {
  it.each([
    ['darwin/amd64', 'darwin/arm64', 'emulated'],
    ['darwin/arm64', 'darwin/arm64', 'native'],
    ['darwin/arm64', 'darwin/amd64', 'foreign'],
    ['darwin/386', 'darwin/arm64', 'foreign'],
    ['darwin/386', 'darwin/amd64', 'foreign'],
    ['windows/amd64', 'windows/arm64', 'emulated'],
    ['windows/386', 'windows/arm64', 'emulated'],
    ['windows/386', 'windows/amd64', '32-bit'],
    ['linux/386', 'linux/amd64', '32-bit'],
    ['linux/arm', 'linux/arm64', '32-bit'],
    ['linux/arm', 'linux/armv6l', 'native'],
    ['linux/amd64', 'linux/arm64', 'foreign'],
    ['freebsd/386', 'freebsd/amd64', '32-bit'],
    ['linux/amd64', 'freebsd/amd64', 'foreign'],
  ])('of %s on %s is %s', (built, native, fitness) => {
    const platform = (text: string) => ({ os: text.split('/')[0]!, arch: text.split('/')[1]! });
    expect(fitnessOf(platform(built), platform(native))).toBe(fitness);
  });
});
