import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Language } from '../electron/contract/words/language.ts';
import { checkList } from '../electron/contract/words/zh-CN/check-list.ts';
import { CHECKS } from '../electron/core/doctor/checks/checks.ts';

/** docs/checks.md and docs/zh-CN/checks.md, made from the checks. `npm run docs` writes them; a test compares them. */

export const CHECK_DOCUMENTS: Readonly<Record<Language, string>> = {
  en: fileURLToPath(new URL('../docs/checks.md', import.meta.url)),
  'zh-CN': fileURLToPath(new URL('../docs/zh-CN/checks.md', import.meta.url)),
};

const ENGLISH_HEAD = `# What \`goswitch doctor\` checks

[简体中文](zh-CN/checks.md)

Each check examines the environment of a new terminal and of the current process. Checks run in parallel, each with a time limit, and change nothing. The
most severe finding comes first. \`goswitch doctor --list\` prints this list. \`npm run docs\` generates this file.

| Check | Examines |
|---|---|
`;

const CHINESE_HEAD = `# \`goswitch doctor\` 的检查项

[English](../checks.md)

每项检查都会检查新终端和当前进程的环境。各项检查并行运行，各有时间限制，不做任何更改。最严重的问题排在最前。\`goswitch doctor --list\` 显示此列表。此文件由 \`npm run docs\` 生成。

| 检查项 | 检查内容 |
|---|---|
`;

/** The document of one language as it should be. Throws where a check has no text in it. */
export function formatCheckList(language: Language): string {
  const rows = CHECKS.map(({ id, looksAt }) => {
    const text = language === 'en' ? looksAt : checkList[id];
    if (text === undefined) throw new Error(`${id} has no text in electron/contract/words/zh-CN/check-list.ts`);
    return `| \`${id}\` | ${text.replaceAll('|', '\\|')} |\n`;
  });
  return `${language === 'en' ? ENGLISH_HEAD : CHINESE_HEAD}${rows.join('')}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const language of ['en', 'zh-CN'] as const) {
    await mkdir(path.dirname(CHECK_DOCUMENTS[language]), { recursive: true });
    await writeFile(CHECK_DOCUMENTS[language], formatCheckList(language));
  }
}
