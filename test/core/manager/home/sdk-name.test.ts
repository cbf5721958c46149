import path from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isRunnable, isSdkName } from '../../../../electron/core/manager/home/sdk-name.ts';

it.each(['go1.26.3', 'go1', 'go1.27rc1', 'go1.26.3.darwin-amd64'])('%s is the name of an SDK', (name) => {
  expect(isSdkName(name)).toBe(true);
});

it.each([
  '',
  'go',
  'gopher',
  '1.26.3',
  'go1/../x',
  'go1\\x',
  'go1..2',
  'go1.26.3\n',
  'go1.26.3 ',
  '.go1',
  `go1${'1'.repeat(200)}`,
  'go1\0',
])('%j is none', (name) => {
  expect(isSdkName(name)).toBe(false);
});

it('never lets anything through that leaves the folder it is put in', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.string().map((text) => `go1${text}`),
      ),
      (text) => {
        if (isSdkName(text)) expect(path.dirname(path.resolve('/versions', text))).toBe('/versions');
      },
    ),
  );
});

it.each([
  ['linux/386', 'linux/amd64', true],
  ['linux/amd64', 'linux/amd64', true],
  ['linux/amd64', 'linux/arm64', false],
  ['darwin/amd64', 'darwin/arm64', true],
  ['darwin/arm64', 'darwin/amd64', false],
  ['darwin/386', 'darwin/amd64', false],
  ['windows/amd64', 'windows/arm64', true],
  ['windows/amd64', 'linux/amd64', false],
])('%s runs on %s: %s', (platform, native, expected) => {
  const read = (text: string) => ({ os: text.split('/')[0] ?? '', arch: text.split('/')[1] ?? '' });
  expect(isRunnable(read(platform), read(native))).toBe(expected);
});
