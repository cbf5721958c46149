import { describe, expect, it } from 'vitest';
import { createTranslator } from '../../../electron/cli/words/translate-sentences.ts';
import { sentences } from '../../../electron/cli/words/zh-CN/sentences/sentences.ts';
import { placeholders } from '../../helpers/catalogue-texts.ts';
import { sentencesOfSource } from '../../helpers/sentences-of-source.ts';

describe('translating by the form of a sentence', () => {
  const translate = createTranslator(() => [
    {
      '{{file}} is not a folder': '{{file}} 不是文件夹',
      'Could not read {{file}}: {{why}}': '无法读取 {{file}}：{{why}}',
      'Could not read {{file}}': '无法读取 {{file}}',
      'it is locked': '它被锁定',
      Stopped: '已停止',
    },
  ]);

  it.each([
    ['/a b is not a folder', '/a b 不是文件夹'],
    ['Could not read /x: it is locked', '无法读取 /x：它被锁定'],
    ['Could not read /x: EWHAT', '无法读取 /x：EWHAT'],
    ['Could not read $&', '无法读取 $&'],
    ['Stopped', '已停止'],
    ['Something else', 'Something else'],
    ['two\nlines is not a folder', 'two\nlines 不是文件夹'],
  ])('%j', (english, chinese) => expect(translate(english)).toBe(chinese));
});

describe('the Chinese forms', () => {
  it('fill in what the English ones do', () => {
    const odd = sentences
      .flatMap(Object.entries<string>)
      .filter(([english, chinese]) => placeholders(chinese).some((name) => !placeholders(english).includes(name)));
    expect(odd).toEqual([]);
  });

  it('have Chinese punctuation', () => {
    expect(sentences.flatMap(Object.values<string>).filter((text) => /\p{Script=Han}[,;:!?]/u.test(text))).toEqual([]);
  });

  it('cover every error and hint of the core and the command: add what is missing to cli/words/zh-CN/sentences', async () => {
    const translate = createTranslator(() => sentences);
    const missing = (await sentencesOfSource()).filter((sentence) => !/\p{Script=Han}/u.test(translate(sentence)));
    expect(missing).toEqual([]);
  });
});
