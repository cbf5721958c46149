import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, it, onTestFinished } from 'vitest';
import { homeDiskCheck } from '../../../../../electron/core/doctor/checks/rules/home-disk.ts';
import { createLayout } from '../../../../../electron/core/layout.ts';
import { expectFindings } from '../../../../helpers/check-cases.ts';
import { openCheck } from '../../../../helpers/check-machine.ts';
import { linuxSandbox } from '../../../../helpers/known-releases.ts';

const run = promisify(execFile);

/** Null where it may not be mounted. */
async function mountTmpfs(folder: string, sizeMegabytes: number): Promise<string | null> {
  await mkdir(folder, { recursive: true });
  const isMounted = await run('mount', ['-t', 'tmpfs', '-o', `size=${sizeMegabytes}m`, 'none', folder]).then(
    () => true,
    () => false,
  );
  if (isMounted) onTestFinished(() => run('umount', [folder]).then(() => undefined));
  return isMounted ? folder : null;
}

it('says nothing of a home on a whole, writable volume, there yet or not', async () => {
  const sandbox = await linuxSandbox();
  const systemFiles = { 'proc/mounts': `none / ext4 rw 0 0\nnone ${sandbox.dir}/other tmpfs rw,noexec 0 0\n` };
  const machine = await openCheck(sandbox, homeDiskCheck, { systemFiles });
  expect((await machine.find()).filter(({ kind }) => kind !== 'home-nearly-full')).toEqual([]);
  await mkdir(createLayout(sandbox.home).staging, { recursive: true });
  await mkdir(createLayout(sandbox.home).versions, { recursive: true });
  expect((await machine.find()).filter(({ kind }) => kind !== 'home-nearly-full')).toEqual([]);
});

it('noexec', async () => {
  const sandbox = await linuxSandbox();
  const systemFiles = { 'proc/mounts': `none / ext4 rw 0 0\nnone ${sandbox.userHome} tmpfs rw,noexec 0 0\n` };
  const machine = await openCheck(sandbox, homeDiskCheck, { systemFiles });
  const found = (await machine.find()).filter(({ kind }) => kind === 'home-noexec');
  expect(found).toMatchObject([{ severity: 'error', params: { mount: sandbox.userHome, folder: sandbox.home } }]);
  expect(found[0]!.evidence[0]!.source).toEqual({
    origin: 'file',
    file: path.join(machine.systemRoot, 'proc/mounts'),
    line: 2,
  });
});

it('a home that cannot be', async () => {
  const sandbox = await linuxSandbox();
  await writeFile(sandbox.home, 'a file in its place');
  const machine = await openCheck(sandbox, homeDiskCheck);
  const found = (await machine.find()).filter(({ kind }) => kind === 'home-read-only');
  expect(found).toMatchObject([{ severity: 'error', params: { folder: sandbox.home, problem: 'not a directory' } }]);
});

it('little space is left', async ({ skip }) => {
  const sandbox = await linuxSandbox();
  if ((await mountTmpfs(sandbox.home, 8)) === null) return skip('mounting a small tmpfs needs root');
  const machine = await openCheck(sandbox, homeDiskCheck);
  await expectFindings(machine, [
    { kind: 'home-nearly-full', severity: 'warning', params: { freeMegabytes: 8, folder: sandbox.home } },
  ]);
});

it('versions/ on another volume', async ({ skip }) => {
  const sandbox = await linuxSandbox();
  const { versions } = createLayout(sandbox.home);
  if ((await mountTmpfs(versions, 8)) === null) return skip('mounting a tmpfs needs root');
  const machine = await openCheck(sandbox, homeDiskCheck);
  const found = (await machine.find()).filter(({ kind }) => kind === 'home-split');
  expect(found).toMatchObject([{ severity: 'error', params: { folder: versions } }]);
});
