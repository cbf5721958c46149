import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll } from 'vitest';

const run = promisify(execFile);
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** The Node that runs the tests: what runs the build, and stands in for what Electron carries. */
export const NODE = path.join(ROOT, 'node_modules', '.bin', 'node');

/**
 * A folder like the checkout after `npm run build`, as far as packages need it, with a page of a few bytes for the
 * window; removed after the file's tests. The checkout's own dist/ is left alone: other suites build there.
 */
export async function buildDesktop(): Promise<string> {
  const dir = await mkdtemp(path.join(os.tmpdir(), 'goswitch-desktop-'));
  afterAll(() => rm(dir, { recursive: true, force: true }));
  for (const name of ['package.json', 'LICENSE', 'electron-builder.yml', 'resources'])
    await cp(path.join(ROOT, name), path.join(dir, name), { recursive: true });
  // Of Electron only its version is asked for.
  const electron = path.join('node_modules', 'electron', 'package.json');
  await cp(path.join(ROOT, electron), path.join(dir, electron), { recursive: true });
  const vite = path.join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
  const build = async (config: string, ...args: string[]) => {
    const options = ['build', '--config', config, '--outDir', path.join(dir, 'dist'), '--logLevel', 'error', ...args];
    await run(NODE, [vite, ...options], { cwd: ROOT, env: { PATH: '/usr/bin:/bin', HOME: dir } });
  };
  await build('vite.node.config.ts', '--emptyOutDir');
  await build('vite.main.config.ts');
  await build('vite.preload.config.ts');
  const assets = path.join(dir, 'dist', 'renderer', 'assets');
  await mkdir(assets, { recursive: true });
  await writeFile(path.join(assets, '..', 'index.html'), '<!doctype html><title>GoSwitch</title>');
  await writeFile(path.join(assets, 'index-1a.js'), 'start();');
  return dir;
}
