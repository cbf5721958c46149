import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { checkList } from '../../electron/contract/words/zh-CN/check-list.ts';
import { CHECKS } from '../../electron/core/doctor/checks/checks.ts';
import { CHECK_DOCUMENTS, formatCheckList } from '../../scripts/check-list.ts';

it.each(['en', 'zh-CN'] as const)('the document lists every check (npm run docs rewrites it): %s', async (language) => {
  expect(await readFile(CHECK_DOCUMENTS[language], 'utf8')).toBe(formatCheckList(language));
});

it('every check has a Chinese text, and no other text is kept', () => {
  expect(Object.keys(checkList).sort()).toEqual(CHECKS.map(({ id }) => id).sort());
});

it('every file of a check is run under its own name, once', async () => {
  const files = await readdir(fileURLToPath(new URL('../../electron/core/doctor/checks/rules/', import.meta.url)));
  expect(CHECKS.map(({ id }) => `${id}.ts`).sort()).toEqual(files.sort());
});
