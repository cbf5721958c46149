import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { isGoPlatform } from '../../../../electron/core/go/variables/go-platforms.ts';
import { findRealToolchains } from '../../../helpers/real-toolchains.ts';

it.each([
  ['linux', 'amd64', true],
  ['windows', 's390x', false],
  ['foo', 'amd64', false],
  ['linux', '', false],
  ['constructor', 'amd64', false],
])('%s/%s: %s', (os, arch, expected) => {
  expect(isGoPlatform(os, arch)).toBe(expected);
});

describe.skipIf(findRealToolchains().length === 0)('knows every platform of', () => {
  it.each(findRealToolchains())('$version', ({ root }) => {
    const env = { ...process.env, GOTOOLCHAIN: 'local', GOROOT: root };
    const list = execFileSync(path.join(root, 'bin/go'), ['tool', 'dist', 'list'], { env, encoding: 'utf8' })
      .trim()
      .split('\n');
    expect(list.filter((pair) => !isGoPlatform(...(pair.split('/') as [string, string])))).toEqual([]);
  });
});
