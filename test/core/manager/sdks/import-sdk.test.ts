import { execFileSync } from 'node:child_process';
import {
  chmod,
  cp,
  lstat,
  mkdir,
  readdir,
  readFile,
  readlink,
  realpath,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { versionInEffect } from '../../../../electron/core/manager/home/version-in-effect.ts';
import { readSpecToPin } from '../../../../electron/core/manager/projects/spec-to-pin.ts';
import { createSdks } from '../../../../electron/core/manager/sdks/create-sdks.ts';
import { createSwitching } from '../../../../electron/core/manager/switching/create-switching.ts';
import { elfProgram } from '../../../helpers/elf-program.ts';
import { createEngineParts } from '../../../helpers/engine-parts.ts';
import { type FakeSdkOptions, installFakeSdk, makeFakeSdk } from '../../../helpers/fake-sdk.ts';
import { asOrdinaryUser } from '../../../helpers/ordinary-user.ts';
import { findRealGo } from '../../../helpers/real-go.ts';
import { recordingProgress } from '../../../helpers/recording-progress.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';

const realGo = findRealGo();

async function machineWith(options: Partial<FakeSdkOptions> & { at?: string } = {}) {
  const sandbox = await createSandbox({ native: { os: 'linux', arch: 'amd64' }, env: { PATH: '/usr/bin:/bin' } });
  const folder = path.join(sandbox.dir, options.at ?? 'elsewhere/go');
  await makeFakeSdk(folder, { version: 'go1.24.1', files: { 'doc/a b.txt': 'x', '.hidden': 'y' }, ...options });
  const parts = createEngineParts(sandbox.context);
  const sdks = createSdks(sandbox.context, { ...parts, systemRoot: path.join(sandbox.dir, 'system') });
  const at = (file: string) => path.join(folder, file);
  const adopt = (mode: 'copy' | 'link' = 'copy', from = folder) =>
    sdks.import(from, { mode, progress: recordingProgress() });
  return { ...sandbox, ...parts, sdks, folder, at, adopt };
}

describe.skipIf(process.platform === 'win32')('import by copy', () => {
  it('makes an installed SDK that verifies, leaves the original alone and nothing in staging', async () => {
    const { context, sdks, adopt, folder, journal } = await machineWith();
    const events: unknown[] = [];
    context.events.on('sdkInstalled', (event) => events.push(event));
    const root = context.layout.sdk('go1.24.1');
    expect(await adopt()).toMatchObject({
      name: 'go1.24.1',
      root,
      header: { origin: 'adopted', verifiedBy: null, archive: null, fileCount: 9 },
    });
    expect(await sdks.verify('1.24', recordingProgress())).toMatchObject({ ok: true, checked: 9 });
    expect(await readFile(path.join(root, 'doc/a b.txt'), 'utf8')).toBe('x');
    expect(await sdks.list()).toMatchObject([{ version: 'go1.24.1', kind: 'installed', origin: 'adopted', root }]);
    expect(await readdir(context.layout.staging)).toEqual([]);
    expect((await readdir(folder)).sort()).toEqual(['.hidden', 'VERSION', 'bin', 'doc', 'go.env', 'pkg', 'src']);
    expect(events).toEqual([{ version: 'go1.24.1', name: 'go1.24.1', root }]);
    expect(await journal.list()).toMatchObject([
      { action: 'sdk.import', target: 'go1.24.1', undo: { action: 'sdk.uninstall', name: 'go1.24.1' } },
    ]);
    expect(await readFile(context.layout.alias('1.24'), 'utf8')).toBe('go1.24.1\n');
  });

  it('takes the bin folder, the go program or a link for the root', async () => {
    const { adopt, sdks, at, dir, folder } = await machineWith();
    await symlink(folder, path.join(dir, 'link'));
    await symlink(at('bin/go'), path.join(dir, 'go'));
    for (const from of [at('bin'), at('bin/go'), path.join(dir, 'link'), path.join(dir, 'go'), `${folder}/`]) {
      expect((await adopt('copy', from)).name).toBe('go1.24.1');
      await sdks.remove('1.24');
    }
  });

  it('gives a copy of a read-only tree the modes of a release', async () => {
    const { adopt, folder, context, dir } = await machineWith({
      at: 'mod/golang.org/toolchain@v0.0.1-go1.24.1.linux-amd64',
    });
    execFileSync('chmod', ['-R', 'a-w', folder]);
    if (process.geteuid?.() === 0) execFileSync('chown', ['-R', '65534', dir]);
    await asOrdinaryUser(() => adopt());
    const modes = ['.', 'bin', 'bin/go', 'src/fmt/print.go'].map(async (file) => {
      return ((await lstat(path.join(context.layout.sdk('go1.24.1'), file))).mode & 0o777).toString(8);
    });
    expect(await Promise.all(modes)).toEqual(['755', '755', '755', '644']);
  });

  it('copies what links inside the SDK lead to', async () => {
    const { adopt, at, context } = await machineWith();
    await symlink('doc/a b.txt', at('README'));
    await symlink('doc', at('docs'));
    await adopt();
    const root = context.layout.sdk('go1.24.1');
    expect([
      await readFile(path.join(root, 'README'), 'utf8'),
      await readFile(path.join(root, 'docs/a b.txt'), 'utf8'),
    ]).toEqual(['x', 'x']);
    expect((await lstat(path.join(root, 'README'))).isFile()).toBe(true);
  });

  it('copies a distribution that keeps half of it in share/', async () => {
    const { adopt, sdks, folder, dir, context } = await machineWith({ at: 'usr/lib/go-1.24' });
    const share = path.join(dir, 'usr/share/go-1.24');
    await mkdir(share, { recursive: true });
    for (const name of ['src', 'doc', 'VERSION']) {
      await rename(path.join(folder, name), path.join(share, name));
      await symlink(`../../share/go-1.24/${name}`, path.join(folder, name));
    }
    await adopt();
    expect(await sdks.verify('1.24', recordingProgress())).toMatchObject({ ok: true, checked: 9 });
    expect((await lstat(path.join(context.layout.sdk('go1.24.1'), 'src'))).isSymbolicLink()).toBe(false);
  });

  it.each<[string, (at: (file: string) => string, dir: string) => Promise<unknown>, RegExp]>([
    ['a link that leaves it', (at) => symlink('/etc', at('etc')), /etc is a link that leaves the SDK, to \/etc/],
    ['a link to a file outside', (at) => symlink('/etc/passwd', at('doc/p')), /leaves the SDK/],
    ['a broken link', (at) => symlink('nothing', at('doc/p')), /leads nowhere/],
    ['a link to itself', (at) => symlink('p', at('doc/p')), /leads to itself/],
    ['a loop of folders', (at) => symlink('..', at('doc/up')), /a folder that it is in/],
    ['a pipe', async (at) => execFileSync('mkfifo', [at('doc/pipe')]), /not a file, folder or link/],
  ])('refuses %s and leaves nothing behind', async (_, damage, message) => {
    const { adopt, at, dir, context } = await machineWith();
    await damage(at, dir);
    await expect(adopt()).rejects.toMatchObject({ code: 'sdk-invalid', message: expect.stringMatching(message) });
    expect(await readdir(context.layout.staging).catch(() => [])).toEqual([]);
    expect(await readdir(context.layout.versions).catch(() => [])).toEqual([]);
  });

  it.each<[string, (at: (file: string) => string) => Promise<unknown>, string, RegExp]>([
    ['no VERSION', (at) => rm(at('VERSION')), 'sdk-invalid', /VERSION/],
    [
      'a development VERSION without a version',
      (at) => writeFile(at('VERSION'), 'devel +1a2b3c Tue Nov 3'),
      'sdk-invalid',
      /development tree/,
    ],
    [
      'a development VERSION without a commit',
      (at) => writeFile(at('VERSION'), 'go1.27-devel'),
      'sdk-invalid',
      /development tree/,
    ],
    ['no bin/go', (at) => rm(at('bin/go')), 'sdk-invalid', /bin\/go is missing/],
    ['no pkg/tool', (at) => rm(at('pkg'), { recursive: true }), 'sdk-invalid', /pkg\/tool is missing/],
    ['no standard library', (at) => rm(at('src/fmt'), { recursive: true }), 'sdk-invalid', /src\/fmt/],
    [
      'a go that says another version',
      (at) => writeFile(at('VERSION'), 'go1.23.4\n'),
      'sdk-invalid',
      /go1\.23\.4, but "go version" says go1\.24\.1/,
    ],
    ['a go that does not run', (at) => chmod(at('bin/go'), 0o644), 'probe-failed', /may not be run/],
    [
      'a go for another machine',
      (at) => writeFile(at('bin/go'), elfProgram({ machine: 183 })),
      'probe-failed',
      /linux\/arm64/,
    ],
  ])('refuses an SDK with %s', async (_, damage, code, message) => {
    const { adopt, at } = await machineWith();
    await damage(at);
    await expect(adopt()).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  });

  it('refuses what is no folder, its own home, and what is installed already', async () => {
    const { adopt, dir, at, context } = await machineWith();
    await expect(adopt('copy', path.join(dir, 'nowhere'))).rejects.toMatchObject({
      code: 'sdk-invalid',
      message: expect.stringContaining('no such folder'),
    });
    await expect(adopt('copy', at('VERSION'))).rejects.toMatchObject({
      code: 'sdk-invalid',
      message: expect.stringContaining('not a folder'),
    });
    await installFakeSdk(context, { version: 'go1.26.3' });
    await expect(adopt('copy', context.layout.sdk('go1.26.3'))).rejects.toMatchObject({
      code: 'sdk-invalid',
      message: expect.stringContaining('own home'),
    });
    await adopt();
    await expect(adopt()).rejects.toMatchObject({ code: 'sdk-already-installed' });
    await expect(adopt('link')).rejects.toMatchObject({ code: 'sdk-already-installed' });
  });

  it('replaces a folder without a manifest, and a manifest without a folder', async () => {
    const { adopt, sdks, context } = await machineWith();
    await installFakeSdk(context, { version: 'go1.24.1' });
    await rm(context.layout.manifest('go1.24.1'));
    await adopt();
    expect(await sdks.verify('1.24', recordingProgress())).toMatchObject({ ok: true });
    expect(await readdir(context.layout.trash)).toEqual([]);
  });

  it('can be cancelled while it copies, and leaves nothing', async () => {
    const { sdks, folder, at, context } = await machineWith();
    await writeFile(at('big'), Buffer.alloc(64 * 1024 * 1024));
    const controller = new AbortController();
    const progress = { ...recordingProgress(controller.signal), bytes: () => controller.abort() };
    await expect(sdks.import(folder, { mode: 'copy', progress })).rejects.toMatchObject({ code: 'cancelled' });
    expect([await readdir(context.layout.staging), await readdir(context.layout.versions).catch(() => [])]).toEqual([
      [],
      [],
    ]);
  });

  it.skipIf(!realGo)('copies a real go, which then finds its own root (needs a Go on this machine)', async () => {
    const { sdks, dir, env, context } = await machineWith();
    const { os, arch } = { os: process.platform, arch: process.arch === 'arm64' ? 'arm64' : 'amd64' };
    Object.assign(context, { native: { os, arch } });
    const folder = path.join(dir, 'real');
    for (const name of ['VERSION', 'go.env', 'bin/go', 'src/fmt', `pkg/tool/${os}_${arch}/asm`]) {
      await cp(path.join(realGo!.root, name), path.join(folder, name), { recursive: true });
    }
    const { name, root } = await sdks.import(folder, { mode: 'copy', progress: recordingProgress() });
    expect(await sdks.verify(name, recordingProgress())).toMatchObject({ ok: true, version: realGo!.version });
    const output = execFileSync(path.join(root, 'bin/go'), ['env', 'GOROOT'], {
      env: { ...env, GOTOOLCHAIN: 'local' },
      encoding: 'utf8',
    });
    expect(output.trim()).toBe(await realpath(root));
  });
});

describe.skipIf(process.platform === 'win32')('import in place', () => {
  it('links to the real folder, lists it once, and copies nothing', async () => {
    const { adopt, sdks, context, folder, dir } = await machineWith();
    await symlink(folder, path.join(dir, 'link'));
    expect(await adopt('link', path.join(dir, 'link'))).toMatchObject({
      name: 'go1.24.1',
      header: { linkedTo: folder, fileCount: 0, origin: 'adopted' },
    });
    expect(await readlink(context.layout.sdk('go1.24.1'))).toBe(folder);
    (context.env as Record<string, string>).PATH = path.join(folder, 'bin');
    expect(await sdks.list()).toMatchObject([{ version: 'go1.24.1', kind: 'installed', root: folder }]);
  });

  it('is not installed any more when the folder goes away, and can then be removed and adopted anew', async () => {
    const { adopt, sdks, folder, dir } = await machineWith();
    await adopt('link');
    await cp(folder, path.join(dir, 'moved'), { recursive: true });
    await rm(folder, { recursive: true });
    await expect(sdks.find('1.24')).rejects.toMatchObject({ code: 'sdk-not-installed' });
    expect(await sdks.list()).toMatchObject([{ name: 'go1.24.1', root: folder, problem: { kind: 'link-lost' } }]);
    expect((await sdks.remove('go1.24.1')).name).toBe('go1.24.1');
    expect((await adopt('link', path.join(dir, 'moved'))).header.linkedTo).toBe(path.join(dir, 'moved'));
  });
});

describe.skipIf(process.platform === 'win32')('a development tree', () => {
  const says = (line: string) => `#!/bin/sh\necho "go version ${line} linux/amd64"\n`;
  const NAME = 'go1.27-devel_1a2b3c';
  it.each<[string, Record<string, string>, string]>([
    [
      'as go names it now',
      { VERSION: `${NAME} Tue Nov 3 10:00:00 2026 +0000\n` },
      `${NAME} Tue Nov 3 10:00:00 2026 +0000`,
    ],
    [
      'as go named it',
      { VERSION: 'devel go1.27-1a2b3c Tue Nov 3 10:00:00 2026 +0000' },
      'devel go1.27-1a2b3c Tue Nov 3 10:00:00 2026 +0000',
    ],
    [
      'in a checkout',
      { 'VERSION.cache': `${NAME} Tue Nov 3`, '.git/HEAD': 'ref: refs/heads/master' },
      `${NAME} Tue Nov 3`,
    ],
  ])(
    'is adopted, %s: listed below its releases, used, pinned, verified and uninstalled by its name',
    async (form, files, said) => {
      for (const mode of ['copy', 'link'] as const) {
        const { sdks, adopt, context, at, dir, journal, locks } = await machineWith({ go: says(said), files });
        if (form === 'in a checkout') await rm(at('VERSION'));
        await installFakeSdk(context, { version: 'go1.27rc1' });
        await installFakeSdk(context, { version: 'go1.26.3' });
        expect(await adopt(mode)).toMatchObject({ name: NAME, header: { version: NAME } });
        const installed = (await sdks.list()).filter(({ kind }) => kind === 'installed');
        expect(installed.map(({ name, problem }) => [name, problem ?? null])).toEqual([
          ['go1.27rc1', null],
          [NAME, null],
          ['go1.26.3', null],
        ]);
        if (mode === 'copy') {
          expect(await sdks.verify('1.27-devel_1a2b3c', recordingProgress())).toMatchObject({ ok: true });
          expect((await readdir(context.layout.sdk(NAME))).includes('.git')).toBe(false);
        }
        // A family and `latest` mean releases.
        expect(await readFile(context.layout.alias('latest'), 'utf8')).toBe('go1.26.3\n');
        const switching = createSwitching(context, { journal, locks });
        await switching.use(NAME);
        expect(await readFile(context.layout.active, 'utf8')).toBe(`${NAME}\n`);
        await writeFile(path.join(dir, '.go-version'), `${await readSpecToPin(context, NAME)}\n`);
        expect(await readFile(path.join(dir, '.go-version'), 'utf8')).toBe('1.27-devel_1a2b3c\n');
        expect(await versionInEffect(context, { cwd: dir })).toMatchObject({
          version: NAME,
          name: NAME,
          reason: 'pin',
        });
        await rm(path.join(dir, '.go-version'));
        await switching.use('1.26.3');
        expect(await sdks.remove('1.27-devel_1a2b3c')).toMatchObject({});
        expect((await sdks.list()).map(({ name }) => name)).not.toContain(NAME);
      }
    },
  );
});
