import { chmod, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { expandPattern } from '../../../../electron/core/manager/sdks/expand-pattern.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';

it('finds what fits, a * standing for any part of one name', async () => {
  const { dir } = await createSandbox();
  for (const folder of [
    'go1.26/libexec',
    'go@1.25/1.25.9/libexec',
    'go/1.26.3/libexec',
    '.go/x',
    'gopher.txt',
    'a+b/go',
  ]) {
    await mkdir(path.join(dir, 'cellar', folder), { recursive: true });
  }
  const find = async (pattern: string) =>
    (await expandPattern(path.join(dir, 'cellar', pattern))).map((found) => path.relative(dir, found)).sort();
  expect(await find('go*/*/libexec')).toEqual([
    'cellar/go/1.26.3/libexec',
    'cellar/go1.26/libexec/libexec',
    'cellar/go@1.25/1.25.9/libexec',
  ]);
  expect(await find('go.*')).toEqual([]);
  expect(await find('*')).toEqual(['cellar/a+b', 'cellar/go', 'cellar/go1.26', 'cellar/go@1.25', 'cellar/gopher.txt']);
  expect(await find('.*')).toEqual(['cellar/.go']);
  expect(await find('a+*/go')).toEqual(['cellar/a+b/go']);
  expect(await find('not/there')).toEqual(['cellar/not/there']);
});

it('finds nothing where it cannot read', async () => {
  const { dir } = await createSandbox();
  await writeFile(path.join(dir, 'file'), '');
  await mkdir(path.join(dir, 'closed'));
  await chmod(path.join(dir, 'closed'), 0o000);
  expect([
    await expandPattern(path.join(dir, 'file/*')),
    await expandPattern(path.join(dir, 'closed/*')),
    await expandPattern(path.join(dir, 'gone/*/x')),
  ]).toEqual([[], [], []]);
});
