import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { makeZip } from './make-zip.ts';
import { sharedFolder } from './shared-folder.ts';

const run = promisify(execFile);

/**
 * Shared by every test that builds with a real go, so that the standard library is compiled once for each platform and
 * version.
 */
export const GO_CACHE = sharedFolder('go-build');

/** What a build needs and nothing of the user's: no checksum database, no proxy but the one given. */
export function goEnv(folder: string, more: Readonly<Record<string, string>> = {}): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: folder,
    GOCACHE: GO_CACHE,
    GOMODCACHE: path.join(folder, 'modcache'),
    GOFLAGS: '-modcacherw',
    GOTOOLCHAIN: 'local',
    GOENV: 'off',
    GOSUMDB: 'off',
    GOPROXY: 'off',
    GOTELEMETRY: 'off',
    CGO_ENABLED: '0',
    ...more,
  };
}

/** Runs a real go; throws with what it said. */
export async function runGo(
  root: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly env: Record<string, string> },
): Promise<string> {
  const { stdout } = await run(path.join(root, 'bin/go'), [...args], { ...options, maxBuffer: 1 << 26 });
  return stdout;
}

/** Writes a tree of texts. */
export async function writeTree(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}

/**
 * Adds a module version to a folder that serves as GOPROXY by its file:// URL (go help goproxy). `files` needs a
 * go.mod.
 */
export async function addToFileProxy(
  proxy: string,
  module: string,
  version: string,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  const folder = path.join(proxy, module, '@v');
  const entries = Object.entries(files).map(([file, body]) => ({ name: `${module}@${version}/${file}`, body }));
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, `${version}.zip`), makeZip(entries));
  await writeFile(path.join(folder, `${version}.mod`), files['go.mod'] ?? '');
  await writeFile(
    path.join(folder, `${version}.info`),
    JSON.stringify({ Version: version, Time: '2026-01-01T00:00:00Z' }),
  );
  await writeFile(path.join(folder, 'list'), `${version}\n`);
}
