import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** Who may start programs without `startChild` and `startTyped`, which clean the environment and look names up. */
const ALLOWED = {
  'electron/core/base/programs/start-child.ts': 'it is the place',
  'electron/core/base/files/keep-attributes.ts':
    "starts the system's cp, named absolutely, with an empty environment; files/ stands below programs/",
  'electron/core/go/releases/machine-readers.ts':
    'waits for /usr/sbin/sysctl, named absolutely, with an empty environment, before the engine is there',
  'scripts/run-suites.ts': "runs this project's own test suites in the environment that its developer has",
  'scripts/package.ts': "runs this project's own build tools with the node that runs it, named absolutely",
};

it('programs are started in one place', async () => {
  const files = (
    await Promise.all(['electron', 'renderer', 'scripts'].map((folder) => sourcesBelow(path.join(ROOT, folder))))
  ).flat();
  const starting: string[] = [];
  for (const file of files) {
    const text = await readFile(file, 'utf8');
    // A type alone starts nothing.
    const code = text.replace(/^import type .*$/gm, '').replace(/as typeof import\('node:child_process'\)/g, '');
    if (/['"](?:node:)?(?:child_process|cluster)['"]|process\.execve\(|utilityProcess\./.test(code))
      starting.push(path.relative(ROOT, file));
  }
  expect(starting.map((file) => file.replaceAll(path.sep, '/')).sort()).toEqual(Object.keys(ALLOWED).sort());
  expect(files.length).toBeGreaterThan(500);
});

async function sourcesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /\.(?:ts|tsx|js|mjs|cjs)$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));
}
