import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createStaging } from '../../../../electron/core/manager/home/staging.ts';
import { putInPlace } from '../../../../electron/core/manager/install/put-in-place.ts';
import { installFakeSdk } from '../../../helpers/fake-sdk.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';

test('a rename that fails leaves the SDK that was there, and its manifest, as they were', async () => {
  const { context } = await createSandbox();
  const name = await installFakeSdk(context, { version: 'go1.26.3' });
  const manifest = await readFile(context.layout.manifest(name));
  const staging = await createStaging(context.layout, name);
  const failing = { ...staging, moveTo: () => Promise.reject(new Error('cross-device link')) };
  const writeManifest = (file: string) => writeFile(file, 'new');
  await expect(putInPlace(context, { name, staging: failing, writeManifest })).rejects.toThrow('cross-device link');
  expect(await readFile(context.layout.manifest(name))).toEqual(manifest);
  expect(await readdir(context.layout.sdk(name))).toContain('VERSION');
  expect(await readdir(context.layout.trash)).toEqual([]);
});

test('a fresh tree takes the place of the one that is there, which is in trash/', async () => {
  const { context } = await createSandbox();
  const name = await installFakeSdk(context, { version: 'go1.26.3' });
  const staging = await createStaging(context.layout, name);
  await mkdir(path.join(staging.root, 'bin'));
  const old = await putInPlace(context, { name, staging, writeManifest: (file) => writeFile(file, 'new') });
  expect(await readdir(context.layout.sdk(name))).toEqual(['bin']);
  expect(await readdir(old!)).toContain('VERSION');
  expect(await readFile(context.layout.manifest(name), 'utf8')).toBe('new');
});
