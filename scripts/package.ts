/**
 * `npm run package [-- --linux|--mac|--win ...]`: builds and packs the desktop app into release/. Arguments go to
 * electron-builder. With ELECTRON_OVERRIDE_DIST_PATH the runtime in that folder is packed; otherwise electron-builder
 * fetches it. Nothing is published.
 */
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { packagedSystems, signingNotices } from './package/signing-notices.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const args = process.argv.slice(2);
const runtime = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
const inRoot = { cwd: root, stdio: 'inherit' } as const;

for (const notice of signingNotices(packagedSystems(args, process.platform), process.env))
  console.log(`package: ${notice}`);
for (const config of ['vite.node.config.ts', 'vite.main.config.ts', 'vite.preload.config.ts', 'vite.config.ts']) {
  const vite = path.join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  execFileSync(process.execPath, [vite, 'build', '--config', config, '--logLevel', 'warn'], inRoot);
}
const builder = path.join(root, 'node_modules', 'electron-builder', 'cli.js');
const options = ['--publish', 'never', ...(runtime ? [`-c.electronDist=${runtime}`] : []), ...args];
execFileSync(process.execPath, [builder, ...options], inRoot);
