import { glob, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');

it('no test waits with the one second of vi.waitFor: eventually() has a limit for what hangs', async () => {
  const found: string[] = [];
  for await (const file of glob('test/**/*.ts', { cwd: ROOT })) {
    if (file.endsWith('eventually.ts') || file === path.relative(ROOT, import.meta.filename)) continue;
    if (/\bvi\.wait(?:For|Until)\(/.test(await readFile(path.join(ROOT, file), 'utf8'))) found.push(file);
  }
  expect(found).toEqual([]);
});
