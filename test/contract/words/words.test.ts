import { expect, expectTypeOf, it } from 'vitest';
import { doctorWords } from '../../../electron/cli/words/en/doctor.ts';
import { frameWords } from '../../../electron/cli/words/en/frame.ts';
import { keepingWords } from '../../../electron/cli/words/en/keeping.ts';
import { sdkWords } from '../../../electron/cli/words/en/sdks.ts';
import { switchingWords } from '../../../electron/cli/words/en/switching.ts';
import { zhCn } from '../../../electron/cli/words/zh-CN/zh-cn.ts';
import { type ParamsOf, say } from '../../../electron/contract/words/say.ts';
import { en as appEnglish } from '../../../electron/main/words/en.ts';
import { zhCn as appChinese } from '../../../electron/main/words/zh-cn.ts';
import { catalogueTexts, placeholders } from '../../helpers/catalogue-texts.ts';

const WORDS = {
  greeting: 'Installed {{name}} in {{folder}}',
  plain: 'Nothing to do',
  files: '{{count}} files',
  files_one: '{{count}} file',
} as const;

it('puts the parameters in, and takes the singular for one', () => {
  expect([
    say(WORDS, 'greeting', { name: 'go1.26.3', folder: '$&' }),
    say(WORDS, 'plain'),
    say(WORDS, 'files', { count: 1 }),
    say(WORDS, 'files', { count: 15_021 }),
    say(WORDS, 'files', { count: '1' }),
  ]).toEqual(['Installed go1.26.3 in $&', 'Nothing to do', '1 file', '15,021 files', '1 files']);
});

it('the compiler knows the parameters of a text', () => {
  expectTypeOf<ParamsOf<(typeof WORDS)['greeting']>>().toEqualTypeOf<
    [params: Readonly<Record<'name' | 'folder', string | number>>]
  >();
  expectTypeOf<ParamsOf<'Nothing to do'>>().toEqualTypeOf<[]>();
  // @ts-expect-error: `folder` is missing
  expect(say(WORDS, 'greeting', { name: 'go1.26.3' })).toBe('Installed go1.26.3 in folder');
});

it.each<[string, object, object]>([
  ['menus, tray and dialogs', appEnglish, appChinese],
  [
    'the commands',
    { frame: frameWords, sdks: sdkWords, switching: switchingWords, doctor: doctorWords, keeping: keepingWords },
    zhCn.words,
  ],
])('%s say the same in both languages, with the same parameters', (_, english, chinese) => {
  const [left, right] = [catalogueTexts(english), catalogueTexts(chinese)];
  const forms = (texts: Map<string, string>) =>
    [...texts].filter(([id]) => !id.endsWith('_one')).map(([id, text]) => `${id}(${placeholders(text).join()})`);
  expect(forms(right).sort()).toEqual(forms(left).sort());
  expect([...right].filter(([, text]) => /\p{Script=Han}[,;:!?]/u.test(text))).toEqual([]);
});
