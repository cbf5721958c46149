import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { countBytes, estimateBuildCache } from '../../../../electron/core/doctor/machine/folder-size.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';

const { signal } = new AbortController();

async function makeFiles(folder: string, count: number): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (let at = 0; at < count; at++) await writeFile(path.join(folder, `f${at}`), '0123456789');
}

it('counts files of all folders, and no more of them than allowed', async () => {
  const { dir } = await createSandbox();
  await makeFiles(path.join(dir, 'size/a/b'), 3);
  await makeFiles(path.join(dir, 'size/c'), 4);
  expect(await countBytes(path.join(dir, 'size'), { signal, maxFiles: 100 })).toBe(70);
  expect(await countBytes(path.join(dir, 'size'), { signal, maxFiles: 5 })).toBe(50);
  expect(await countBytes(path.join(dir, 'gone'), { signal, maxFiles: 5 })).toBe(0);
  expect(await countBytes(path.join(dir, 'size'), { signal: AbortSignal.abort(), maxFiles: 5 })).toBe(0);
});

it('estimates a build cache whose folders are filled alike', async () => {
  const { dir } = await createSandbox();
  const names = Array.from({ length: 256 }, (_, at) => at.toString(16).padStart(2, '0'));
  for (const name of names) await makeFiles(path.join(dir, 'cache', name), 1);
  expect(await estimateBuildCache(path.join(dir, 'cache'), signal)).toBe(2560);
});
