import { execFile, spawn } from 'node:child_process';
import { access, cp, mkdir, readdir, readFile, symlink } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { getRawHeader, listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { buildDesktop, NODE, ROOT } from '../helpers/build-desktop.ts';
import { openReleaseServer } from '../helpers/open-release-server.ts';
import { createSandbox } from '../helpers/sandbox.ts';
import { serveMadeReleases } from '../helpers/serve-made-releases.ts';
import { makeStandInRuntime } from '../helpers/stand-in-runtime.ts';

const run = promisify(execFile);
type Platform = 'linux' | 'mac' | 'win';
/** The folder with the project as it is packed. */
let project: string;

/** Packs with a stand-in for the runtime. Any attempt to fetch something would run into a port where nobody listens. */
async function pack(platform: Platform, ...more: readonly string[]): Promise<void> {
  const runtime = path.join(project, 'runtime', platform);
  await makeStandInRuntime(runtime, platform);
  const builder = path.join(ROOT, 'node_modules', 'electron-builder', 'cli.js');
  const options = [`--${platform}`, '--x64', '--dir', '--publish', 'never', `-c.electronDist=${runtime}`, ...more];
  const nowhere = { HTTP_PROXY: 'http://127.0.0.1:1', HTTPS_PROXY: 'http://127.0.0.1:1' };
  await run(NODE, [builder, ...options, '--projectDir', project], {
    cwd: project,
    env: { PATH: '/usr/bin:/bin', HOME: project, ...nowhere },
  });
}

beforeAll(async () => {
  project = await buildDesktop();
  // What a checkout has besides, and no package may hold.
  for (const name of ['electron', 'test', 'scripts', 'renderer', 'docs'])
    await mkdir(path.join(project, name, 'sub'), { recursive: true });
  await cp(path.join(ROOT, 'electron', 'core', 'layout.ts'), path.join(project, 'electron', 'layout.ts'));
  await pack('linux');
});

const inApp = (...names: string[]) => path.join(project, 'release', 'linux-unpacked', ...names);
const resource = (...names: string[]) => inApp('resources', ...names);

/** docs/decisions says why these and no others. */
const FUSES = ['EnableEmbeddedAsarIntegrityValidation', 'OnlyLoadAppFromAsar', 'RunAsNode'];

async function enabledFuses(program: string): Promise<readonly string[]> {
  const wire: Record<number, number | string> = { ...(await getCurrentFuseWire(program)) };
  return Object.entries(FuseV1Options)
    .flatMap(([name, index]) => (typeof index === 'number' && wire[index] === 49 ? [name] : []))
    .sort();
}

describe('the Linux package, with a stand-in for the runtime', () => {
  it('has an archive with the bundle, the icons it shows and package.json, and nothing else', () => {
    const files = listPackage(resource('app.asar'), { isPack: false });
    const others = files.filter((name) => !/^\/dist\/[\w-]+\.js$/.test(name));
    expect(others.sort()).toEqual([
      ...[
        '/dist',
        '/dist/preload.cjs',
        '/dist/renderer',
        '/dist/renderer/assets',
        '/dist/renderer/assets/index-1a.js',
        '/dist/renderer/index.html',
      ],
      ...[
        '/dist/third-party-licenses.md',
        '/package.json',
        '/resources',
        '/resources/icons',
        '/resources/icons/256x256.png',
        '/resources/tray',
      ],
      ...['/resources/tray/tray.ico', '/resources/tray/tray.png', '/resources/tray/tray@2x.png'],
      ...['/resources/tray/trayTemplate.png', '/resources/tray/trayTemplate@2x.png'],
    ]);
    for (const name of ['main', 'goswitch', 'unpack-worker', 'tree-worker'])
      expect(files).toContain(`/dist/${name}.js`);
  });

  it('says in its package.json what to start, and of no script or development dependency', async () => {
    const manifest = JSON.parse(await readFile(resource('app.asar.unpacked', 'package.json'), 'utf8'));
    expect(manifest).toMatchObject({
      name: 'goswitch',
      main: 'dist/main.js',
      type: 'module',
      desktopName: 'goswitch-desktop.desktop',
    });
    expect([manifest.scripts, manifest.devDependencies, manifest.dependencies]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('keeps what starts the app in the archive, and has the command, the workers and the page as plain files', async () => {
    const { header } = getRawHeader(resource('app.asar'));
    const dist = (header.files['dist'] as unknown as { files: Record<string, { unpacked?: boolean }> }).files;
    const packed = Object.keys(dist).filter((name) => /\.c?js$/.test(name) && dist[name]?.unpacked !== true);
    expect(packed.sort()).toEqual(['main.js', 'preload.cjs']);
    for (const name of ['goswitch.js', 'unpack-worker.js', 'renderer/index.html'])
      await access(resource('app.asar.unpacked', 'dist', name));
  });

  it('holds the launcher, the licence, the languages that it speaks, and little else', async () => {
    expect((await readdir(resource())).sort()).toEqual(['LICENSE.txt', 'app.asar', 'app.asar.unpacked', 'bin']);
    expect(await readdir(resource('bin'))).toEqual(['goswitch']);
    expect((await readdir(inApp('locales'))).sort()).toEqual(['en-US.pak', 'zh-CN.pak']);
  });

  it('has its fuses set', async () => {
    expect(await enabledFuses(inApp('goswitch-desktop'))).toEqual(FUSES);
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
    const installed = await launch(
      resource('bin', 'goswitch'),
      ['install', '1.26', '--from', server.base, '--use', '--json'],
      env,
    );
    expect(JSON.parse(installed.stdout)).toMatchObject({ ok: true, version: 'go1.26.3' });
    const { stdout } = await launch(resource('bin', 'goswitch'), ['exec', '1.26', '--', '/usr/bin/env'], env);
    expect(stdout).not.toContain('ELECTRON_RUN_AS_NODE');
  });
});

it('the command of the package serves the window to a browser', async () => {
  const { home, userHome } = await createSandbox();
  const env = { PATH: '/usr/bin:/bin', HOME: userHome, GOSWITCH_HOME: home };
  const child = spawn(resource('bin', 'goswitch'), ['ui', '--no-open'], { env, stdio: ['ignore', 'pipe', 'ignore'] });
  onTestFinished(() => void child.kill());
  const link = await new Promise<string>((resolve) =>
    child.stdout.once('data', (text) => resolve(String(text).trim())),
  );
  expect(await (await fetch(new URL('/', link))).text()).toBe('<!doctype html><title>GoSwitch</title>');
});

it('deb and rpm put the command on PATH, the app below /opt, its icons into the theme, and an entry in both languages into the menu', async () => {
  const script = path.join(ROOT, 'test', 'helpers', 'ask-fpm-arguments.ts');
  const { stdout } = await run(NODE, [script, project, inApp()], {
    cwd: project,
    env: { PATH: '/usr/bin:/bin', HOME: project },
  });
  const asked: Record<string, { args: readonly string[]; entry: string }> = JSON.parse(
    stdout.slice(stdout.lastIndexOf('\n{') + 1),
  );
  const sizes = [16, 24, 32, 48, 64, 128, 256, 512].map(
    (size) => `/usr/share/icons/hicolor/${size}x${size}/apps/goswitch-desktop.png`,
  );
  const installed = [
    '/usr/bin/goswitch',
    '/opt/GoSwitch',
    ...sizes,
    '/usr/share/applications/goswitch-desktop.desktop',
  ];
  for (const format of ['deb', 'rpm']) {
    const { args = [], entry = '' } = asked[format] ?? {};
    expect(args.filter((arg) => /=\/(opt|usr)/.test(arg)).map((arg) => arg.replace(/^.*=/, ''))).toEqual(installed);
    const lines = [
      'Exec=/opt/GoSwitch/goswitch-desktop %U',
      'StartupWMClass=goswitch-desktop',
      'Comment[zh_CN]=安装、校验和切换 Go 版本',
    ];
    expect(entry.split('\n')).toEqual(expect.arrayContaining(lines));
  }
}, 120_000);

describe('the packages of other systems, as far as they can be made here', () => {
  it('macOS: the bundle has icon, launcher and fuses, and the launcher runs', async () => {
    await pack('mac');
    const contents = path.join(project, 'release', 'mac', 'GoSwitch.app', 'Contents');
    const names = ['LICENSE.txt', 'app.asar', 'app.asar.unpacked', 'bin', 'en.lproj', 'icon.icns', 'zh_CN.lproj'];
    expect((await readdir(path.join(contents, 'Resources'))).sort()).toEqual(names);
    expect(await readFile(path.join(contents, 'Info.plist'), 'utf8')).toMatch(
      /<key>CFBundleIdentifier<\/key>\s*<string>goswitch.desktop</,
    );
    expect(await readFile(path.join(contents, 'Info.plist'), 'utf8')).toContain('ElectronAsarIntegrity');
    const { stdout } = await run(path.join(contents, 'Resources', 'bin', 'goswitch'), ['--version'], {
      env: { PATH: '/usr/bin:/bin' },
    });
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(await enabledFuses(path.join(contents, '..'))).toEqual(FUSES);
  }, 120_000);

  it('Windows: launchers for cmd and for Git Bash lie beside the archive', async () => {
    // Writing into the resources of a program needs a real one.
    await pack('win', '-c.win.signAndEditExecutable=false', '-c.disableAsarIntegrity=true');
    const resources = path.join(project, 'release', 'win-unpacked', 'resources');
    expect((await readdir(path.join(resources, 'bin'))).sort()).toEqual(['goswitch', 'goswitch.cmd']);
    const script = await readFile(path.join(resources, 'bin', 'goswitch.cmd'), 'utf8');
    expect(script.split('\r\n').slice(2)).toEqual([
      ...[
        'setlocal',
        'set ELECTRON_RUN_AS_NODE=1',
        '"%~dp0..\\..\\GoSwitch.exe" "%~dp0..\\app.asar.unpacked\\dist\\goswitch.js" %*',
      ],
      ...['exit /b %ERRORLEVEL%', ''],
    ]);
    expect(await enabledFuses(path.join(resources, '..', 'GoSwitch.exe'))).toEqual(FUSES);
  }, 120_000);
});
