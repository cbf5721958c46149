import { existsSync } from 'node:fs';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createShims } from '../../../electron/core/manager/shims/shims.ts';
import { createSwitching } from '../../../electron/core/manager/switching/create-switching.ts';
import { builtEntry } from '../../helpers/built-entry.ts';
import { createEngineParts } from '../../helpers/engine-parts.ts';
import { installFakeSdk } from '../../helpers/fake-sdk.ts';
import { goswitchIn, PLAIN_PATH } from '../../helpers/goswitch-command.ts';
import { createSandbox } from '../../helpers/sandbox.ts';
import { call } from '../../helpers/shim-home.ts';

async function setUp() {
  const sandbox = await createSandbox({ env: { PATH: PLAIN_PATH } });
  const { context, dir } = sandbox;
  for (const version of ['go1.25.5', 'go1.26.3']) await installFakeSdk(context, { version });
  await createSwitching(context, createEngineParts(context)).use('1.26');
  await createShims(context).refresh(['go1.25.5', 'go1.26.3']);
  const bin = path.join(dir, 'bin');
  await mkdir(bin);
  await symlink(process.execPath, path.join(bin, 'node'));
  await writeFile(path.join(bin, 'goswitch'), `#!/bin/sh\nexec node '${builtEntry()}' "$@"\n`, { mode: 0o755 });
  const env = { ...sandbox.env, PATH: `${context.layout.shims}:${bin}:${PLAIN_PATH}`, NODE_DISABLE_COMPILE_CACHE: '1' };
  return { ...sandbox, shellEnv: env, goswitch: goswitchIn(sandbox) };
}

const EVALUATED: readonly [shell: string, set: string, unset: string][] = [
  ['bash', 'eval "$(goswitch shell 1.25)"', 'eval "$(goswitch shell --unset)"'],
  ['dash', 'eval "$(goswitch shell 1.25)"', 'eval "$(goswitch shell --unset)"'],
  ['zsh', 'eval "$(goswitch shell 1.25)"', 'eval "$(goswitch shell --unset)"'],
  ['fish', 'goswitch shell 1.25 | source', 'goswitch shell --unset | source'],
  ['tcsh', 'eval `goswitch shell 1.25`', 'eval `goswitch shell --unset`'],
];

describe('goswitch shell', () => {
  for (const [shell, set, unset] of EVALUATED) {
    const program = ['/usr/bin', '/bin'].map((folder) => path.join(folder, shell)).find((file) => existsSync(file));
    it.skipIf(program === undefined)(
      `chooses a version for one ${shell}, above a pin, and lets go of it again (needs ${shell})`,
      async () => {
        const { dir, shellEnv } = await setUp();
        await writeFile(path.join(dir, '.go-version'), '1.26.3\n');
        const script = [set, 'go version', unset, 'go version'].join('\n');
        expect(await call(program ?? '', ['-c', script], { cwd: dir, env: shellEnv })).toEqual({
          code: 0,
          stdout: 'go version go1.25.5 linux/amd64\ngo version go1.26.3 linux/amd64\n',
          stderr: '',
        });
      },
    );
  }

  it('has a form for PowerShell and cmd, and says what it chose with --json', async () => {
    const { goswitch } = await setUp();
    expect((await goswitch.run(['shell', 'go1.25.x', '--shell', 'pwsh'])).stdout).toBe(
      "$env:GOSWITCH_VERSION = '1.25'\n",
    );
    expect((await goswitch.run(['shell', '--unset', '--shell', 'powershell'])).stdout).toBe(
      'Remove-Item -ErrorAction SilentlyContinue Env:GOSWITCH_VERSION\n',
    );
    expect((await goswitch.run(['shell', 'latest', '--shell', 'cmd'])).stdout).toBe('set "GOSWITCH_VERSION=latest"\n');
    expect(await goswitch.json(['shell', '1.25.5', '--shell', 'zsh'])).toEqual({
      code: 0,
      value: { shell: 'sh', version: '1.25.5', line: 'export GOSWITCH_VERSION=1.25.5' },
    });
  });

  it('prints nothing to evaluate for a version that is not installed, no version, or a shell it does not know', async () => {
    const { goswitch } = await setUp();
    expect(await goswitch.run(['shell', '1.24', '--shell', 'sh'])).toMatchObject({
      code: 127,
      stdout: '',
      stderr: expect.stringContaining('goswitch install 1.24'),
    });
    expect(await goswitch.run(['shell', '$(reboot)', '--shell', 'sh'])).toMatchObject({ code: 2, stdout: '' });
    expect(await goswitch.run(['shell'])).toMatchObject({ code: 2, stdout: '' });
    expect(await goswitch.run(['shell', '1.25', '--unset'])).toMatchObject({ code: 2, stdout: '' });
    expect(await goswitch.run(['shell', '1.25', '--shell', 'murex'])).toMatchObject({ code: 2, stdout: '' });
  });
});
