import { mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadWindowFiles } from '../../electron/core/window-files.ts';
import { createSandbox } from '../helpers/sandbox.ts';

async function prepare() {
  const { dir } = await createSandbox();
  const folder = path.join(dir, 'renderer');
  await mkdir(path.join(folder, 'assets', 'deep'), { recursive: true });
  await writeFile(path.join(folder, 'index.html'), '<meta content="%CSP_NONCE%">');
  await writeFile(path.join(folder, 'assets', 'index-1a.js'), 'start();');
  await writeFile(path.join(folder, 'assets', 'deep', 'a b.css'), 'a{}');
  await writeFile(path.join(folder, 'assets', 'notes.md'), 'secret');
  await writeFile(path.join(dir, 'outside.js'), 'secret');
  await symlink(path.join(dir, 'outside.js'), path.join(folder, 'link.js'));
  await symlink(dir, path.join(folder, 'up'));
  return await loadWindowFiles({ folder, connect: "'none'" });
}

describe('the files of the window', () => {
  it('are found by their names, however these are written', async () => {
    const files = await prepare();
    const texts = await Promise.all(
      ['/assets/index-1a.js', '/assets/deep/a%20b.css', '/assets/deep/a b.css'].map((name) => files.find(name)),
    );
    expect(texts.map((file) => `${file?.bytes}`)).toEqual(['start();', 'a{}', 'a{}']);
    expect(texts[0]?.headers).toEqual({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'private, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    });
  });

  it('are never links, nor files of a kind that no page needs', async () => {
    const files = await prepare();
    expect(
      await Promise.all(
        ['/link.js', '/up/outside.js', '/assets/notes.md', '/assets', '/assets/'].map((name) => files.find(name)),
      ),
    ).toEqual([...[null, null, null, null, null]]);
  });

  it('never are anything outside, whatever is asked for', async () => {
    const files = await prepare();
    const piece = fc.oneof(
      fc.constantFrom('..', '.', '%2e%2e', '%2f', '%5c', '\\', '/', 'outside.js', 'up', '%00', 'assets', '%', 'C:'),
      fc.string(),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 8 }), async (pieces) => {
        const found = await files.find(`/${pieces.join('/')}`);
        expect(`${found?.bytes}`).not.toContain('secret');
      }),
    );
  });

  it('have a page with a policy and a nonce that are new each time', async () => {
    const files = await prepare();
    const pages = await Promise.all([files.find('/'), files.find('/index.html')]);
    const nonces = pages.map((page) => /content="(.+)"/.exec(`${page?.bytes}`)?.[1]);
    expect(new Set(nonces).size).toBe(2);
    for (const [index, page] of pages.entries()) {
      expect(page?.headers['content-security-policy']).toContain(`'nonce-${nonces[index]}'; `);
      expect(page?.headers['content-security-policy']).toContain("connect-src 'none'");
    }
  });

  it('are missing where they were not built', async () => {
    const { dir } = await createSandbox();
    for (const folder of [dir, path.join(dir, 'nowhere')]) {
      await expect(loadWindowFiles({ folder, connect: "'self'" })).rejects.toMatchObject({ code: 'window-missing' });
    }
  });
});
