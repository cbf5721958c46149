import { chmod, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { activeVersionCheck } from '../../../../../electron/core/doctor/checks/rules/active-version.ts';
import { expectFindings } from '../../../../helpers/check-cases.ts';
import { openCheck, writeProgram } from '../../../../helpers/check-machine.ts';
import { installFakeSdk } from '../../../../helpers/fake-sdk.ts';
import { fixByInstall, linuxSandbox, openCheckWithReleases } from '../../../../helpers/known-releases.ts';

const active = 'go1.26.3';

it('says nothing of an active version that runs, nor where nothing is installed', async () => {
  expect(await (await openCheck(await linuxSandbox(), activeVersionCheck, { active })).find()).toEqual([]);
  expect(await (await openCheck(await linuxSandbox(), activeVersionCheck)).run()).toBe('not-applicable');
});

it('none is active though some are installed', async () => {
  const sandbox = await linuxSandbox();
  const machine = await openCheck(sandbox, activeVersionCheck);
  await installFakeSdk(sandbox.context, { version: 'go1.25.4' });
  await installFakeSdk(sandbox.context, { version: active });
  await (await machine.core.sdks()).list();
  const [found] = await expectFindings(machine, [
    { kind: 'active-none', severity: 'note', params: { version: active } },
  ]);
  const { preview, after } = await machine.fixAndUndo(found);
  expect(preview.steps).toEqual([{ kind: 'use', version: active }]);
  expect(after).toEqual([]);
});

it('says nothing where another go is meant to run, as after "goswitch use system"', async () => {
  const sandbox = await linuxSandbox();
  const machine = await openCheck(sandbox, activeVersionCheck);
  await installFakeSdk(sandbox.context, { version: active });
  await writeProgram(path.join(machine.bin, 'go'), 'echo "go version go1.25.4 linux/amd64"');
  await (await machine.core.sdks()).list();
  expect(await machine.find()).toEqual([]);
});

it('activates the newest stable version that runs here', async () => {
  const sandbox = await linuxSandbox();
  const machine = await openCheck(sandbox, activeVersionCheck);
  await installFakeSdk(sandbox.context, { version: 'go1.27rc1' });
  await installFakeSdk(sandbox.context, { version: 'go1.26.9', os: 'darwin', arch: 'arm64' });
  await installFakeSdk(sandbox.context, { version: active });
  await (await machine.core.sdks()).list();
  await expectFindings(machine, [{ kind: 'active-none', severity: 'note', params: { version: active } }]);
});

it('the file holds something else', async () => {
  const sandbox = await linuxSandbox();
  const machine = await openCheck(sandbox, activeVersionCheck, { active });
  await writeFile(sandbox.context.layout.active, '../../etc\n');
  await (await machine.core.sdks()).list();
  const file = sandbox.context.layout.active;
  const [found] = await expectFindings(machine, [
    { kind: 'active-damaged', severity: 'error', params: { file, version: active } },
  ]);
  expect(found!.evidence[0]).toEqual({
    name: 'active',
    value: '"../../etc\\n"',
    source: { origin: 'file', file, line: 1 },
  });
  await found!.fix!.apply();
  expect(await machine.find()).toEqual([]);
});

it('it is gone, and the fix installs it', async () => {
  const sandbox = await linuxSandbox();
  const machine = await openCheckWithReleases(sandbox, activeVersionCheck, { active, releases: [active] });
  await rm(path.join(sandbox.home, 'versions'), { recursive: true });
  const [found] = await expectFindings(machine, [
    { kind: 'active-missing', severity: 'error', params: { version: active } },
  ]);
  expect(await fixByInstall(machine, found)).toEqual([]);
});

it.each([
  ['cannot be started', '', 0o644, 'no permission'],
  ['fails', 'echo "go: broken" >&2; exit 2', 0o755, 'go: broken'],
  ['crashes', 'kill -SEGV $$', 0o755, 'SIGSEGV'],
  ['is another version', 'echo "go version go1.20 linux/amd64"', 0o755, 'does not answer'],
])('it %s, and the fix puts a fresh one in its place', async (_name, script, mode, problem) => {
  const sandbox = await linuxSandbox();
  const machine = await openCheckWithReleases(sandbox, activeVersionCheck, { active, releases: [active] });
  const go = path.join(sandbox.home, 'versions', active, 'bin/go');
  await writeFile(go, `#!/bin/sh\n${script}\n`);
  await chmod(go, mode);
  const [found] = await expectFindings(machine, [
    {
      kind: 'active-does-not-run',
      severity: 'error',
      params: { version: active, problem: expect.stringContaining(problem) },
    },
  ]);
  expect(await fixByInstall(machine, found)).toEqual([]);
});

it('leaves it to the check of containers when the system ends it', async () => {
  const sandbox = await linuxSandbox();
  const machine = await openCheck(sandbox, activeVersionCheck, { active });
  await writeFile(path.join(sandbox.home, 'versions', active, 'bin/go'), '#!/bin/sh\nkill -SYS $$\n');
  expect(await machine.find()).toEqual([]);
});
