import { spawnSync } from 'node:child_process';
import { cp, rm } from 'node:fs/promises';
import path from 'node:path';
import { findChromium } from './find-chromium.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const VARIABLE = 'GOSWITCH_E2E_BUILD';

/**
 * The command and the window as they are built now, in a folder of this run's own: never stale, and nobody's `dist/`
 * changes under the specs.
 */
export function builtCommand(): string {
  const folder = process.env[VARIABLE];
  if (folder === undefined)
    throw new Error('The specs run through `npx playwright test`, which builds what they look at');
  return path.join(folder, 'goswitch.js');
}

/** Playwright's global setup: builds once for all specs; what it returns clears away. */
// biome-ignore lint/style/noDefaultExport: Playwright calls the default export of this file
export default async function buildWindow(): Promise<(() => Promise<void>) | undefined> {
  if (findChromium() === null) {
    console.error(
      'Every window spec is skipped: there is no Chromium on PATH (apt-get install chromium, or name one in CHROMIUM_PATH)',
    );
    return undefined;
  }
  const folder = path.join(ROOT, 'test-results', `built-${process.pid}`);
  const dist = path.join(folder, 'dist');
  build(['--config', 'vite.node.config.ts', '--outDir', dist]);
  build(['--config', 'vite.main.config.ts', '--outDir', dist]);
  build(['--config', 'vite.preload.config.ts', '--outDir', dist]);
  build(['--outDir', path.join(dist, 'renderer')]);
  // Where the desktop app looks for its icons.
  await cp(path.join(ROOT, 'resources'), path.join(folder, 'resources'), { recursive: true });
  process.env[VARIABLE] = dist;
  return async () => await rm(folder, { recursive: true, force: true });
}

function build(args: readonly string[]): void {
  const vite = path.join(ROOT, 'node_modules/vite/bin/vite.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'error', ...args], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`vite build ${args.join(' ')} failed:\n${stdout}${stderr}`);
}
