import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  globSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { sharedFolder } from './shared-folder.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** All that the build reads, but for the dependencies: the lock file has their versions. */
const SOURCES = ['electron/**/*.ts', 'scripts/*.ts', 'vite.node.config.ts', 'package.json', 'package-lock.json'];

/** A build that no test asked for in this time is removed. */
const UNUSED_MS = 24 * 3_600_000;

let entry: string | undefined;

/**
 * `goswitch.js` as it is built from the sources of now, which starts in two thirds of the processor time of the
 * source. The first test that asks builds it, and its folder is named after the sources: never stale, and no later run
 * over the same sources builds again.
 */
export function builtEntry(): string {
  entry ??= path.join(builtFolder(), 'goswitch.js');
  return entry;
}

function builtFolder(): string {
  const builds = sharedFolder('command-builds');
  const folder = path.join(builds, hashOfSources());
  if (existsSync(folder)) {
    utimesSync(folder, new Date(), new Date());
    return folder;
  }
  removeUnused(builds);
  const made = mkdtempSync(path.join(builds, 'making-'));
  build(made);
  // What a folder without it holds are CommonJS modules, until Node has read them in vain.
  writeFileSync(path.join(made, 'package.json'), '{ "type": "module" }\n');
  try {
    renameSync(made, folder);
  } catch (error) {
    // A test beside this one was done first.
    if (!existsSync(folder)) throw error;
    rmSync(made, { recursive: true });
  }
  return folder;
}

function removeUnused(builds: string): void {
  for (const name of readdirSync(builds)) {
    const folder = path.join(builds, name);
    const usedAt = statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - usedAt > UNUSED_MS) rmSync(folder, { recursive: true, force: true });
  }
}

function hashOfSources(): string {
  const hash = createHash('sha256').update(process.version);
  for (const file of globSync(SOURCES, { cwd: ROOT }).sort()) {
    hash.update(`\0${file}\0`).update(readFileSync(path.join(ROOT, file)));
  }
  return hash.digest('hex').slice(0, 32);
}

function build(folder: string): void {
  const vite = path.join(ROOT, 'node_modules/vite/bin/vite.js');
  const options = ['--config', 'vite.node.config.ts', '--outDir', folder, '--logLevel', 'error'];
  const { status, stdout, stderr } = spawnSync(process.execPath, [vite, 'build', ...options], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`vite build failed:\n${stdout}${stderr}`);
}
