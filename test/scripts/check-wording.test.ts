import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { findAllWordingFaults, findWordingFaults } from '../../scripts/check-wording.ts';

const found = (file: string, content: string) =>
  findWordingFaults(file, content).map(({ line, found: words }) => `${line} ${words}`);

describe('the wording check', () => {
  it('passes for the project as it is', () => {
    expect(findAllWordingFaults(fileURLToPath(new URL('../..', import.meta.url)))).toEqual([]);
  });

  it.each<[string, string, string, readonly string[]]>([
    [
      'a text of the window',
      'renderer/i18n/en/x.ts',
      "export const x = {\n  a: 'Take it away',\n};",
      ['2 Take it away'],
    ],
    ['a text of the tray', 'electron/main/words/en.ts', "a: 'The list of releases',", ['1 list of releases']],
    ['a finding', 'electron/contract/words/en/findings/x.ts', 'why: "it is no SDK",', ['1 is no SDK']],
    ['a document', 'docs/x.md', '# Title\n\nThe value in force.\n', ['3 in force']],
    ['a comment', 'electron/core/x.ts', '/** Asks anew. */\nexport const x = 1; ', ['1 anew']],
    ['a long comment', 'electron/core/x.ts', '/**\n * One.\n * Not any more.\n */\nconst a = 1;', ['3 any more']],
    ['a line comment', 'renderer/x.tsx', '  // a start-up file', ['1 start-up']],
    [
      'Chinese',
      'renderer/i18n/zh-CN/x.ts',
      "a: '接管 Go',\nb: '版本,列表',\nc: '安装Go',",
      ['1 接管', '2 本,', '3 装G'],
    ],
  ])('finds a banned word in %s', (_, file, content, faults) => {
    expect(found(file, content)).toEqual(faults);
  });

  it.each([
    ['code in a document', 'docs/x.md', 'Run `goswitch anew`.\n\n    the value in force\n\n```\nanew\n```\n'],
    ['data of a source file', 'electron/core/x.ts', "const kind = 'adopted';"],
    ['an English text in a Chinese catalogue', 'renderer/i18n/zh-CN/x.ts', "a: 'English',"],
  ])('leaves %s alone', (_, file, content) => {
    expect(found(file, content)).toEqual([]);
  });
});
