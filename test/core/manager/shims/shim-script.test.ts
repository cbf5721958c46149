import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, chown, link, mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { quoteForSh } from '../../../../electron/core/manager/shims/shim-script.ts';
import { findPosixShells, makeSh, type PosixShell } from '../../../helpers/posix-shells.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';
import { type Answer, type CallOptions, call, makeShimHome } from '../../../helpers/shim-home.ts';

const ODD_ARGUMENTS = [
  '',
  ' ',
  '-n',
  '--',
  '*',
  'a b',
  "'",
  '"',
  '$(touch PWNED)',
  'new\nline',
  '\\',
  '%s',
  'ünï',
  '-',
];

/** A home with two versions, go1.26.3 active, and a way to call its shims through one shell. */
async function setUp(shell: PosixShell) {
  const { context, dir, userHome } = await createSandbox();
  const aliases = {
    '1': 'go1.26.3\n',
    '1.26': 'go1.26.3\n',
    '1.25': 'go1.25.1\n',
    '1.20.0': 'go1.20\n',
    latest: 'go1.26.3\n',
    oldstable: 'go1.25.1\n',
  };
  await makeShimHome(context, { installed: ['go1.26.3', 'go1.25.1', 'go1.20'], active: 'go1.26.3\n', aliases });
  const sh = await makeSh(dir, shell);
  const project = path.join(dir, 'project');
  await mkdir(project);
  const shim = (name = 'go') => path.join(context.layout.shims, name);
  const program = (version: string, tool = 'go') => path.join(context.layout.sdk(version), 'bin', tool);
  const run = async (
    args: readonly string[] = [],
    options: Partial<CallOptions> & { readonly shim?: string } = {},
  ): Promise<Answer> =>
    await call(sh, [options.shim ?? shim(), ...args], { cwd: project, env: { PATH: '/usr/bin:/bin' }, ...options });
  return { context, dir, userHome, project, sh, shim, program, run };
}

const ran = (program: string, ...args: string[]): Answer => ({
  code: 0,
  stdout: [program, ...args, ''].join('\n'),
  stderr: '',
});

