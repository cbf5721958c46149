import { expect, it } from 'vitest';
import { withHiddenShown } from '../../../renderer/shell/show-hidden-characters.ts';

it.each([
  ['/src/\u202egnp.exe', '/src/\\u202egnp.exe'],
  ['a\u2066b\u2069', 'a\\u2066b\\u2069'],
  ['a\u200fb\ufeff', 'a\\u200fb\\ufeff'],
  ['\u001b[31mred\u0007', '\\x1b[31mred\\x07'],
  ['\u009b31m', '\\x9b31m'],
])('%j is shown as %j', (text, shown) => {
  expect(withHiddenShown(text)).toBe(shown);
});

it.each(['two\n\tlines\r\n', '中文与 emoji 👩‍💻', 'café', 'שלום', ''])('%j stays', (text) => {
  expect(withHiddenShown(text)).toBe(text);
});
