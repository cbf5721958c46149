import { mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { findOnPath } from '../../../../electron/core/base/programs/find-program.ts';
import { versionInEffect } from '../../../../electron/core/manager/home/version-in-effect.ts';
import { makeFakeSdk } from '../../../helpers/fake-sdk.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';
import { makeShimHome } from '../../../helpers/shim-home.ts';

async function setUp() {
  const { context, dir } = await createSandbox();
  await makeShimHome(context, { installed: ['go1.26.3'] });
  const other = path.join(dir, 'usr', 'go');
  await makeFakeSdk(other, { version: 'go1.25.1' });
  const inEffect = async (...folders: string[]) =>
    await versionInEffect({ ...context, env: { PATH: folders.join(':') } }, { cwd: dir });
  return { context, dir, other, inEffect };
}

describe('where GoSwitch has nothing active', () => {
  it('the first go on PATH is in effect, with the root behind its links', async () => {
    const { dir, other, inEffect } = await setUp();
    const bin = path.join(dir, 'bin');
    await mkdir(bin);
    await symlink(path.join(other, 'bin', 'go'), path.join(bin, 'go'));
    const found = {
      version: 'go1.25.1',
      name: null,
      root: other,
      reason: 'path',
      from: path.join(bin, 'go'),
      tool: path.join(bin, 'go'),
    };
    expect(await inEffect('relative', '', path.join(dir, 'missing'), bin)).toEqual(found);
  });

  it('a wrapper without a VERSION file is asked', async () => {
    const { dir, inEffect } = await setUp();
    const bin = path.join(dir, 'bin');
    await mkdir(bin);
    const script =
      '#!/bin/sh\nif [ "$1" = version ]; then echo "go version go1.24.2 linux/amd64"; else echo /opt/go; fi\n';
    await writeFile(path.join(bin, 'go'), script, { mode: 0o755 });
    expect(await inEffect(bin, '/usr/bin', '/bin')).toMatchObject({
      version: 'go1.24.2',
      root: '/opt/go',
      reason: 'path',
    });
  });

  it('the shim that comes first is passed by, by name and by identity; nothing is in effect when there is no other go', async () => {
    const { context, dir, other, inEffect } = await setUp();
    const link = path.join(dir, 'link');
    await symlink(context.layout.shims, link);
    const program = path.join(other, 'bin', 'go');
    expect(await inEffect(link, context.layout.shims, path.join(other, 'bin'))).toMatchObject({
      reason: 'path',
      from: program,
      tool: program,
    });
    for (const folders of [[context.layout.shims], [link], [dir]]) {
      await expect(inEffect(...folders)).rejects.toMatchObject({ code: 'no-active-version' });
    }
  });
});

describe('a program on PATH', () => {
  it('is an executable file, not a folder or a plain file of that name', async () => {
    const { dir, other } = await setUp();
    await mkdir(path.join(dir, 'a', 'go'), { recursive: true });
    await mkdir(path.join(dir, 'b'));
    await writeFile(path.join(dir, 'b', 'go'), 'text', { mode: 0o644 });
    const env = { PATH: [path.join(dir, 'a'), path.join(dir, 'b'), path.join(other, 'bin')].join(':') };
    expect(await findOnPath('go', env, 'linux')).toBe(path.join(other, 'bin', 'go'));
    expect(await findOnPath('go', {}, 'linux')).toBeNull();
  });
});