for (const shell of findPosixShells()) {
  describe(`a shim run by ${shell.name} as sh`, () => {
    it('takes GOROOT away from a Go that finds its own, and tells it to one before 1.9', async () => {
      const { context, run, program } = await setUp(shell);
      const env = { PATH: '/usr/bin:/bin', GOROOT: '/somewhere/else' };
      await writeFile(program('go1.26.3'), '#!/bin/sh\necho "${GOROOT-unset}"\n');
      expect((await run([], { env })).stdout).toBe('unset\n');
      await makeShimHome(context, { installed: ['go1.8.7'], active: 'go1.8.7\n' });
      await writeFile(program('go1.8.7'), '#!/bin/sh\necho "$GOROOT"\n');
      expect((await run([], { env })).stdout).toBe(`${context.layout.sdk('go1.8.7')}\n`);
    });

    it('hands on arguments of every kind, and stdin', async () => {
      const { context, run, program } = await setUp(shell);
      expect(await run(ODD_ARGUMENTS)).toEqual(ran(program('go1.26.3'), ...ODD_ARGUMENTS));
      await writeFile(program('go1.26.3'), '#!/bin/sh\nexec cat\n');
      expect(await run([], { stdin: 'a\nb\0c' })).toEqual({ code: 0, stdout: 'a\nb\0c', stderr: '' });
      expect(context.layout.shims).toContain('shims');
    });

    it('hands back the exit code, and is replaced by the program, so that signals reach it', async () => {
      const { run, program, sh, shim, project } = await setUp(shell);
      await writeFile(program('go1.26.3'), '#!/bin/sh\nexit 42\n');
      expect((await run()).code).toBe(42);
      await writeFile(program('go1.26.3'), '#!/bin/sh\necho $$\nexec sleep 60\n');
      const child = spawn(sh, [shim()], {
        cwd: project,
        env: { PATH: '/usr/bin:/bin' },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const said = await new Promise<string>((resolve) =>
        child.stdout.once('data', (data) => resolve(String(data).trim())),
      );
      const ended = new Promise((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })));
      child.kill('SIGINT');
      expect({ pid: said, ended: await ended }).toEqual({
        pid: String(child.pid),
        ended: { code: null, signal: 'SIGINT' },
      });
    });

    it('leaves the environment as it is, but for GOROOT and what sh itself keeps', async () => {
      const { run, program } = await setUp(shell);
      await rm(program('go1.26.3'));
      await symlink('/usr/bin/env', program('go1.26.3'));
      const env = {
        PATH: '/usr/bin:/bin',
        'odd name': 'x',
        EMPTY: '',
        IFS: 'go',
        CDPATH: '/tmp',
        GOPATH: '/nowhere',
        GOSWITCH_VERSION: '1.26',
        SEVERAL: 'a\nb',
      };
      const seen = Object.fromEntries(
        (await run(['-0'], { env })).stdout.split('\0').map((line) => line.split(/=(.*)/s)),
      );
      const own = ['PWD', 'OLDPWD', '_', 'SHLVL', 'LOGNAME', '', 'odd name', 'IFS'];
      const kept = (variables: Record<string, string | undefined>) =>
        Object.entries(variables).filter(([name]) => !own.includes(name));
      expect(Object.fromEntries(kept(seen))).toEqual(Object.fromEntries(kept(env)));
    });

    it('finds its home from wherever it is called: a relative name, a link elsewhere, another $0, a PATH lookup, HOME unset', async () => {
      const { context, dir, run, program, sh, project } = await setUp(shell);
      const expected = ran(program('go1.26.3'), 'x');
      await symlink(path.join(context.layout.shims, 'go'), path.join(dir, 'golang'));
      await link(path.join(context.layout.shims, 'go'), path.join(dir, 'hard'));
      expect(await run(['x'], { cwd: context.layout.home, shim: './shims/go' })).toEqual(expected);
      expect(await run(['x'], { cwd: context.layout.shims, shim: 'go' })).toEqual(expected);
      expect(await run(['x'], { shim: path.join(dir, 'golang') })).toEqual(expected);
      expect(await run(['x'], { shim: '../hard' })).toEqual(expected);
      const direct = await call(path.join(context.layout.shims, 'go'), ['x'], {
        cwd: project,
        argv0: '-weird name',
        env: { PATH: '/usr/bin:/bin' },
      });
      expect(direct).toEqual(expected);
      const found = await call(sh, ['-c', 'go x'], {
        cwd: project,
        env: { PATH: `${context.layout.shims}:/usr/bin:/bin` },
      });
      expect(found).toEqual(expected);
    });

    it('works from /, from a deleted folder, and does not believe a PWD that is not the working folder', async () => {
      const { dir, run, program, sh, shim, project } = await setUp(shell);
      const active = ran(program('go1.26.3'));
      expect(await run([], { cwd: '/', env: { PWD: '/' } })).toEqual(active);
      await writeFile(path.join(dir, '.go-version'), '1.25\n');
      const gone = await mkdtemp(path.join(dir, 'gone-'));
      const deleted = await call('/bin/sh', ['-c', `cd ${gone} && rmdir ${gone} && exec ${sh} ${quoteForSh(shim())}`], {
        cwd: dir,
        env: { PWD: dir },
      });
      // The shell itself may complain on stderr before it reads the shim.
      expect({ code: deleted.code, stdout: deleted.stdout }).toEqual({ code: 0, stdout: active.stdout });
      const pinned = ran(program('go1.25.1'));
      const other = path.join(dir, 'other', 'inner');
      await mkdir(other, { recursive: true });
      await writeFile(path.join(dir, 'other', '.go-version'), '1.20.0');
      const liars = [
        other,
        '/',
        'project',
        `${dir}/other/../project`,
        `${project}/`,
        `${dir}/./project`,
        `${dir}//project`,
        '',
        '*',
      ];
      for (const PWD of liars)
        expect({ PWD, answer: await run([], { env: { PWD } }) }).toEqual({ PWD, answer: pinned });
      await symlink(project, path.join(dir, 'other', 'link'));
      expect(await run([], { env: { PWD: path.join(dir, 'other', 'link') } })).toEqual(ran(program('go1.20')));
    });

    it('is not disturbed by what the caller exports: shell options, functions, start-up files, IFS, POSIXLY_CORRECT', async () => {
      const { dir, run, program, project } = await setUp(shell);
      await writeFile(path.join(project, '.go-version'), '# comment\n  go1.25 \n');
      await writeFile(path.join(dir, 'rc'), 'echo disturbed\n');
      const functions = ['read', 'printf', 'cd', 'exec', 'unset', 'command'].map((name) => [
        `BASH_FUNC_${name}%%`,
        `() { echo disturbed; }`,
      ]);
      const environments = [
        { SHELLOPTS: 'nounset:errexit:noglob:noclobber', POSIXLY_CORRECT: '1' },
        { IFS: ' go1.25', CDPATH: '/:..', ENV: path.join(dir, 'rc'), BASH_ENV: path.join(dir, 'rc'), FPATH: dir },
        Object.fromEntries(functions),
        { _gsw_home: '/nowhere', _gsw_name: 'x', _gsw_text: 'y', _gsw_dir: '/', _gsw_from: 'z', _gsw_kind: 'exact' },
        { LC_ALL: 'C', BASHOPTS: 'nocasematch:extglob' },
      ];
      for (const env of environments)
        expect({ env, answer: await run(['-x'], { env }) }).toEqual({ env, answer: ran(program('go1.25.1'), '-x') });
    });

    it('runs with stdin closed, and with a pin that is a folder, a pipe or a link to nothing passed by', async () => {
      const { dir, run, program, sh, shim, project } = await setUp(shell);
      await writeFile(path.join(dir, '.go-version'), '1.25');
      const pin = path.join(project, '.go-version');
      await mkdir(pin);
      expect(await run()).toEqual(ran(program('go1.25.1')));
      await rm(pin, { recursive: true });
      await symlink('nothing', pin);
      expect(await run()).toEqual(ran(program('go1.25.1')));
      await rm(pin);
      await promisify(execFile)('mkfifo', [pin]);
      expect(await run()).toEqual(ran(program('go1.25.1')));
      const closed = await call('/bin/sh', ['-c', `exec ${sh} ${quoteForSh(shim())} <&-`], { cwd: project });
      expect(closed).toEqual(ran(program('go1.25.1')));
    });

    it('gofmt is the version in effect too, and go1.25.1 is always that version', async () => {
      const { run, program, shim, project } = await setUp(shell);
      await writeFile(path.join(project, '.go-version'), '1.20.0\n');
      expect(await run(['-l', '.'], { shim: shim('gofmt') })).toEqual(ran(program('go1.20', 'gofmt'), '-l', '.'));
      expect(await run(['version'], { shim: shim('go1.25.1'), env: { GOSWITCH_VERSION: '1.26' } })).toEqual(
        ran(program('go1.25.1'), 'version'),
      );
      await rm(program('go1.25.1'));
      const message = 'goswitch: go1.25.1 is not installed; run: goswitch install 1.25.1\n';
      expect(await run(['version'], { shim: shim('go1.25.1') })).toEqual({ code: 127, stdout: '', stderr: message });
    });

    it('a pinned version that is missing is one line with file, version and the command that installs it, exit 127', async () => {
      const { run, project } = await setUp(shell);
      const folder = path.join(project, 'new\nline');
      await mkdir(folder);
      await writeFile(path.join(folder, '.go-version'), 'go1.24.x');
      const file = `${project}/new line/.go-version`;
      const stderr = `goswitch: Go 1.24 is not installed (wanted by ${file}); run: goswitch install 1.24\n`;
      expect(await run([], { cwd: folder })).toEqual({ code: 127, stdout: '', stderr });
    });

    it('a pin cannot lead out of versions/, even where a program stands in wait (CVE-2022-35861)', async () => {
      const { context, dir, run, project } = await setUp(shell);
      const trap = path.join(dir, 'trap', 'bin');
      await mkdir(trap, { recursive: true });
      await writeFile(path.join(trap, 'go'), '#!/bin/sh\necho trapped\n', { mode: 0o755 });
      await symlink(path.join(dir, 'trap'), path.join(context.layout.versions, 'go..'));
      const up = path.relative(context.layout.versions, path.join(dir, 'trap'));
      for (const content of [
        up,
        `go1.26.3/../${up}`,
        path.join(dir, 'trap'),
        '..',
        '.',
        'go..',
        `1.26/../../${up}`,
        `${up}\n1.26.3`,
      ]) {
        await writeFile(path.join(project, '.go-version'), content);
        const { code, stdout, stderr } = await run();
        const named = stderr.startsWith(`goswitch: ${project}/.go-version:1: `);
        expect({ content, code, stdout, named }).toEqual({ content, code: 126, stdout: '', named: true });
      }
      await rm(path.join(project, '.go-version'));
      for (const content of [up, `../${up}`, 'go1.26.3/..', 'go..']) {
        await writeFile(context.layout.active, content);
        expect({ content, code: (await run()).code, stdout: (await run()).stdout }).toEqual({
          content,
          code: 127,
          stdout: '',
        });
      }
    });

    it('with nothing active runs the next go on PATH, never itself, and says so only for `go version` on a terminal', async () => {
      const { context, dir, run, project } = await setUp(shell);
      await rm(context.layout.active);
      const [other, linked] = [path.join(dir, 'other'), path.join(dir, 'linked')];
      for (const folder of [other, linked]) await mkdir(folder);
      await symlink(path.join(context.layout.shims, 'go'), path.join(linked, 'go'));
      for (const tool of ['go', 'gofmt'])
        await writeFile(path.join(other, tool), '#!/bin/sh\nprintf "%s\\n" "$0" "$GOROOT" "$@"\n', { mode: 0o755 });
      const env = {
        PATH: ['', '.', linked, context.layout.shims, `${context.layout.shims}/`, other].join(':'),
        GOROOT: '/kept',
      };
      expect(await run(['version'], { env })).toEqual(ran(path.join(other, 'go'), '/kept', 'version'));
      expect(await run(['-l'], { env, shim: path.join(context.layout.shims, 'gofmt') })).toEqual(
        ran(path.join(other, 'gofmt'), '/kept', '-l'),
      );
      await writeFile(context.layout.active, 'go1.26.3\n');
      await writeFile(path.join(project, '.go-version'), 'system\n');
      expect(await run(['x'], { env })).toEqual(ran(path.join(other, 'go'), '/kept', 'x'));
      const none = `goswitch: No other go is on PATH ("system" is wanted by ${project}/.go-version)\n`;
      expect(await run(['x'], { env: { PATH: context.layout.shims } })).toEqual({
        code: 127,
        stdout: '',
        stderr: none,
      });
    });

    it('passes a wrapper that leads back here, as itself or through a child, and ends where there is nothing else', async () => {
      const { context, dir, run } = await setUp(shell);
      await rm(context.layout.active);
      const [back, child, real] = ['back', 'child', 'real'].map((name) => path.join(dir, name)) as [
        string,
        string,
        string,
      ];
      for (const folder of [back, child, real]) await mkdir(folder);
      await writeFile(
        path.join(back, 'go'),
        `#!/bin/sh\nexec ${quoteForSh(path.join(context.layout.shims, 'go'))} "$@"\n`,
        { mode: 0o755 },
      );
      await writeFile(
        path.join(child, 'go'),
        `#!/bin/sh\n${quoteForSh(path.join(context.layout.shims, 'go'))} "$@"\nexit $?\n`,
        { mode: 0o755 },
      );
      await writeFile(path.join(real, 'go'), '#!/bin/sh\nprintf "%s\\n" "$0" "$@"\n', { mode: 0o755 });
      expect(await run(['x'], { env: { PATH: [back, child, real].join(':') } })).toEqual(
        ran(path.join(real, 'go'), 'x'),
      );
      expect(await run(['x'], { env: { PATH: [back, child].join(':') } })).toMatchObject({ code: 127, stdout: '' });
    });

    it('refuses a pin of one endless line, of NULs or of text, without reading it to its end', async () => {
      const { run, project } = await setUp(shell);
      const pin = path.join(project, '.go-version');
      for (const content of [Buffer.alloc(64 << 20, '1'), Buffer.alloc(0)]) {
        await writeFile(pin, content);
        await truncate(pin, 64 << 20);
        expect({ code: (await run()).code }).toEqual({ code: 126 });
      }
    });

    it.skipIf(process.geteuid?.() !== 0)(
      "passes another user's pin in a sticky folder, and takes the caller's own (needs root)",
      async () => {
        const { dir, run, program } = await setUp(shell);
        const shared = path.join(dir, 'shared');
        await mkdir(path.join(shared, 'mine'), { recursive: true });
        await chmod(shared, 0o1777);
        await writeFile(path.join(shared, '.go-version'), '1.25\n');
        const cwd = path.join(shared, 'mine');
        expect(await run([], { cwd })).toEqual(ran(program('go1.25.1')));
        await chown(path.join(shared, '.go-version'), 65_534, 65_534);
        expect(await run([], { cwd })).toEqual(ran(program('go1.26.3')));
        await chmod(shared, 0o755);
        expect(await run([], { cwd })).toEqual(ran(program('go1.25.1')));
      },
    );

    it('nothing active, and no other go, is one clear line', async () => {
      const { context, run } = await setUp(shell);
      await rm(context.layout.active);
      const stderr = 'goswitch: no Go version is active; run: goswitch install latest --use\n';
      expect(await run()).toEqual({ code: 127, stdout: '', stderr });
    });

    it('does not call itself when a root leads back to it', async () => {
      const { context, run, program, shim } = await setUp(shell);
      await rm(program('go1.26.3'));
      await symlink(shim(), program('go1.26.3'));
      expect(await run()).toMatchObject({ code: 127, stderr: expect.stringContaining('is the shim itself') });
      await rm(program('go1.26.3'));
      await symlink(shim('go1.26.3'), program('go1.26.3'));
      expect(await run([], { shim: shim('go1.26.3') })).toMatchObject({
        code: 127,
        stderr: expect.stringContaining('is the shim itself'),
      });
      expect(context.layout.home).not.toBe('');
    });
  });
}

