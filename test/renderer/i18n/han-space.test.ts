import { expect, it } from 'vitest';
import { addHanSpace } from '../../../renderer/i18n/han-space.ts';

it.each([
  ['已安装Go 1.26版本', '已安装\u2009Go 1.26\u2009版本'],
  ['GOROOT变量', 'GOROOT\u2009变量'],
  ['用时3秒', '用时\u20093\u2009秒'],
  // Punctuation and spaces that are there already need no more.
  ['安装 Go，版本：1.26。', '安装 Go，版本：1.26。'],
  ['English only 1.26', 'English only 1.26'],
])('a thin space comes between Han and Latin: %s', (text, spaced) => {
  expect(addHanSpace(text)).toBe(spaced);
  expect(addHanSpace(spaced)).toBe(spaced);
});
