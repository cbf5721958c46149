import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { hash1 } from '../../../electron/core/toolchain-module/dirhash.ts';

const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const sum = (lines: string) => `h1:${createHash('sha256').update(lines).digest('base64')}`;

it('is SHA-256 over one line for each file', () => {
  // printf '%s  %s\n' e3b0...b855 m@v1/a | sha256sum | xxd -r -p | base64
  expect(hash1([{ name: 'm@v1/a', sha256: EMPTY }])).toBe(sum(`${EMPTY}  m@v1/a\n`));
});

it('no files are SHA-256 of nothing', () => {
  expect(hash1([])).toBe('h1:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=');
});

it('orders names by their bytes, whatever order they come in', () => {
  // In UTF-8 the full-width comma (EF BC 8C) is below the emoji (F0 9F 98 80); in UTF-16, as JavaScript compares, it is above (FF0C, D83D).
  const names = ['\u{1F600}', '\uff0c', 'a/b', 'a-b', 'B', 'a'];
  const lines = ['B', 'a', 'a-b', 'a/b', '\uff0c', '\u{1F600}'].map((name) => `${EMPTY}  ${name}\n`).join('');
  expect(hash1(names.map((name) => ({ name, sha256: EMPTY })))).toBe(sum(lines));
});

it('a line end in a name is an error: it could stand for two files', () => {
  expect(() => hash1([{ name: `a\n${EMPTY}  b`, sha256: EMPTY }])).toThrow('newlines');
});
