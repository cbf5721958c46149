import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { probeSdk } from '../../../../electron/core/manager/sdks/probe-sdk.ts';
import { elfProgram } from '../../../helpers/elf-program.ts';
import { type FakeSdkOptions, makeFakeSdk } from '../../../helpers/fake-sdk.ts';
import { findRealGo } from '../../../helpers/real-go.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';

const posix = process.platform !== 'win32';
const realGo = findRealGo();

async function sandboxWithSdk(options: Partial<FakeSdkOptions> = {}) {
  const sandbox = await createSandbox();
  const root = path.join(sandbox.dir, 'a root with blanks');
  await makeFakeSdk(root, { version: 'go1.26.3', ...options });
  const probe = (more: { timeoutMs?: number; signal?: AbortSignal; native?: { os: string; arch: string } } = {}) =>
    probeSdk({ root, os: process.platform, native: { os: 'linux', arch: 'amd64' }, env: sandbox.env, ...more });
  return { ...sandbox, root, probe };
}

const hasSetsid = existsSync('/usr/bin/setsid');

const says = (text: string) => `#!/bin/sh\necho '${text}'\n`;

describe.skipIf(!posix)('probing an SDK', () => {
  it.each([
    ['go version go1.26.3 linux/amd64', 'go1.26.3'],
    ['go version go1.4 linux/amd64', 'go1.4'],
    ['go version go1.27rc1 linux/amd64', 'go1.27rc1'],
    ['go version go1.26.10 X:arenas linux/amd64', 'go1.26.10'],
    ['go version go1.26.10-X:arenas linux/amd64', 'go1.26.10'],
    ['go version go1.21.3 (Red Hat 1.21.3-1) linux/amd64', 'go1.21.3'],
    ['go version go1.27-devel_1a2b3c Tue Nov 3 10:00:00 2026 +0000 linux/amd64', 'go1.27-devel_1a2b3c'],
    ['go version devel go1.23-1a2b3c Tue Nov 3 10:00:00 2023 +0000 linux/amd64', 'go1.23-devel_1a2b3c'],
    ['go version devel +1a2b3c Tue Nov 3 10:00:00 2015 +0000 linux/amd64', 'devel'],
  ])('reads %j as %s', async (line, version) => {
    const { probe } = await sandboxWithSdk({ go: says(line) });
    expect(await probe()).toBe(version);
  });

  it('runs in the SDK with nothing of the environment that could choose another Go', async () => {
    const { root, dir } = await sandboxWithSdk({
      go: '#!/bin/sh\n{ pwd; env; } > ../said\necho go version go1.26.3 linux/amd64\n',
    });
    const env = {
      ...process.env,
      HOME: dir,
      GOROOT: '/x',
      GOFLAGS: '-bad',
      GOTOOLCHAIN: 'go1.9.9',
      GOENV: '/x',
      LD_PRELOAD: '',
      XDG_CONFIG_HOME: dir,
    };
    await probeSdk({
      root,
      os: process.platform,
      native: { os: 'linux', arch: 'amd64' },
      env: { ...env, PATH: '/usr/bin:/bin', TMPDIR: dir },
    });
    const lines = execFileSync('cat', [path.join(dir, 'said')], { encoding: 'utf8' })
      .trim()
      .split('\n');
    const set = lines.slice(1).filter((line) => !/^(PWD|SHLVL|_|OLDPWD)=/.test(line));
    expect([lines[0], ...set.sort()]).toEqual([
      root,
      'GOENV=off',
      'GOTOOLCHAIN=local',
      'GOWORK=off',
      'PATH=/usr/bin:/bin',
      `TMPDIR=${dir}`,
    ]);
  });

  it('tells Go before 1.9 its root, which it cannot find by itself', async () => {
    for (const [version, said] of [
      ['go1.8.7', 'set'],
      ['go1.4', 'set'],
      ['go1.9', ''],
      ['go1.10', ''],
      ['go1.26.3', ''],
    ] as const) {
      const go = `#!/bin/sh\necho "\${GOROOT:+set}" > said\necho go version ${version} linux/amd64\n`;
      const { root, probe } = await sandboxWithSdk({ version, go });
      await probe();
      expect([version, execFileSync('cat', [path.join(root, 'said')], { encoding: 'utf8' }).trim()]).toEqual([
        version,
        said,
      ]);
    }
  });

  const cases: [string, Partial<FakeSdkOptions>, RegExp][] = [
    [
      'what it printed',
      { go: '#!/bin/sh\necho >&2\necho "go: cannot find GOROOT directory: /x" >&2\nexit 2\n' },
      /go: cannot find GOROOT directory: \/x$/,
    ],
    ['its exit code when it prints nothing', { go: '#!/bin/sh\nexit 3\n' }, /code 3/],
    ['the signal that ended it', { go: '#!/bin/sh\nkill -ILL $$\n' }, /SIGILL/],
    ['that it answered something else', { go: says('hello') }, /does not answer "go version"/],
    ['that it answered but failed', { go: '#!/bin/sh\necho go version go1.26.3 linux/amd64\nexit 1\n' }, /code 1/],
    ['that the file is empty', { go: '' }, /does not answer/],
    ['that the interpreter is missing', { go: '#!/nowhere/sh\n' }, /ENOENT/],
  ];
  it.each(cases)('fails with %s', async (_, options, message) => {
    const { probe } = await sandboxWithSdk(options);
    const error = await probe().catch((thrown) => thrown);
    expect({ code: error.code, message: error.message }).toEqual({
      code: 'probe-failed',
      message: expect.stringMatching(message),
    });
  });

  it('says that bin/go is missing', async () => {
    const { probe, root } = await sandboxWithSdk();
    await rm(path.join(root, 'bin'), { recursive: true });
    await expect(probe()).rejects.toThrow(/no such file/);
  });

  it('says that bin/go may not be run', async () => {
    const { probe, root } = await sandboxWithSdk();
    await chmod(path.join(root, 'bin/go'), 0o644);
    await expect(probe()).rejects.toThrow(/may not be run/);
  });

  it('says which machine a program for another one is for', async () => {
    const { probe, root } = await sandboxWithSdk();
    await writeFile(path.join(root, 'bin/go'), elfProgram({ machine: 183 }));
    await expect(probe()).rejects.toThrow(/a program for linux\/arm64, and this machine is linux\/amd64/);
  });

  it('ends a program that hangs, with its children, at the time limit', async () => {
    const { probe, root } = await sandboxWithSdk({ go: '#!/bin/sh\nsleep 987654 &\necho $! > child\nwait\n' });
    await expect(probe({ timeoutMs: 300 })).rejects.toThrow(/did not answer within/);
    const child = execFileSync('cat', [path.join(root, 'child')], { encoding: 'utf8' }).trim();
    await expect.poll(() => isRunning(child)).toBe(false);
  });

  it('can be cancelled', async () => {
    const { probe } = await sandboxWithSdk({ go: '#!/bin/sh\nsleep 987654\n' });
    await expect(probe({ signal: AbortSignal.timeout(100) })).rejects.toMatchObject({ code: 'cancelled' });
    await expect(probe({ signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'cancelled' });
  });

  it.skipIf(!realGo)('leaves nothing behind in the home of the user (needs a Go on this machine)', async () => {
    const { userHome, env } = await sandboxWithSdk();
    const version = await probeSdk({
      root: realGo!.root,
      os: process.platform,
      native: { os: 'linux', arch: 'amd64' },
      env,
    });
    expect(version).toBe(realGo!.version);
    expect(await readdir(userHome)).toEqual([]);
  });

  it.skipIf(process.platform !== 'linux' || process.arch !== 'x64')('names a missing loader', async () => {
    const { probe, root } = await sandboxWithSdk();
    await writeFile(path.join(root, 'bin/go'), elfProgram({ machine: 62, loader: '/nowhere/ld.so' }));
    await expect(probe()).rejects.toThrow(/needs the loader \/nowhere\/ld\.so/);
  });

  it.each(['bin/go', 'bin'])('refuses an SDK whose %s became a link out of it', async (name) => {
    const { dir, root, probe } = await sandboxWithSdk();
    const other = path.join(dir, 'other');
    await makeFakeSdk(other, { version: 'go1.26.3' });
    await rm(path.join(root, name), { recursive: true });
    await symlink(path.join(other, name), path.join(root, name));
    await expect(probe()).rejects.toMatchObject({
      code: 'probe-failed',
      message: expect.stringContaining('points outside the SDK'),
    });
  });

  it('takes a link that stays within the SDK', async () => {
    const { root, probe } = await sandboxWithSdk();
    await rename(path.join(root, 'bin/go'), path.join(root, 'bin/real-go'));
    await symlink('real-go', path.join(root, 'bin/go'));
    expect(await probe()).toBe('go1.26.3');
  });

  it('does not wait for a child that keeps the output open, and ends it', async () => {
    const { root, probe } = await sandboxWithSdk({
      go: "#!/bin/sh\nsleep 1000 &\necho $! > pid\necho 'go version go1.26.3 linux/amd64'\n",
    });
    expect(await probe({ timeoutMs: 1_000_000 })).toBe('go1.26.3');
    const pid = (await readFile(path.join(root, 'pid'), 'utf8')).trim();
    await expect.poll(() => isRunning(pid)).toBe(false);
  });

  it.skipIf(!hasSetsid)('does not wait for a child in a group of its own either (needs setsid)', async () => {
    const { root, probe } = await sandboxWithSdk({
      go: "#!/bin/sh\nsetsid sleep 1000 &\necho $! > pid\necho 'go version go1.26.3 linux/amd64'\n",
    });
    expect(await probe({ timeoutMs: 1_000_000 })).toBe('go1.26.3');
    const pid = (await readFile(path.join(root, 'pid'), 'utf8')).trim();
    if (isRunning(pid)) process.kill(Number(pid), 'SIGKILL');
  });

  it('follows a link to the root', async () => {
    const { dir, root, env } = await sandboxWithSdk();
    await mkdir(path.join(dir, 'other'));
    await cp(root, path.join(dir, 'other/real'), { recursive: true });
    execFileSync('ln', ['-s', path.join(dir, 'other/real'), path.join(dir, 'link')]);
    expect(
      await probeSdk({
        root: path.join(dir, 'link'),
        os: process.platform,
        native: { os: 'linux', arch: 'amd64' },
        env,
      }),
    ).toBe('go1.26.3');
  });
});

/** False for one that only waits for its parent to collect it. */
function isRunning(pid: string): boolean {
  try {
    return !execFileSync('ps', ['-o', 'stat=', '-p', pid], { encoding: 'utf8' }).startsWith('Z');
  } catch {
    return false;
  }
}
