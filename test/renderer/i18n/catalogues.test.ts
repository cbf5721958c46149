import { expect, it } from 'vitest';
import { en } from '../../../renderer/i18n/en/en.ts';
import { zhCn } from '../../../renderer/i18n/zh-CN/zh-cn.ts';
import { catalogueTexts, placeholders } from '../../helpers/catalogue-texts.ts';

const english = catalogueTexts(en);
const chinese = catalogueTexts(zhCn);
const isSingular = (key: string) => key.endsWith('_one');

it('both languages have the same texts', () => {
  expect([...chinese.keys()].sort()).toEqual([...english.keys()].filter((key) => !isSingular(key)).sort());
});

it('a Chinese text fills in what the English one does', () => {
  const differing = [...chinese].filter(
    ([key, text]) => placeholders(text).join() !== placeholders(english.get(key)!).join(),
  );
  expect(differing.map(([key]) => key)).toEqual([]);
});

it('every text that counts has both English forms', () => {
  const lonely = [...english.keys()].filter(
    (key) => key.endsWith('_other') !== true && isSingular(key) && !english.has(key.replace(/_one$/, '_other')),
  );
  const singularless = [...english.keys()].filter(
    (key) => key.endsWith('_other') && !english.has(key.replace(/_other$/, '_one')),
  );
  expect([...lonely, ...singularless]).toEqual([]);
});

it('no text is empty, and none has blanks at its ends; what joins texts may', () => {
  const isJoint = (key: string) => /^[\s\p{P}]*$/u.test(english.get(key)!);
  const odd = [...english, ...chinese].filter(([key, text]) => !isJoint(key) && (text === '' || text.trim() !== text));
  expect(odd).toEqual([]);
});

it('Chinese sentences use Chinese punctuation', () => {
  expect([...chinese].filter(([, text]) => /\p{Script=Han}[,;:!?]/u.test(text))).toEqual([]);
});

it('one word for the reader: 你, and 删除 for files that go', () => {
  expect([...chinese].filter(([, text]) => text.includes('您') || text.includes('移除该版本'))).toEqual([]);
});
