import { afterEach, describe, expect, it } from 'vitest';
import { GLOBAL_OPTIONS } from '../../../electron/cli/command.ts';
import { COMMAND_TABLE } from '../../../electron/cli/command-table.ts';
import { formatCommandHelp, formatGeneralHelp } from '../../../electron/cli/help.ts';
import { createStyle } from '../../../electron/cli/terminal/style.ts';
import { speak } from '../../../electron/cli/words/speak.ts';
import { zhCn } from '../../../electron/cli/words/zh-CN/zh-cn.ts';

const plain = createStyle(false);
const HAN = /\p{Script=Han}/u;
/** A name of something in prose, such as `bash, zsh, fish`, has no sentence in it. */
const isSentence = (text: string) => /[a-z]{2,} [a-z]{2,} [a-z]{2,}/.test(text);

afterEach(() => speak(null));

describe('Chinese help', () => {
  it.each(COMMAND_TABLE)('on $name says all that the English one does', async ({ name, load }) => {
    const command = await load();
    const texts = zhCn.help[name];
    expect({
      arguments: Object.keys(texts?.arguments ?? {}).sort(),
      options: Object.keys(texts?.options ?? {}).sort(),
      examples: texts?.examples.length,
      hasDetails: texts?.details !== undefined,
    }).toEqual({
      arguments: (command.arguments ?? []).map((argument) => argument.name).sort(),
      options: Object.keys(command.options ?? {}).sort(),
      examples: command.examples.length,
      hasDetails: command.details !== undefined,
    });
  });

  it.each(COMMAND_TABLE)('on $name has no English sentence left', async (entry) => {
    speak(zhCn);
    const command = await entry.load();
    const lines = formatCommandHelp(entry, command, plain);
    const typed = new Set(command.examples.map(({ line }) => line));
    const prose = lines.map((line) => [...typed].reduce((text, example) => text.replace(example, ''), line));
    expect(prose.filter((line) => isSentence(line) && !HAN.test(line))).toEqual([]);
    expect(lines[0]).toMatch(HAN);
  });

  it('on all commands has a Chinese line for each', () => {
    speak(zhCn);
    const lines = formatGeneralHelp(plain);
    for (const { name } of COMMAND_TABLE)
      expect(lines).toContainEqual(expect.stringMatching(new RegExp(`^ {2}${name} .*\\p{Script=Han}`, 'u')));
    expect(lines.filter((line) => isSentence(line) && !HAN.test(line))).toEqual([]);
    expect(Object.keys(zhCn.globalOptions).sort()).toEqual(Object.keys(GLOBAL_OPTIONS).sort());
    expect([...new Set(COMMAND_TABLE.map(({ group }) => group))].filter((group) => !(group in zhCn.groups))).toEqual(
      [],
    );
  });
});
