import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { isReleaseVersion, readSdkVersion, sdkVersionOf } from '../../../../electron/core/go/go-version/sdk-version.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';

it.each([
  ['go1.26.3', 'go1.26.3'],
  ['go1', 'go1'],
  ['go1.9.2rc2', 'go1.9.2rc2'],
  ['go1.26.10 X:arenas,jsonv2', 'go1.26.10'],
  ['go1.26.10-X:arenas', 'go1.26.10'],
  ['go1.22.1+build.7', 'go1.22.1'],
  ['go1.27-devel_1a2b3c', 'go1.27-devel_1a2b3c'],
  ['devel go1.23-1a2b3c', 'go1.23-devel_1a2b3c'],
  ['devel +1a2b3c', 'devel'],
  ['go1.27-devel_1a2b3c/../../x Tue', 'go1.27-devel_1a2b3c'],
  ['devel go1.27-1a2b3c/../x Tue', 'devel'],
  ['devel go1.27-1a2b3c Tue Nov 3 10:00:00 2026 +0000', 'go1.27-devel_1a2b3c'],
  ['gopher', null],
  ['1.26.3', null],
  ['', null],
])('%j names %s', (text, version) => {
  expect(sdkVersionOf(text)).toBe(version);
});

it.each([
  ['go1.26.3', true],
  ['go1.27rc1', true],
  ['go1.9.2rc2', true],
  ['go1', true],
  ['go1.27-devel_1a2b3c', false],
  ['devel', false],
  ['go1.026', false],
  ['go1.26.3\n', false],
  ['1.26.3', false],
])('%j is a release: %s', (version, expected) => {
  expect(isReleaseVersion(version)).toBe(expected);
});

it('is the first line of VERSION, in the old form of one line and the new one of two, and null for anything else', async () => {
  const { dir } = await createSandbox();
  const read = async (text: string) => {
    await writeFile(path.join(dir, 'VERSION'), text);
    return await readSdkVersion(dir);
  };
  const texts = ['go1.4', 'go1.26.3\ntime 2026-11-01T00:00:00Z\n', 'go1.20\r\n', '\ngo1.20', 'x'.repeat(100_000)];
  const versions = [];
  for (const text of texts) versions.push(await read(text));
  expect(versions).toEqual(['go1.4', 'go1.26.3', 'go1.20', null, null]);
  await mkdir(path.join(dir, 'a/VERSION'), { recursive: true });
  expect([await readSdkVersion(path.join(dir, 'a')), await readSdkVersion(path.join(dir, 'nowhere'))]).toEqual([
    null,
    null,
  ]);
});
