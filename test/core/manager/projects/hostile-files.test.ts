import { execFileSync } from 'node:child_process';
import { mkdir, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createCore } from '../../../../electron/core/create-core.ts';
import { installFakeSdk } from '../../../helpers/fake-sdk.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';

describe.skipIf(process.platform === 'win32')('projects whose files are none', () => {
  it('four with pipes in place of go.mod, go.work and .tool-versions keep no answer waiting, and say what is wrong', async () => {
    const { context, dir, home } = await createSandbox();
    const { os, native, userHome, clock, log, env } = context;
    const core = createCore({ home, env, os, native, userHome, clock, log, version: '0.0.0-test' });
    await writeFile(context.layout.active, `${await installFakeSdk(context, { version: 'go1.26.5' })}\n`);
    const projects = await core.projects();
    const folders = await Promise.all(
      ['a', 'b', 'c', 'd', 'e'].map(async (name) => {
        const folder = path.join(dir, name);
        await mkdir(folder);
        execFileSync(
          'mkfifo',
          ['go.mod', 'go.work', '.tool-versions', '.go-version'].map((file) => path.join(folder, file)),
        );
        return folder;
      }),
    );
    const infos = await Promise.all(folders.map(async (folder) => await projects.inspect(folder)));
    expect(infos.map(({ toolchain }) => toolchain?.problem)).toEqual(
      folders.map((folder) => `${path.join(folder, 'go.work')} is a named pipe, not a regular file`),
    );
    expect(infos.map(({ pin, toolVersions }) => [pin, toolVersions])).toEqual(folders.map(() => [null, null]));
  });

  it('a go.mod of 4 GiB is named as too large', async () => {
    const { context, dir, home } = await createSandbox();
    const { os, native, userHome, clock, log, env } = context;
    const core = createCore({ home, env, os, native, userHome, clock, log, version: '0.0.0-test' });
    await writeFile(context.layout.active, `${await installFakeSdk(context, { version: 'go1.26.5' })}\n`);
    const file = path.join(dir, 'go.mod');
    await writeFile(file, 'module x\n');
    await truncate(file, 4 * 2 ** 30);
    expect((await (await core.projects()).inspect(dir)).toolchain?.problem).toBe(`${file} is larger than 1 MiB`);
  });
});
