import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { sayFileError, whyNotWritable } from '../../../../electron/core/doctor/machine/why-not-writable.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';
import { canMount, mountTmpfs } from '../../../helpers/tmpfs.ts';

it('a folder, or one that can be made, can be written to; nothing is left of the proof', async () => {
  const { dir, userHome } = await createSandbox();
  expect(await whyNotWritable(userHome)).toBeNull();
  expect(await whyNotWritable(path.join(userHome, 'new/deep'))).toBeNull();
  expect(await readdir(userHome)).toEqual([]);
  expect(await readdir(dir)).toEqual(['user']);
});

it('a file stands in its place', async () => {
  const { dir } = await createSandbox();
  await writeFile(path.join(dir, 'file'), '');
  expect(await whyNotWritable(path.join(dir, 'file'))).toBe('not a directory');
  expect(await whyNotWritable(path.join(dir, 'file/below/it'))).toBe('not a directory');
});

it.skipIf(process.geteuid?.() === 0 || process.platform === 'win32')(
  'the owner took the right away (not as root, whom nothing holds back)',
  async () => {
    const { dir } = await createSandbox();
    await mkdir(path.join(dir, 'locked'), { mode: 0o500 });
    expect(await whyNotWritable(path.join(dir, 'locked/x'))).toBe('permission denied');
  },
);

it.skipIf(!canMount())('a read-only file system', async () => {
  const { dir } = await createSandbox();
  expect(await whyNotWritable(await mountTmpfs(path.join(dir, 'ro'), 'ro'))).toBe('read-only file system');
});

it('an error without words of its own is told by its code', () => {
  expect(sayFileError(Object.assign(new Error('x'), { code: 'EIO' }))).toBe('EIO');
  expect(sayFileError(new Error('other'))).toBe('other');
});
