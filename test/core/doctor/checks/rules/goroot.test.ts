import { mkdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { gorootCheck } from '../../../../../electron/core/doctor/checks/rules/goroot.ts';
import { expectFindings } from '../../../../helpers/check-cases.ts';
import { openCheck } from '../../../../helpers/check-machine.ts';
import { makeFakeSdk } from '../../../../helpers/fake-sdk.ts';
import { createSandbox } from '../../../../helpers/sandbox.ts';

/** A terminal that runs go1.26.3 of a folder of its own, without shims, and exports GOROOT. */
async function openWith(goroot: (dir: string) => string, where: 'loginEnv' | 'env' = 'loginEnv') {
  const sandbox = await createSandbox();
  const { dir } = sandbox;
  await makeFakeSdk(path.join(dir, 'go1.26.3'), { version: 'go1.26.3' });
  await makeFakeSdk(path.join(dir, 'go1.24.4'), { version: 'go1.24.4' });
  await makeFakeSdk(path.join(dir, 'copy'), { version: 'go1.26.3' });
  await mkdir(path.join(dir, 'bin'));
  await mkdir(path.join(dir, 'empty'));
  await symlink(path.join(dir, 'go1.26.3/bin/go'), path.join(dir, 'bin/go'));
  await symlink(path.join(dir, 'go1.26.3'), path.join(dir, 'link'));
  const machine = await openCheck(sandbox, gorootCheck, { [where]: { GOROOT: goroot(dir) } });
  return { sandbox, machine };
}

describe('GOROOT in the login shell, without shims', () => {
  it.each([
    [
      'go1.24.4',
      { kind: 'goroot-of-another-go', severity: 'error', params: { version: 'go1.24.4', running: 'go1.26.3' } },
    ],
    ['gone', { kind: 'goroot-missing', severity: 'error' }],
    ['empty', { kind: 'goroot-not-an-sdk', severity: 'error', params: { missing: 'src/fmt' } }],
    ['go1.26.3', { kind: 'goroot-needless', severity: 'note' }],
    ['link', { kind: 'goroot-needless', severity: 'note' }],
    ['copy', { kind: 'goroot-needless', severity: 'note' }],
  ] as const)('%s', async (name, expected) => {
    const { sandbox, machine } = await openWith((dir) => path.join(dir, name));
    const found = await expectFindings(machine, [expected]);
    const source = { origin: 'login-shell', file: path.join(sandbox.userHome, '.profile'), line: 2 };
    expect(found[0]!.evidence[0]).toEqual({ name: 'GOROOT', value: path.join(sandbox.dir, name), source });
    expect((await machine.fixAndUndo(found[0])).after).toEqual([]);
  });
});

it('one of this process alone is told apart, and has no file to repair', async () => {
  const { machine } = await openWith((dir) => path.join(dir, 'gone'), 'env');
  const [found] = await expectFindings(machine, [{ kind: 'goroot-missing', severity: 'error' }]);
  expect(found).toMatchObject({ about: 'GOROOT-process', evidence: [{ source: { origin: 'process' } }] });
  expect(found?.fix).toBeUndefined();
});

it('the shims take GOROOT away: then others alone have the trouble', async () => {
  const machine = await openCheck(await createSandbox(), gorootCheck, {
    loginEnv: { GOROOT: '/nowhere' },
    active: 'go1.26.3',
  });
  const [found] = await expectFindings(machine, [{ kind: 'goroot-passed-by', severity: 'warning' }]);
  expect((await machine.fixAndUndo(found)).after).toEqual([]);
});

it('says nothing where GOROOT is not set, or is the business of the go env file', async () => {
  const files = { '.config/go/env': 'GOROOT=/nowhere\n' };
  expect(await (await openCheck(await createSandbox(), gorootCheck, { active: 'go1.26.3' })).find()).toEqual([]);
  expect(await (await openCheck(await createSandbox(), gorootCheck, { active: 'go1.26.3', files })).find()).toEqual([]);
});
