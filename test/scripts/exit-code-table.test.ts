import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { DOCUMENT, withExitCodeTable } from '../../scripts/exit-code-table.ts';

it('docs/json.md lists every error code with its exit code (npm run docs mends it)', async () => {
  const document = await readFile(DOCUMENT, 'utf8');
  expect(document).toBe(await withExitCodeTable(document));
});
