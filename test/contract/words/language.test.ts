import { expect, it } from 'vitest';
import { chooseLanguage } from '../../../electron/contract/words/language.ts';

it.each([
  ['en', ['zh-CN'], 'en'],
  ['zh-CN', ['en-US'], 'zh-CN'],
  ['system', ['zh-Hant-TW', 'en'], 'zh-CN'],
  ['system', ['de-DE', 'zh-CN', 'en'], 'zh-CN'],
  ['system', ['en-GB', 'zh'], 'en'],
  ['system', ['de-DE'], 'en'],
  ['system', ['EN-us'], 'en'],
  ['system', ['fr'], 'en'],
  ['system', [], 'en'],
] as const)('setting %s with %j is %s', (setting, preferred, language) => {
  expect(chooseLanguage(setting, preferred)).toBe(language);
});
