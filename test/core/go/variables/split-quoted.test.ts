import { expect, it } from 'vitest';
import { splitQuoted } from '../../../../electron/core/go/variables/split-quoted.ts';

it.each([
  ['', []],
  [' \t\n ', []],
  ['-a  -b', ['-a', '-b']],
  [`'-ldflags=-s -w' "x y" z`, ['-ldflags=-s -w', 'x y', 'z']],
  // A quote inside a word is a character, and two words may touch.
  [`a'b c'`, [`a'b`, `c'`]],
  [`'a'"b"`, ['a', 'b']],
  [`"it's"`, [`it's`]],
])('%j', (text, words) => {
  expect(splitQuoted(text)).toEqual({ words });
});

it.each([`'`, `a "b`, `'a"`])('%j is not closed', (text) => {
  expect(splitQuoted(text)).toEqual({ problem: expect.stringMatching(/^unterminated ['"] string$/) });
});
