import type { Language } from '../../contract/words/language.ts';
import { en } from './en.ts';
import { zhCn } from './zh-cn.ts';

export type Words = typeof en;

/** Under the type of the English texts, out of which `say` reads their parameters. */
export const WORDS: Readonly<Record<Language, Words>> = { en, 'zh-CN': zhCn as unknown as Words };
