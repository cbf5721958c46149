import { execFile } from 'node:child_process';
import { mkdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { makeFolder } from '../../../../electron/core/base/files/make-folder.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';

const run = promisify(execFile);

it('makes a folder with all above it, also when it is there', async () => {
  const { dir } = await createSandbox();
  const folder = path.join(dir, 'a/b/c');
  await makeFolder(folder);
  await makeFolder(folder);
  expect((await stat(folder)).isDirectory()).toBe(true);
});

it('says what is in the way', async () => {
  const { dir } = await createSandbox();
  await writeFile(path.join(dir, 'file'), '');
  await expect(makeFolder(path.join(dir, 'file/b/c'))).rejects.toMatchObject({ code: 'ENOTDIR' });
});

it('says EROFS on a read-only file system, where Node says ENOENT', async ({ skip }) => {
  const { dir } = await createSandbox();
  const frozen = path.join(dir, 'frozen');
  await mkdir(frozen);
  const isMounted = await run('mount', ['-t', 'tmpfs', '-o', 'ro', 'none', frozen]).then(
    () => true,
    () => false,
  );
  if (!isMounted) return skip('mounting a read-only tmpfs needs root');
  try {
    await expect(makeFolder(path.join(frozen, 'a/b/c'))).rejects.toMatchObject({ code: 'EROFS' });
  } finally {
    await run('umount', [frozen]);
  }
});