describe('a shim', () => {
  const strace = ['/usr/bin/strace', '/bin/strace'].find((file) => existsSync(file));
  it.skipIf(strace === undefined)('starts no program before it becomes the one it runs (needs strace)', async () => {
    const { dir, program, shim, project } = await setUp({ name: 'dash', program: '/bin/sh' });
    await writeFile(path.join(project, '.go-version'), '\n# a comment\n1.25\n');
    await rm(program('go1.25.1'));
    await symlink('/bin/true', program('go1.25.1'));
    const trace = path.join(dir, 'trace');
    const args = ['-f', '-qq', '-e', 'trace=execve', '-o', trace, shim()];
    expect((await call(strace ?? '', args, { cwd: project, env: { PATH: '/usr/bin:/bin' } })).code).toBe(0);
    const calls = (await import('node:fs/promises').then(({ readFile }) => readFile(trace, 'utf8'))).trim().split('\n');
    expect(
      calls.filter((line) => line.includes('execve(')).map((line) => /(\w+)\("([^"]*)"/.exec(line)?.slice(1, 3)),
    ).toEqual([
      ['execve', shim()],
      ['execve', program('go1.25.1')],
    ]);
  });

  it.skipIf(process.geteuid?.() !== 0)(
    'names a pin that it may not read, instead of passing it by (needs root, to be somebody else)',
    async () => {
      const { dir, context, shim, project } = await setUp({ name: 'dash', program: '/bin/sh' });
      const pin = path.join(project, '.go-version');
      await writeFile(pin, '1.25', { mode: 0o600 });
      await chmod(dir, 0o755);
      const answer = await new Promise<Answer>((resolve) => {
        execFile(
          shim(),
          [],
          { cwd: project, uid: 65_534, gid: 65_534, env: { PATH: '/usr/bin:/bin' } },
          (error, stdout, stderr) => {
            resolve({ code: Number(error?.code ?? 0), stdout, stderr });
          },
        );
      });
      expect(answer).toEqual({ code: 126, stdout: '', stderr: `goswitch: ${pin} cannot be read\n` });
      expect(context.layout.home).toContain(dir);
    },
  );
});
