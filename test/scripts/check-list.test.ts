import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { CHECKS } from '../../electron/core/doctor/checks/checks.ts';
import { CHECK_DOCUMENT, formatCheckList } from '../../scripts/check-list.ts';

it('docs/checks.md lists every check (npm run docs mends it)', async () => {
  expect(await readFile(CHECK_DOCUMENT, 'utf8')).toBe(formatCheckList());
});

it('every file of a check is run under its own name, once', async () => {
  const files = await readdir(fileURLToPath(new URL('../../electron/core/doctor/checks/rules/', import.meta.url)));
  expect(CHECKS.map(({ id }) => `${id}.ts`).sort()).toEqual(files.sort());
});
