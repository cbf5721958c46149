import { mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { createShims } from '../../../../electron/core/manager/shims/shims.ts';
import { findRealToolchains } from '../../../helpers/real-toolchains.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';
import { call } from '../../../helpers/shim-home.ts';

const toolchains = findRealToolchains({ oldest: 'go1.21' }).filter(({ version }) =>
  /^go1\.(2[1-9]|[3-9][0-9])\./.test(version),
);
const [older, newer] = [toolchains[0], toolchains.at(-1)];

it.skipIf(older === undefined || newer === undefined || older === newer)(
  'a go.mod that asks for a newer installed version runs it through its shim, without a download (needs two real toolchains)',
  async () => {
    if (older === undefined || newer === undefined) return;
    const { context, dir, userHome } = await createSandbox();
    const { layout } = context;
    await mkdir(layout.versions, { recursive: true });
    for (const { version, root } of [older, newer]) await symlink(root, layout.sdk(version));
    await writeFile(layout.active, `${older.version}\n`);
    const project = path.join(dir, 'project');
    await mkdir(project);
    await writeFile(path.join(project, 'go.mod'), `module example.org/x\n\ngo ${newer.version.slice(2)}\n`);
    const off = {
      GOPROXY: 'off',
      GOENV: 'off',
      GOFLAGS: '-mod=mod',
      GOTELEMETRY: 'off',
      GOMODCACHE: path.join(dir, 'modules'),
      GOTOOLCHAIN: 'auto',
    };
    const env = { ...off, HOME: userHome, PATH: `${layout.shims}:/usr/bin:/bin` };
    const go = async (...args: string[]) => await call(path.join(layout.shims, 'go'), args, { cwd: project, env });

    await createShims(context).refresh([older.version]);
    expect(await go('version')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(`download ${newer.version}`),
    });
    await createShims(context).refresh([older.version, newer.version]);
    const version = await go('version');
    expect({ ...version, stdout: version.stdout.split(' ')[2] }).toEqual({
      code: 0,
      stdout: newer.version,
      stderr: '',
    });
    expect((await go('env', 'GOVERSION')).stdout).toBe(`${newer.version}\n`);
    await writeFile(path.join(project, 'main.go'), 'package main\n\nfunc main() {}\n');
    expect(await go('list', './...')).toEqual({ code: 0, stdout: 'example.org/x\n', stderr: '' });
  },
  120_000,
);
