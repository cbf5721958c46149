import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { cachesCheck, modeToRepair } from '../../../../../electron/core/doctor/checks/rules/caches.ts';
import {
  expectFindings,
  expectFine,
  expectRepairedGoEnv,
  expectRepairedProfile,
} from '../../../../helpers/check-cases.ts';
import { openCheck } from '../../../../helpers/check-machine.ts';
import { asOrdinaryUser } from '../../../../helpers/ordinary-user.ts';
import { createSandbox } from '../../../../helpers/sandbox.ts';
import { canMount, mountTmpfs } from '../../../../helpers/tmpfs.ts';

it.each([
  ['GOCACHE', 'off', { kind: 'cache-off', severity: 'error' }],
  ['GOCACHE', 'rel', { kind: 'cache-relative', severity: 'error', params: { variable: 'GOCACHE' } }],
  ['GOMODCACHE', 'rel', { kind: 'cache-relative', severity: 'error', params: { variable: 'GOMODCACHE' } }],
] as const)('%s=%s', async (name, value, expected) => {
  await expectRepairedProfile(cachesCheck, { [name]: value }, expected);
  await expectRepairedGoEnv(cachesCheck, [name, value], expected);
});

it.skipIf(process.platform === 'darwin' || process.platform === 'win32')(
  'a relative XDG_CACHE_HOME leaves no usual place',
  async () => {
    await expectRepairedProfile(cachesCheck, { XDG_CACHE_HOME: 'rel' }, { kind: 'cache-relative', severity: 'error' });
  },
);

it.each([
  ['GOCACHE', 'error'],
  ['GOMODCACHE', 'warning'],
] as const)('%s where a file stands in its place', async (name, severity) => {
  const { dir } = await createSandbox();
  await writeFile(path.join(dir, 'file'), '');
  const folder = path.join(dir, 'file/cache');
  const params = { what: name, folder, problem: 'not a directory' };
  await expectRepairedProfile(cachesCheck, { [name]: folder }, { kind: 'cache-not-writable', severity, params });
});

it.skipIf(!canMount())('a cache on a read-only file system', async () => {
  const { dir } = await createSandbox();
  const folder = await mountTmpfs(path.join(dir, 'read-only'), 'ro');
  const params = { folder, problem: 'read-only file system' };
  await expectRepairedProfile(
    cachesCheck,
    { GOCACHE: folder },
    { kind: 'cache-not-writable', severity: 'error', params },
  );
});

it('the usual build cache, taken by a file', async () => {
  const sandbox = await createSandbox();
  const machine = await openCheck(sandbox, cachesCheck, { files: { '.cache/go-build': '' }, os: 'linux' });
  const [found] = await expectFindings(machine, [
    { kind: 'cache-not-writable', severity: 'error', params: { what: 'GOCACHE' } },
  ]);
  expect(found?.fix).toBeUndefined();
});

it("a folder of the user's own lacks its owner's right to write", async () => {
  const { dir } = await createSandbox();
  await mkdir(path.join(dir, 'locked'), { mode: 0o500 });
  await mkdir(path.join(dir, 'open'), { mode: 0o755 });
  expect(await modeToRepair(path.join(dir, 'locked'))).toBe(0o700);
  expect(await modeToRepair(path.join(dir, 'open'))).toBeNull();
  // Not theirs.
  if (process.geteuid?.() === 0) expect(await asOrdinaryUser(() => modeToRepair(path.join(dir, 'locked')))).toBeNull();
});

it.skipIf(process.geteuid?.() === 0)('such a folder gets it back (not as root, whom nothing holds back)', async () => {
  const sandbox = await createSandbox();
  await mkdir(path.join(sandbox.userHome, 'cache'), { mode: 0o500 });
  const machine = await openCheck(sandbox, cachesCheck, {
    loginEnv: { GOCACHE: path.join(sandbox.userHome, 'cache') },
  });
  const [found] = await expectFindings(machine, [
    { kind: 'cache-mode', severity: 'error', params: { what: 'GOCACHE' } },
  ]);
  expect((await machine.fixAndUndo(found)).after).toEqual([]);
});

it('says nothing of folders that can be written to, there or not', async () => {
  const { dir } = await createSandbox();
  await expectFine(cachesCheck, {});
  await expectFine(cachesCheck, { GOCACHE: path.join(dir, 'new/cache'), GOMODCACHE: dir, XDG_CACHE_HOME: 'rel' });
});
