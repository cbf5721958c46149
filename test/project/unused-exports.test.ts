import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { createSandbox } from '../helpers/sandbox.ts';
import { findUnusedExports } from '../helpers/unused-exports.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

it('what a file exports, another file imports', () => {
  expect(findUnusedExports(root, ['electron', 'renderer', 'scripts'], ['test'])).toEqual([]);
});

it('imports of every kind count, and a mention in a comment does not', async () => {
  const folder = await writeSources({
    'src/a.ts': [
      'export const named = 1;',
      'export type Typed = 1;',
      'export function renamed() {}',
      'export async function called() {}',
      'export interface PassedOn {}',
      'export const inComment = 1;',
      'export const atHome = 1;',
      'console.log(atHome);',
    ],
    'src/all.ts': ["export type * from './a.ts';"],
    'src/b.ts': [
      "import { named, type Typed } from './a.ts';",
      "export { renamed as other } from './a.ts';",
      "const { called } = await import('./a.ts');",
      '// inComment, atHome',
    ],
    'test/c.ts': ["import type { PassedOn } from '../src/all.ts';"],
  });
  expect(findUnusedExports(folder, ['src'], ['test'])).toEqual(['src/a.ts inComment', 'src/a.ts atHome']);
});

async function writeSources(files: Readonly<Record<string, readonly string[]>>): Promise<string> {
  const { userHome } = (await createSandbox()).context;
  for (const [file, lines] of Object.entries(files)) {
    const target = path.join(userHome, file);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, lines.join('\n'));
  }
  return userHome;
}
