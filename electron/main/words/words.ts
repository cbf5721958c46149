import { en, type Words } from './en.ts';
import type { Language } from './language.ts';
import { zhCn } from './zh-cn.ts';

export type { Words } from './en.ts';

export const WORDS: Readonly<Record<Language, Words>> = { en, 'zh-CN': zhCn };
