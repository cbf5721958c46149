import { chmod, cp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { findExternalSdks } from '../../../../electron/core/manager/sdks/external-sdks.ts';
import { elfProgram } from '../../../helpers/elf-program.ts';
import { makeFakeSdk } from '../../../helpers/fake-sdk.ts';
import { createSandbox, type SandboxOptions } from '../../../helpers/sandbox.ts';

async function machine(options: SandboxOptions = {}) {
  const env = { PATH: '/nowhere', ...options.env };
  const sandbox = await createSandbox({ native: { os: 'linux', arch: 'amd64' }, ...options, env });
  const system = path.join(sandbox.dir, 'system');
  await mkdir(system);
  const put = (folder: string, version = 'go1.26.3') => makeFakeSdk(path.join(sandbox.dir, folder), { version });
  const find = async () => {
    const found = await findExternalSdks(sandbox.context, system);
    return Object.fromEntries(
      found.map(({ root, version, owner }) => [path.relative(sandbox.dir, root), `${version} ${owner}`]),
    );
  };
  return { ...sandbox, system, put, find };
}

describe('external SDKs', () => {
  it.each([
    ['system/usr/local/go', 'manual'],
    ['system/opt/go', 'manual'],
    ['system/opt/homebrew/Cellar/go/1.26.3/libexec', 'homebrew'],
    ['system/opt/homebrew/Cellar/go@1.25/1.25.9/libexec', 'homebrew'],
    ['system/usr/local/Cellar/go/1.26.3/libexec', 'homebrew'],
    ['system/home/linuxbrew/.linuxbrew/Cellar/go/1.26.3/libexec', 'homebrew'],
    ['system/opt/local/lib/go', 'macports'],
    ['system/snap/go/10748', 'snap'],
    ['system/var/lib/snapd/snap/go/10748', 'snap'],
    ['system/usr/lib/go', 'package'],
    ['system/usr/lib/go-1.22', 'package'],
    ['system/usr/lib/golang', 'package'],
    ['system/usr/lib64/go/1.26', 'package'],
    ['system/opt/hostedtoolcache/go/1.26.3/x64', 'github-actions'],
    ['user/sdk/go1.26.3', 'golang.org/dl'],
    ['user/go/go1.26.3', 'jetbrains'],
    ['user/go/sdk', 'manual'],
    ['user/.gvm/gos/go1.26.3', 'gvm'],
    ['user/.goenv/versions/1.26.3', 'goenv'],
    ['user/.asdf/installs/golang/1.26.3/go', 'asdf'],
    ['user/.local/share/mise/installs/go/1.26.3', 'mise'],
    ['user/.g/versions/1.26.3', 'g'],
    ['user/.g/go', 'g'],
    ['user/.go/go1.26.3', 'goup'],
    ['user/.gobrew/versions/1.26.3', 'gobrew'],
    ['user/.gobrew/versions/1.26.3/go', 'gobrew'],
    ['user/.version-fox/cache/golang/v-1.26.3/golang-1.26.3', 'vfox'],
    ['user/.proto/tools/go/1.26.3', 'proto'],
    ['user/.gimme/versions/go1.26.3.linux.amd64', 'gimme'],
    ['user/.gimme/versions/go1.26.3.src', 'gimme'],
    ['user/.goup/go1.26.3', 'goup'],
    ['user/miniforge3/go', 'conda'],
    ['user/go/pkg/mod/golang.org/toolchain@v0.0.1-go1.26.3.linux-amd64', 'module-cache'],
  ])('at %s belongs to %s', async (folder, owner) => {
    const { put, find } = await machine();
    await put(folder);
    expect(await find()).toEqual({ [folder]: `go1.26.3 ${owner}` });
  });

  it.each([
    ['GVM_ROOT', 'tools/gvm', 'gos/go1.26.3', 'gvm'],
    ['GOENV_ROOT', 'tools/goenv', 'versions/1.26.3', 'goenv'],
    ['ASDF_DATA_DIR', 'tools/asdf', 'installs/golang/1.26.3/go', 'asdf'],
    ['MISE_DATA_DIR', 'tools/mise', 'installs/go/1.26.3', 'mise'],
    ['GIMME_VERSION_PREFIX', 'tools/gimme', 'go1.26.3.linux.amd64', 'gimme'],
    ['GOUP_HOME', 'tools/goup', 'versions/1.26.3', 'goup'],
    ['GOUP_GO_HOME', 'tools/goup', 'go1.26.3', 'goup'],
    ['PROTO_HOME', 'tools/proto', 'tools/go/1.26.3', 'proto'],
    ['VFOX_HOME', 'tools/vfox', 'cache/golang/v-1.26.3/golang-1.26.3', 'vfox'],
    ['XDG_DATA_HOME', 'tools', 'mise/installs/go/1.26.3', 'mise'],
    ['GOMODCACHE', 'tools/mod', 'golang.org/toolchain@v0.0.1-go1.26.3.linux-amd64', 'module-cache'],
    ['GOPATH', 'tools/gopath', 'pkg/mod/golang.org/toolchain@v0.0.1-go1.26.3.linux-amd64', 'module-cache'],
  ])('are found where %s says', async (variable, base, below, owner) => {
    const { put, find, context, dir } = await machine();
    (context.env as Record<string, string>)[variable] = path.join(dir, base);
    await put(`${base}/${below}`);
    expect(await find()).toEqual({ [`${base}/${below}`]: `go1.26.3 ${owner}` });
  });

  it('are found in the module cache that go env -w saved', async () => {
    const { put, find, dir, userHome } = await machine({ os: 'linux' });
    await mkdir(path.join(userHome, '.config/go'), { recursive: true });
    await writeFile(path.join(userHome, '.config/go/env'), `GOFLAGS=-mod=mod\nGOPATH=${dir}/saved:/other\n`);
    await put('saved/pkg/mod/golang.org/toolchain@v0.0.1-go1.26.3.linux-amd64');
    expect(Object.values(await find())).toEqual(['go1.26.3 module-cache']);
  });

  it.each([
    ['var/lib/dpkg/status', 'apt'],
    ['var/lib/pacman/local', 'pacman'],
    ['lib/apk/db', 'apk'],
    ['var/lib/rpm', 'rpm'],
  ])('of the distribution belong to its package manager (%s)', async (database, owner) => {
    const { put, find, system } = await machine();
    await mkdir(path.join(system, database), { recursive: true });
    await put('system/usr/lib/golang');
    expect(await find()).toEqual({ 'system/usr/lib/golang': `go1.26.3 ${owner}` });
  });

  it('on Windows are found where its variables say', async () => {
    const { put, find, dir, context } = await machine({ os: 'win32' });
    const at = (name: string) => path.join(dir, name);
    Object.assign(context.env, { ProgramFiles: at('Program Files'), USERPROFILE: at('user'), SystemDrive: at('c') });
    for (const folder of [
      'Program Files/Go',
      'user/scoop/apps/go/1.26.3',
      'user/scoop/apps/go125/1.25.9',
      'c/Go',
      'user/sdk/go1.26.3',
    ])
      await put(folder);
    expect(await find()).toEqual({
      'Program Files/Go': 'go1.26.3 installer',
      'user/scoop/apps/go/1.26.3': 'go1.26.3 scoop',
      'user/scoop/apps/go125/1.25.9': 'go1.26.3 scoop',
      'c/Go': 'go1.26.3 manual',
      'user/sdk/go1.26.3': 'go1.26.3 golang.org/dl',
    });
  });

  it('behind every go on PATH are found through links, once', async () => {
    const { put, find, dir, context } = await machine();
    await put('tools/one', 'go1.25.9');
    await put('tools/two');
    await mkdir(path.join(dir, 'bin'));
    await symlink('../tools/one/bin/go', path.join(dir, 'bin/go'));
    (context.env as Record<string, string>).PATH = [
      'relative',
      '',
      `${dir}/bin`,
      `${dir}/tools/two/bin`,
      `${dir}/tools/one/bin`,
      '/nowhere',
    ].join(':');
    expect(await find()).toEqual({ 'tools/one': 'go1.25.9 manual', 'tools/two': 'go1.26.3 manual' });
  });

  it('reached by several names count once, under the most telling owner', async () => {
    const { put, find, dir, userHome } = await machine();
    await put('user/.asdf/installs/golang/1.26.3/go');
    await mkdir(path.join(userHome, '.g'));
    await symlink(path.join(userHome, '.asdf/installs/golang/1.26.3/go'), path.join(userHome, '.g/go'));
    await mkdir(path.join(dir, 'system/usr/local'), { recursive: true });
    await symlink(path.join(userHome, '.g/go'), path.join(dir, 'system/usr/local/go'));
    expect(await find()).toEqual({ 'user/.asdf/installs/golang/1.26.3/go': 'go1.26.3 asdf' });
  });

  it('are never those of GoSwitch itself', async () => {
    const { put, find, context, home } = await machine();
    await put('user/.goswitch/versions/go1.26.3');
    await symlink('versions/go1.26.3', path.join(home, 'current'));
    await mkdir(context.layout.shims);
    await writeFile(path.join(context.layout.shims, 'go'), '#!/bin/sh\n', { mode: 0o755 });
    (context.env as Record<string, string>).PATH = `${home}/shims:${home}/current/bin`;
    expect(await find()).toEqual({});
  });

  it.each<[string, (root: string) => Promise<unknown>]>([
    ['without VERSION', (root) => rm(path.join(root, 'VERSION'))],
    ['with a VERSION that names no Go', (root) => writeFile(path.join(root, 'VERSION'), '400.0.0\n')],
    ['without bin/go', (root) => rm(path.join(root, 'bin/go'))],
    ['without pkg/tool', (root) => rm(path.join(root, 'pkg'), { recursive: true })],
    ['that golang.org/dl did not finish', (root) => writeFile(path.join(root, 'go1.26.3.linux-amd64.tar.gz'), '')],
  ])('are none: a folder %s', async (_, damage) => {
    const { put, find, userHome } = await machine();
    await put('user/sdk/go1.26.3');
    await damage(path.join(userHome, 'sdk/go1.26.3'));
    expect(await find()).toEqual({});
  });

  it('that golang.org/dl finished are listed', async () => {
    const { put, find, userHome } = await machine();
    await put('user/sdk/go1.26.3');
    for (const name of ['go1.26.3.linux-amd64.tar.gz', '.unpacked-success'])
      await writeFile(path.join(userHome, 'sdk/go1.26.3', name), '');
    expect(await find()).toEqual({ 'user/sdk/go1.26.3': 'go1.26.3 golang.org/dl' });
  });

  it('may be a distribution of links, a custom build or a development tree', async () => {
    const { put, find, dir } = await machine();
    await put('system/usr/share/go-1.22');
    await mkdir(path.join(dir, 'system/usr/lib/go-1.22/bin'), { recursive: true });
    for (const name of ['VERSION', 'src', 'pkg'])
      await symlink(`../../share/go-1.22/${name}`, path.join(dir, 'system/usr/lib/go-1.22', name));
    await cp(path.join(dir, 'system/usr/share/go-1.22/bin/go'), path.join(dir, 'system/usr/lib/go-1.22/bin/go'));
    await rm(path.join(dir, 'system/usr/share/go-1.22/bin'), { recursive: true });
    await put('user/sdk/gocustom', 'go1.21.3 (Red Hat 1.21.3-1)');
    await put('user/sdk/gotip', 'go1.27-devel_1a2b3c Tue Nov 3');
    expect(await find()).toEqual({
      'system/usr/lib/go-1.22': 'go1.26.3 package',
      'user/sdk/gocustom': 'go1.21.3 golang.org/dl',
      'user/sdk/gotip': 'go1.27-devel_1a2b3c golang.org/dl',
    });
  });

  it('tell their platform: from pkg/tool, and where there are several from bin/go', async () => {
    const { context, userHome, system } = await machine();
    const root = path.join(userHome, 'sdk/go1.26.3');
    await makeFakeSdk(root, { version: 'go1.26.3', arch: 'arm64' });
    expect(await findExternalSdks(context, system)).toMatchObject([{ os: 'linux', arch: 'arm64' }]);
    await mkdir(path.join(root, 'pkg/tool/linux_amd64'));
    await mkdir(path.join(root, 'pkg/tool/linux_arm'));
    expect(await findExternalSdks(context, system)).toMatchObject([{ os: 'linux', arch: 'amd64' }]);
    await writeFile(path.join(root, 'bin/go'), elfProgram({ machine: 40, wide: false }));
    expect(await findExternalSdks(context, system)).toMatchObject([{ os: 'linux', arch: 'armv6l' }]);
    await writeFile(path.join(root, 'bin/go'), elfProgram({ machine: 183 }));
    await chmod(path.join(root, 'bin/go'), 0o644);
    expect(await findExternalSdks(context, system)).toMatchObject([{ os: 'linux', arch: 'arm64' }]);
  });
});
