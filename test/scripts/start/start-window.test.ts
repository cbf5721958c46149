import { execFile } from 'node:child_process';
import { mkdir, rm, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { beforeEach, describe, expect, it } from 'vitest';
import { findElectronRuntime } from '../../../scripts/start/electron-runtime.ts';
import { isBuildStale } from '../../../scripts/start/is-build-stale.ts';
import { NODE, ROOT } from '../../helpers/build-desktop.ts';
import { createSandbox } from '../../helpers/sandbox.ts';

const run = promisify(execFile);
let root: string;
let env: Record<string, string>;

const write = async (name: string, text: string, mode = 0o644) => {
  await mkdir(path.dirname(path.join(root, name)), { recursive: true });
  await writeFile(path.join(root, name), text, { mode });
};

/**
 * A checkout of a few bytes whose build writes what the real one writes, and whose command and runtime print what they
 * are told.
 */
beforeEach(async () => {
  const sandbox = await createSandbox();
  root = path.join(sandbox.dir, 'checkout');
  env = {
    ...sandbox.env,
    PATH: `${path.dirname(NODE)}:${sandbox.env['PATH']}`,
    npm_execpath: path.join(root, 'npm.mjs'),
  };
  await write('electron/main.ts', '');
  await write('package.json', '{"type":"module"}');
  const command = 'console.log("command", ...process.argv.slice(2))';
  const files = ['main.js', 'preload.cjs', 'renderer/index.html'].map(
    (name) => `mkdirSync('dist/renderer', { recursive: true }); writeFileSync('dist/${name}', '');`,
  );
  await write(
    'npm.mjs',
    `import { mkdirSync, writeFileSync } from 'node:fs';\nconsole.log('noise');\n${files.join('\n')}\nwriteFileSync('dist/goswitch.js', '${command}');`,
  );
});

async function start(...args: string[]): Promise<string[]> {
  const code = `import { startWindow } from ${JSON.stringify(path.join(ROOT, 'scripts/start/start-window.ts'))};
    process.exitCode = await startWindow({ root: process.argv[1], env: process.env, os: 'linux', args: process.argv.slice(2), say: console.log });`;
  const { stdout } = await run(NODE, ['--input-type=module', '-e', code, root, ...args], { env });
  return stdout.trim().split('\n');
}

const WITHOUT_RUNTIME =
  "Electron's runtime is not here (`npx install-electron` fetches it), so the window opens in your browser: goswitch ui";

describe('npm start', () => {
  it('without a runtime: builds, says so in one line, and opens the window in the browser', async () => {
    expect(await start('--no-open')).toEqual(['Building the window ...', WITHOUT_RUNTIME, 'command ui --no-open']);
    expect(await start()).toEqual([WITHOUT_RUNTIME, 'command ui']);
  });

  it('with a runtime: opens Electron', async () => {
    await start();
    const program = '#!/bin/sh\necho electron "$@"\n';
    await write('node_modules/electron/dist/electron', program, 0o755);
    expect(await start('--flag')).toEqual([`electron ${root} --flag`]);
    await rm(path.join(root, 'node_modules'), { recursive: true });
    await write('elsewhere/electron', program, 0o755);
    env['ELECTRON_OVERRIDE_DIST_PATH'] = path.join(root, 'elsewhere');
    expect(await start()).toEqual([`electron ${root}`]);
  });

  it('ends with the code of what it started, and shows why a build failed', async () => {
    await write('npm.mjs', 'console.error("no such file", process.argv.slice(2).join(" ")); process.exit(7);');
    await expect(start()).rejects.toMatchObject({
      code: 7,
      stdout: 'Building the window ...\nno such file run --silent build\n',
    });
  });
});

describe('isBuildStale', () => {
  it('is true while something is missing, or older than a source', async () => {
    expect(isBuildStale(root)).toBe(true);
    await start();
    expect(isBuildStale(root)).toBe(false);
    const later = new Date(Date.now() + 60_000);
    await utimes(path.join(root, 'electron', 'main.ts'), later, later);
    expect(isBuildStale(root)).toBe(true);
  });
});

describe('findElectronRuntime', () => {
  it.each([
    ['linux', 'electron'],
    ['darwin', 'Electron.app/Contents/MacOS/Electron'],
    ['win32', 'electron.exe'],
  ] as const)('finds the program of %s', async (os, program) => {
    expect(findElectronRuntime({ root, env: {}, os })).toBeNull();
    await write(`node_modules/electron/dist/${program}`, '', 0o755);
    expect(findElectronRuntime({ root, env: {}, os })).toBe(path.join(root, 'node_modules/electron/dist', program));
  });
});
