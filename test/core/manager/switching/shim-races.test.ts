import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { createShims } from '../../../../electron/core/manager/shims/shims.ts';
import { createSwitching } from '../../../../electron/core/manager/switching/create-switching.ts';
import { createEngineParts } from '../../../helpers/engine-parts.ts';
import { installFakeSdk } from '../../../helpers/fake-sdk.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';
import { call } from '../../../helpers/shim-home.ts';

const WORKER = fileURLToPath(new URL('./switch-worker.ts', import.meta.url));
const CALLS = 200;
const AT_ONCE = 4;

it.skipIf(process.platform === 'win32')(
  `two processes switch while the shim is called ${CALLS} times: every call runs one version or the other`,
  async () => {
    const { context, dir, home } = await createSandbox({ native: { os: 'linux', arch: 'amd64' } });
    const versions = ['go1.25.9', 'go1.26.3'];
    for (const version of versions) await installFakeSdk(context, { version });
    await createSwitching(context, createEngineParts(context)).use('1.26');
    await createShims(context).refresh(versions);
    const pinned = path.join(dir, 'pinned');
    await mkdir(pinned);
    await writeFile(path.join(pinned, '.go-version'), '1');

    const switchers = [versions, [...versions].reverse()].map((order) =>
      spawn(process.execPath, [WORKER, home, 'use', '100000', ...order], { stdio: 'ignore' }),
    );
    const ended = switchers.map((child) => once(child, 'exit'));
    const seen = new Map<string, number>();
    let left = CALLS;
    const callShims = async () => {
      while (left-- > 0) {
        const cwd = left % 4 === 0 ? pinned : dir;
        const { code, stdout, stderr } = await call(path.join(context.layout.shims, 'go'), ['version'], {
          cwd,
          env: { PATH: '/usr/bin:/bin' },
        });
        const answer = `${cwd === pinned ? 'pinned' : 'active'} ${code} ${stdout}${stderr}`;
        seen.set(answer, (seen.get(answer) ?? 0) + 1);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, callShims));
    const wereSwitching = switchers.every((child) => child.exitCode === null);
    for (const child of switchers) child.kill('SIGKILL');
    await Promise.all(ended);
    const answer = (folder: string, version: string) => `${folder} 0 go version ${version} linux/amd64\n`;
    expect({ wereSwitching, answers: [...seen.keys()].sort() }).toEqual({
      wereSwitching: true,
      answers: [answer('active', 'go1.25.9'), answer('active', 'go1.26.3'), answer('pinned', 'go1.26.3')],
    });
  },
  120_000,
);
