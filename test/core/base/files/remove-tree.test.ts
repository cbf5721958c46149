import { execFileSync } from 'node:child_process';
import { chmod, mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { removeTree } from '../../../../electron/core/base/files/remove-tree.ts';
import { asOrdinaryUser } from '../../../helpers/ordinary-user.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';

const posix = process.platform !== 'win32';

it('removes a tree, a file, and nothing', async () => {
  const { dir } = await createSandbox();
  await mkdir(path.join(dir, 'tree/deep'), { recursive: true });
  await writeFile(path.join(dir, 'tree/deep/file'), '');
  await writeFile(path.join(dir, 'file'), '');
  await removeTree(path.join(dir, 'tree'));
  await removeTree(path.join(dir, 'file'));
  await removeTree(path.join(dir, 'never there'));
  expect(await readdir(dir)).toEqual(['user']);
});

it.skipIf(!posix)('removes a read-only tree, as the module cache is', async () => {
  const { dir } = await createSandbox();
  const tree = path.join(dir, 'tree');
  await mkdir(path.join(tree, 'deep/er'), { recursive: true });
  await writeFile(path.join(tree, 'deep/er/file'), '');
  execFileSync('chmod', ['-R', 'a-w', tree]);
  if (process.geteuid?.() === 0) execFileSync('chown', ['-R', '65534', dir]);
  await asOrdinaryUser(() => removeTree(tree));
  expect(await readdir(dir)).toEqual(['user']);
});

it.skipIf(!posix)('removes links without following them, in a read-only tree too', async () => {
  const { dir } = await createSandbox();
  await mkdir(path.join(dir, 'outside'));
  await writeFile(path.join(dir, 'outside/kept'), '');
  await chmod(path.join(dir, 'outside'), 0o555);
  await mkdir(path.join(dir, 'tree'));
  await symlink(path.join(dir, 'outside'), path.join(dir, 'tree/link'));
  await symlink(path.join(dir, 'outside'), path.join(dir, 'link'));
  await chmod(path.join(dir, 'tree'), 0o555);
  if (process.geteuid?.() === 0) execFileSync('chown', ['-R', '-h', '65534', dir]);
  await asOrdinaryUser(async () => {
    await removeTree(path.join(dir, 'tree'));
    await removeTree(path.join(dir, 'link'));
  });
  expect([await readdir(dir), await readdir(path.join(dir, 'outside'))]).toEqual([['outside', 'user'], ['kept']]);
});
