import { execFile } from 'node:child_process';
import { access, cp, mkdir, readdir, readFile, symlink } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { getRawHeader, listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildDesktop, NODE, ROOT } from '../helpers/build-desktop.ts';
import { openReleaseServer } from '../helpers/open-release-server.ts';
import { createSandbox } from '../helpers/sandbox.ts';
import { serveMadeReleases } from '../helpers/serve-made-releases.ts';
import { makeStandInRuntime } from '../helpers/stand-in-runtime.ts';

const run = promisify(execFile);
let app: string;

/** Packs with a stand-in for the runtime. Any attempt to fetch something would run into a port where nobody listens. */
beforeAll(async () => {
  const project = await buildDesktop();
  const runtime = path.join(project, 'runtime');
  await makeStandInRuntime(runtime);
  // What a checkout has besides, and no package may hold.
  for (const name of ['electron', 'test', 'scripts', 'renderer', 'docs']) await mkdir(path.join(project, name, 'sub'), { recursive: true });
  await cp(path.join(ROOT, 'electron', 'core', 'layout.ts'), path.join(project, 'electron', 'layout.ts'));
  const { version } = JSON.parse(await readFile(path.join(ROOT, 'node_modules', 'electron', 'package.json'), 'utf8'));
  const builder = path.join(ROOT, 'node_modules', 'electron-builder', 'cli.js');
  const options = ['--linux', '--dir', '--publish', 'never', `-c.electronDist=${runtime}`, `-c.electronVersion=${version}`];
  const nowhere = { HTTP_PROXY: 'http://127.0.0.1:1', HTTPS_PROXY: 'http://127.0.0.1:1' };
  await run(NODE, [builder, ...options, '--projectDir', project], { cwd: project, env: { PATH: '/usr/bin:/bin', HOME: project, ...nowhere } });
  app = path.join(project, 'release', 'linux-unpacked');
});

const resource = (...names: string[]) => path.join(app, 'resources', ...names);

describe('the Linux package, with a stand-in for the runtime', () => {
  it('has an archive with the bundle, the icons it shows and package.json, and nothing else', () => {
    const files = listPackage(resource('app.asar'), { isPack: false });
    const others = files.filter((name) => !/^\/dist\/[\w-]+\.js$/.test(name));
    expect(others.sort()).toEqual([
      ...['/dist', '/dist/preload.cjs', '/dist/renderer', '/dist/renderer/assets', '/dist/renderer/assets/index-1a.js', '/dist/renderer/index.html'],
      ...['/dist/third-party-licenses.md', '/package.json', '/resources', '/resources/icons', '/resources/icons/256x256.png', '/resources/tray'],
      ...['/resources/tray/tray.ico', '/resources/tray/tray.png', '/resources/tray/tray@2x.png'],
      ...['/resources/tray/trayTemplate.png', '/resources/tray/trayTemplate@2x.png'],
    ]);
    for (const name of ['main', 'goswitch', 'unpack-worker', 'tree-worker']) expect(files).toContain(`/dist/${name}.js`);
  });

  it('says in its package.json what to start, and of no script or development dependency', async () => {
    const manifest = JSON.parse(await readFile(resource('app.asar.unpacked', 'package.json'), 'utf8'));
    expect(manifest).toMatchObject({ name: 'goswitch', main: 'dist/main.js', type: 'module', desktopName: 'goswitch-desktop.desktop' });
    expect([manifest.scripts, manifest.devDependencies, manifest.dependencies]).toEqual([undefined, undefined, undefined]);
  });

  it('keeps what starts the app in the archive, and has the command, the workers and the page as plain files', async () => {
    const { header } = getRawHeader(resource('app.asar'));
    const dist = (header.files['dist'] as unknown as { files: Record<string, { unpacked?: boolean }> }).files;
    const packed = Object.keys(dist).filter((name) => /\.c?js$/.test(name) && dist[name]?.unpacked !== true);
    expect(packed.sort()).toEqual(['main.js', 'preload.cjs']);
    for (const name of ['goswitch.js', 'unpack-worker.js', 'renderer/index.html']) await access(resource('app.asar.unpacked', 'dist', name));
  });

  it('holds the launcher, the licence, the languages that it speaks, and little else', async () => {
    expect((await readdir(resource())).sort()).toEqual(['LICENSE.txt', 'app.asar', 'app.asar.unpacked', 'bin']);
    expect(await readdir(resource('bin'))).toEqual(['goswitch']);
    expect((await readdir(path.join(app, 'locales'))).sort()).toEqual(['en-US.pak', 'zh-CN.pak']);
  });

  it('has its fuses set', async () => {
    const wire: Record<number, number | string> = { ...(await getCurrentFuseWire(path.join(app, 'goswitch-desktop'))) };
    const on = Object.entries(FuseV1Options).flatMap(([name, index]) => (typeof index === 'number' && wire[index] === 49 ? [name] : []));
    expect(on.sort()).toEqual(['EnableEmbeddedAsarIntegrityValidation', 'OnlyLoadAppFromAsar', 'RunAsNode']);
  });
});

describe('the launcher of the package', () => {
  const launch = async (launcher: string, args: readonly string[], env: Record<string, string> = {}) => {
    const { stdout, stderr } = await run(launcher, args, { env: { PATH: '/usr/bin:/bin', ...env } });
    return { stdout, stderr };
  };

  it('runs the command with the runtime of the app, through links and from anywhere', async () => {
    const { dir } = await createSandbox();
    const { version } = JSON.parse(await readFile(path.join(ROOT, 'package.json'), 'utf8'));
    await symlink(resource('bin', 'goswitch'), path.join(dir, 'first'));
    await symlink('first', path.join(dir, 'second link'));
    for (const launcher of [resource('bin', 'goswitch'), path.join(dir, 'second link')]) {
      expect(await launch(launcher, ['--version'])).toEqual({ stdout: `${version}\n`, stderr: '' });
    }
  });

  it('installs, with the workers of the package, and hands its runtime mode on to nobody', async () => {
    const { home, userHome } = await createSandbox();
    const server = await openReleaseServer();
    serveMadeReleases(server, ['go1.26.3']);
    const env = { HOME: userHome, GOSWITCH_HOME: home };
    const installed = await launch(resource('bin', 'goswitch'), ['install', '1.26', '--from', server.base, '--use', '--json'], env);
    expect(JSON.parse(installed.stdout)).toMatchObject({ ok: true, version: 'go1.26.3' });
    const { stdout } = await launch(resource('bin', 'goswitch'), ['exec', '1.26', '--', '/usr/bin/env'], env);
    expect(stdout).not.toContain('ELECTRON_RUN_AS_NODE');
  });
});
