import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { startFirst } from '../../../../electron/core/base/desktop/start-program.ts';
import { askDesktop } from '../../../../electron/core/base/network/proxy/ask-desktop.ts';
import { findProgram, windowsProgram } from '../../../../electron/core/base/programs/find-program.ts';
import { programEnvironment, takeOutUnsafe } from '../../../../electron/core/base/programs/program-environment.ts';
import { runProgram } from '../../../../electron/core/base/programs/run-program.ts';
import { startChild, startTyped } from '../../../../electron/core/base/programs/start-child.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';

/** A repository that somebody else wrote: it has programs with the names of those that GoSwitch starts. */
async function hostileRepository(...names: string[]) {
  const { dir } = await createSandbox();
  const repository = path.join(dir, 'cloned');
  const proof = path.join(dir, 'it-ran');
  await mkdir(path.join(repository, 'bin'), { recursive: true });
  for (const name of names) {
    for (const file of [name, path.join('bin', name)])
      await writeFile(path.join(repository, file), `#!/bin/sh\necho "$0" >> '${proof}'\n`, { mode: 0o755 });
  }
  return { dir, repository, ran: () => readFile(proof, 'utf8').catch(() => '') };
}

/** Each leads to the working folder or below it. */
const HOSTILE_PATHS = [
  '.',
  '',
  ':/nonexistent',
  '/nonexistent:',
  '/nonexistent::/nonexistent',
  'bin',
  './bin:/nonexistent',
  '../cloned/bin',
];

describe.skipIf(process.platform === 'win32')('a program that GoSwitch starts', () => {
  it.each(HOSTILE_PATHS)('is not taken from the working folder with PATH=%j', async (PATH) => {
    const { repository, ran } = await hostileRepository('goswitch-test-program');
    const result = await runProgram('goswitch-test-program', [], { env: { PATH }, cwd: repository, timeoutMs: 10_000 });
    expect([result.outcome, result.startError, await ran()]).toEqual(['failed-to-start', 'ENOENT', '']);
    expect(
      await startFirst([{ program: 'goswitch-test-program', args: [] }], { folder: repository, env: { PATH } }),
    ).toBe(false);
    expect(await ran()).toBe('');
  });

  it.each(HOSTILE_PATHS)('does not start another one from there either, with PATH=%j', async (PATH) => {
    const { repository, ran } = await hostileRepository('goswitch-test-program');
    await runProgram('/bin/sh', ['-c', 'goswitch-test-program'], { env: { PATH }, cwd: repository, timeoutMs: 10_000 });
    expect(await ran()).toBe('');
  });

  it('is found in the folders of PATH with absolute names, in their order', async () => {
    const { dir, repository } = await hostileRepository('tool');
    const bin = path.join(dir, 'bin');
    await mkdir(bin);
    await writeFile(path.join(bin, 'tool'), '#!/bin/sh\necho right\n', { mode: 0o755 });
    const { stdout } = await runProgram('tool', [], {
      env: { PATH: `.:${bin}:bin` },
      cwd: repository,
      timeoutMs: 10_000,
    });
    expect(stdout.toString()).toBe('right\n');
  });

  it('gsettings, which an install asks for the proxy of the desktop', async () => {
    const { repository, ran } = await hostileRepository('gsettings');
    const before = process.cwd();
    process.chdir(repository);
    try {
      await askDesktop({
        os: 'linux',
        env: { XDG_CURRENT_DESKTOP: 'GNOME', PATH: '.' },
        userHome: '/nonexistent',
        runProgram,
      });
    } finally {
      process.chdir(before);
    }
    expect(await ran()).toBe('');
  });

  it('keeps its environment but for what is unsafe', async () => {
    const { dir } = await createSandbox();
    const env = { A: '1', PATH: `/usr/bin::/bin:relative:${dir}`, NODE_TLS_REJECT_UNAUTHORIZED: '0' };
    const { stdout } = await runProgram('/usr/bin/env', [], { env, timeoutMs: 10_000 });
    expect(stdout.toString().trim().split('\n').sort()).toEqual(['A=1', `PATH=/usr/bin:/bin:${dir}`]);
  });

  it('is not looked for by a name with a folder in it', () => {
    expect(() => startChild('./tool', [], { env: {} })).toThrow('ENOENT');
    expect(() => startChild('', [], { env: {} })).toThrow('ENOENT');
  });
});

describe.skipIf(process.platform === 'win32')('a program that a person typed after goswitch exec', () => {
  it('is looked for as their shell does, and gets their environment as it is', async () => {
    const { repository, ran } = await hostileRepository('mine');
    const child = startTyped('mine', [], { env: { PATH: './bin:/usr/bin:/bin' }, cwd: repository, stdio: 'ignore' });
    await once(child, 'exit');
    expect(await ran()).toContain('bin/mine');
    const printed = startTyped('env', [], {
      env: { PATH: '.:/usr/bin:/bin', NODE_TLS_REJECT_UNAUTHORIZED: '0' },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [text] = (await once(printed.stdout!.setEncoding('utf8'), 'data')) as [string];
    expect(text.trim().split('\n').sort()).toEqual(['NODE_TLS_REJECT_UNAUTHORIZED=0', 'PATH=.:/usr/bin:/bin']);
  });
});

describe('programs of Windows', () => {
  it.each([
    [{ SystemRoot: 'D:\\Win' }, 'D:\\Win\\System32\\reg.exe'],
    [{ SYSTEMROOT: 'd:/win' }, 'd:\\win\\System32\\reg.exe'],
    [{ SystemRoot: '.' }, 'C:\\Windows\\System32\\reg.exe'],
    [{ SystemRoot: '\\here' }, 'C:\\Windows\\System32\\reg.exe'],
    [{ SystemRoot: '' }, 'C:\\Windows\\System32\\reg.exe'],
    [{}, 'C:\\Windows\\System32\\reg.exe'],
  ])('with %j', (env, file) => {
    expect(windowsProgram('reg.exe', env)).toBe(file);
  });

  it('are asked for the proxy by their whole name', async () => {
    const asked: string[] = [];
    await askDesktop({
      os: 'win32',
      env: { SystemRoot: 'D:\\Windows' },
      userHome: 'C:\\Users\\me',
      runProgram: async (program) => {
        asked.push(program);
        return { outcome: 'exited', code: 0, stdout: Buffer.alloc(0), stderr: Buffer.alloc(0) };
      },
    });
    expect(asked).toEqual(['D:\\Windows\\System32\\reg.exe']);
  });

  it('start no others from their working folder', () => {
    expect(programEnvironment({ Path: '.;bin;;/tools', X: '1' }, 'win32')).toEqual({
      Path: '/tools',
      X: '1',
      NoDefaultCurrentDirectoryInExePath: '1',
    });
  });

  it('have one of the endings of PATHEXT', async () => {
    const { dir } = await createSandbox();
    await writeFile(path.join(dir, 'go.exe'), '', { mode: 0o755 });
    expect([
      findProgram('go', { Path: dir }, 'win32'),
      findProgram('go.exe', { PATH: dir, PATHEXT: '.COM;.EXE' }, 'win32'),
    ]).toEqual([path.join(dir, 'go.exe'), path.join(dir, 'go.exe')]);
  });
});

it('what undoes all trust is taken out of the environment, and told', () => {
  const env: NodeJS.ProcessEnv = { A: '1', NODE_TLS_REJECT_UNAUTHORIZED: '0' };
  expect([takeOutUnsafe(env), env, takeOutUnsafe(env)]).toEqual([
    { NODE_TLS_REJECT_UNAUTHORIZED: '0' },
    { A: '1' },
    {},
  ]);
});
