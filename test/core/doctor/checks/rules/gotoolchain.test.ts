import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { gotoolchainCheck } from '../../../../../electron/core/doctor/checks/rules/gotoolchain.ts';
import {
  expectFindings,
  expectFine,
  expectRepairedGoEnv,
  expectRepairedProfile,
} from '../../../../helpers/check-cases.ts';
import { openCheck } from '../../../../helpers/check-machine.ts';
import { installFakeSdk } from '../../../../helpers/fake-sdk.ts';
import { createSandbox } from '../../../../helpers/sandbox.ts';

const active = 'go1.26.3';
const onlySelf = { version: active, files: { 'go.env': 'GOTOOLCHAIN=local\n' } };

it.each([
  ['bash', { kind: 'gotoolchain-invalid', severity: 'error', params: { message: 'go: invalid GOTOOLCHAIN "bash"' } }],
  ['go1.26.3+foo', { kind: 'gotoolchain-invalid', severity: 'error' }],
  ['go1.23.5', { kind: 'gotoolchain-named', severity: 'warning', params: { toolchain: 'go1.23.5', running: active } }],
  // What "go get toolchain" and editors leave: it holds everything back to that version.
  [
    'go1.23.5+auto',
    { kind: 'gotoolchain-named', severity: 'warning', params: { toolchain: 'go1.23.5', running: active } },
  ],
  ['local', { kind: 'gotoolchain-local', severity: 'note', params: { running: active } }],
] as const)('%s', async (value, expected) => {
  await expectRepairedProfile(gotoolchainCheck, { GOTOOLCHAIN: value }, expected, { active });
  await expectRepairedGoEnv(gotoolchainCheck, ['GOTOOLCHAIN', value], expected, { active });
});

it('installed versions that new terminals do not find by their names', async () => {
  const sandbox = await createSandbox();
  await installFakeSdk(sandbox.context, { version: 'go1.25.3' });
  await installFakeSdk(sandbox.context, { version: 'go1.24.4' });
  // One for another platform is nothing that go could run, here or from PATH.
  await installFakeSdk(sandbox.context, { version: 'go1.25.9', os: 'plan9', arch: '386' });
  const active = path.join(sandbox.home, 'versions/go1.26.3/bin');
  const { os, arch } = sandbox.context.native;
  await mkdir(path.join(sandbox.userHome, `go/pkg/mod/golang.org/toolchain@v0.0.1-go1.24.4.${os}-${arch}`), {
    recursive: true,
  });
  const machine = await openCheck(sandbox, gotoolchainCheck, {
    active: 'go1.26.3',
    loginEnv: { PATH: `${active}:/usr/bin:/bin` },
  });
  const [found] = await expectFindings(machine, [
    { kind: 'gotoolchain-downloads-installed', severity: 'note', params: { missing: 'go1.25.3' } },
  ]);
  expect(found?.evidence[0]).toMatchObject({ name: 'GOTOOLCHAIN', value: 'auto', source: { origin: 'sdk', line: 1 } });
  expect((await machine.fixAndUndo(found)).after).toEqual([]);
});

it('says nothing where the shims are on PATH, nor of what the SDK itself says', async () => {
  const sandbox = await createSandbox();
  await installFakeSdk(sandbox.context, { version: 'go1.25.3' });
  const machine = await openCheck(sandbox, gotoolchainCheck, { active });
  expect(await machine.find()).toEqual([]);
  await expectFine(gotoolchainCheck, {}, { active: onlySelf });
  await expectFine(gotoolchainCheck, { GOTOOLCHAIN: 'go1.26.3+auto' }, { active });
  await expectFine(gotoolchainCheck, { GOTOOLCHAIN: 'path' }, { active });
});

it('says nothing before Go 1.21, which does not know it', async () => {
  await expectFine(gotoolchainCheck, { GOTOOLCHAIN: 'bash' }, { active: 'go1.20.14' });
});
