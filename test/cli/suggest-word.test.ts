import { expect, it } from 'vitest';
import { suggestWord } from '../../electron/cli/suggest-word.ts';

const COMMANDS = ['ls', 'ls-remote', 'install', 'uninstall', 'use', 'verify'];

it.each([
  ['instal', 'install'],
  ['isntall', 'install'],
  ['uninstal', 'uninstall'],
  ['usr', 'use'],
  ['ls-remot', 'ls-remote'],
  ['verfy', 'verify'],
  ['frobnicate', undefined],
  ['xyz', undefined],
])('%s means %s', (typed, meant) => {
  expect(suggestWord(typed, COMMANDS)).toBe(meant);
});
