import { chmod, cp, rm } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { sdkCompleteCheck } from '../../../../../electron/core/doctor/checks/rules/sdk-complete.ts';
import { inspectSdkParts, requiredTools } from '../../../../../electron/core/doctor/checks/sdk-parts.ts';
import { expectFindings } from '../../../../helpers/check-cases.ts';
import { openCheck } from '../../../../helpers/check-machine.ts';
import { installFakeSdk, makeFakeSdk } from '../../../../helpers/fake-sdk.ts';
import { fixByInstall, LINUX, linuxSandbox, openCheckWithReleases, WHOLE } from '../../../../helpers/known-releases.ts';
import { findRealToolchains } from '../../../../helpers/real-toolchains.ts';
import { createSandbox } from '../../../../helpers/sandbox.ts';

const active = 'go1.26.3';
const TOOLS = ['asm', 'cgo', 'cover', 'vet'].map((tool) => `pkg/tool/linux_amd64/${tool}`);

/** A made release, installed as from the sources: whole but for what the test takes away. */
async function machineWithWhole() {
  const sandbox = await linuxSandbox();
  const machine = await openCheckWithReleases(sandbox, sdkCompleteCheck, {
    releases: [{ version: active, files: WHOLE }],
  });
  const install = await (await machine.core.installer()).install({ spec: active }, silent);
  await (await machine.core.switching()).use(active);
  return { sandbox, machine, root: install.root };
}

const silent = { signal: new AbortController().signal, phase: () => undefined, bytes: () => undefined };

it('says nothing of a whole SDK', async () => {
  const { machine } = await machineWithWhole();
  expect(await machine.find()).toEqual([]);
});

it.each([
  ['src/fmt', 'src/fmt/print.go'],
  ['pkg/tool/linux_amd64/compile', 'pkg/tool/linux_amd64/compile'],
  ['go.env', 'go.env'],
  ['VERSION', 'VERSION'],
  ['pkg/include', 'pkg/include/textflag.h'],
])('without %s it is incomplete, and the fix puts a fresh one in its place', async (gone, missing) => {
  const { machine, root } = await machineWithWhole();
  await rm(path.join(root, gone), { recursive: true });
  const [found] = await expectFindings(machine, [
    { kind: 'sdk-incomplete', severity: 'error', params: { version: active, root, missing } },
  ]);
  expect(found!.evidence).toEqual([
    { name: missing, value: 'missing', source: { origin: 'file', file: path.join(root, missing), line: null } },
  ]);
  expect(await fixByInstall(machine, found)).toEqual([]);
});

it('a tool that is not executable gets its bits back', async () => {
  const { machine, root } = await machineWithWhole();
  await chmod(path.join(root, TOOLS[0]!), 0o640);
  const [found] = await expectFindings(machine, [
    { kind: 'sdk-not-executable', severity: 'error', params: { version: active, files: TOOLS[0] } },
  ]);
  const { preview, after } = await machine.fixAndUndo(found);
  expect(preview.steps).toEqual([{ kind: 'change-mode', file: path.join(root, TOOLS[0]!), from: 0o640, to: 0o750 }]);
  expect(after).toEqual([]);
});

it('looks at one that nothing runs only for what every build needs first', async () => {
  const { machine, sandbox } = await machineWithWhole();
  await installFakeSdk(sandbox.context, { version: 'go1.25.4' });
  await (await machine.core.sdks()).list();
  expect(await machine.find()).toEqual([]);
  await rm(path.join(sandbox.context.layout.sdk('go1.25.4'), 'src'), { recursive: true });
  await expectFindings(machine, [{ kind: 'sdk-incomplete', severity: 'warning', params: { version: 'go1.25.4' } }]);
});

it('one of others, on PATH, has no fix', async () => {
  const sandbox = await linuxSandbox();
  const root = path.join(sandbox.dir, 'manual/go');
  await makeFakeSdk(root, { version: active, files: Object.fromEntries(TOOLS.map((tool) => [tool, 'x'])) });
  const machine = await openCheck(sandbox, sdkCompleteCheck, { loginEnv: { PATH: path.join(root, 'bin') } });
  for (const tool of TOOLS) await chmod(path.join(root, tool), 0o755);
  const missing = 'src/runtime/extern.go, pkg/include/textflag.h';
  const [found] = await expectFindings(machine, [
    { kind: 'sdk-incomplete', severity: 'error', params: { root, missing } },
  ]);
  expect(found!.fix).toBeUndefined();
});

describe('the tools that a version needs', () => {
  it.each([
    ['go1.4.3', []],
    ['go1.20', ['asm', 'cgo', 'compile', 'cover', 'link', 'vet', 'pack', 'buildid', 'test2json']],
    ['go1.24.4', ['asm', 'cgo', 'compile', 'cover', 'link', 'vet', 'pack', 'buildid', 'test2json']],
    ['go1.25rc1', ['asm', 'cgo', 'compile', 'cover', 'link', 'vet']],
    ['go1.26.3', ['asm', 'cgo', 'compile', 'cover', 'link', 'vet']],
  ])('%s', (version, tools) => expect(requiredTools(version)).toEqual(tools));
});

describe.each(findRealToolchains())('the real $version', ({ version, root }) => {
  it('is whole', async () => {
    const platform = {
      os: process.platform === 'win32' ? 'windows' : process.platform,
      arch: process.arch === 'x64' ? 'amd64' : process.arch,
    };
    const parts = await inspectSdkParts({ root, version, platform, depth: 'full' });
    expect(parts).toEqual({ missing: [], notExecutable: [] });
  });

  it('without its standard library is not', async () => {
    const { dir } = await createSandbox();
    for (const name of ['VERSION', 'bin'])
      await cp(path.join(root, name), path.join(dir, 'go', name), { recursive: true });
    const { missing } = await inspectSdkParts({ root: path.join(dir, 'go'), version, platform: LINUX, depth: 'quick' });
    expect(missing).toEqual(['pkg/tool/linux_amd64/compile', 'pkg/tool/linux_amd64/link', 'src/fmt/print.go']);
  });
});
