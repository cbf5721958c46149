import { chmod, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { isSameFolder } from '../../../../electron/core/base/files/is-same-folder.ts';
import { emptyIfMissing, nullIfMissing, nullIfMissingOr } from '../../../../electron/core/base/files/missing.ts';
import { nearestFolder } from '../../../../electron/core/base/files/nearest-folder.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';

async function setUp() {
  const { dir } = await createSandbox();
  const [file, loop] = [path.join(dir, 'file'), path.join(dir, 'loop')];
  await writeFile(file, 'x');
  await symlink(loop, loop);
  return { dir, file, loop };
}

describe('what is not there', () => {
  it('is null, and a file in the path is nothing there either', async () => {
    const { dir, file } = await setUp();
    expect(await stat(path.join(dir, 'none')).catch(nullIfMissing)).toBeNull();
    expect(await stat(path.join(file, 'none')).catch(nullIfMissing)).toBeNull();
    expect(await readdir(path.join(dir, 'none')).catch(emptyIfMissing)).toEqual([]);
  });

  it('is not what cannot be read', async () => {
    const { dir, loop } = await setUp();
    await expect(readFile(dir).catch(nullIfMissing)).rejects.toMatchObject({ code: 'EISDIR' });
    await expect(readdir(loop).catch(emptyIfMissing)).rejects.toMatchObject({ code: 'ELOOP' });
    expect(await readFile(dir).catch(nullIfMissingOr('EISDIR'))).toBeNull();
    await expect(readFile(loop).catch(nullIfMissingOr('EISDIR'))).rejects.toMatchObject({ code: 'ELOOP' });
  });
});

describe('the nearest folder', () => {
  it('is the one itself, or the first above that is there', async () => {
    const { dir, file } = await setUp();
    expect(await nearestFolder(dir)).toBe(dir);
    expect(await nearestFolder(path.join(dir, 'a/b/c'))).toBe(dir);
    expect(await nearestFolder(path.join(file, 'a/b'))).toBe(file);
  });

  it.skipIf(process.getuid?.() === 0 || process.platform === 'win32')('is one that may be looked at', async () => {
    const { dir } = await setUp();
    const closed = path.join(dir, 'closed');
    await mkdir(closed, { mode: 0o000 });
    expect(await nearestFolder(path.join(closed, 'a'))).toBe(closed);
    await chmod(closed, 0o700);
  });
});

describe('the same folder', () => {
  it('is told through links and endings, and not for what is not there', async () => {
    const { dir } = await setUp();
    await mkdir(path.join(dir, 'real'));
    await symlink('real', path.join(dir, 'link'));
    const at = (name: string) => path.join(dir, name);
    expect(await isSameFolder(at('real'), `${at('link')}/`)).toBe(true);
    expect(await isSameFolder(at('none'), `${at('real')}/../none/`)).toBe(true);
    expect(await isSameFolder(at('real'), dir)).toBe(false);
    expect(await isSameFolder(at('none'), at('real'))).toBe(false);
  });
});
