import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { chooseCommandLanguage } from '../../../electron/cli/words/choose-language.ts';
import { createSandbox } from '../../helpers/sandbox.ts';

interface Case {
  readonly env?: Readonly<Record<string, string>>;
  readonly setting?: string;
  readonly args?: readonly string[];
}

it.each<[string, Case]>([
  ['zh-CN', { env: { LANG: 'zh_CN.UTF-8' } }],
  ['zh-CN', { env: { LANG: 'zh_TW.utf8' } }],
  ['zh-CN', { env: { LANG: 'en_US.UTF-8', LC_MESSAGES: 'zh_CN.UTF-8' } }],
  ['zh-CN', { env: { LANG: 'en_US.UTF-8', LC_ALL: 'zh_CN.UTF-8' } }],
  ['en', { env: {} }],
  ['en', { env: { LANG: 'zhuang.UTF-8' } }],
  ['en', { env: { LANG: 'zh_CN.UTF-8', LC_MESSAGES: 'en_US.UTF-8' } }],
  // Chinese cannot be shown, or English was asked for
  ['en', { env: { LANG: 'zh_CN.GBK' } }],
  ['en', { env: { LANG: 'zh_CN' } }],
  ['en', { env: { LANG: 'zh_CN.UTF-8', LC_ALL: 'C' } }],
  ['en', { env: { LANG: 'zh_CN.UTF-8', LC_ALL: 'POSIX' } }],
  ['en', { env: { LANG: 'zh_CN.UTF-8', LC_CTYPE: 'zh_CN.GB18030' } }],
  ['en', { env: { LANG: 'zh_CN.UTF-8' }, args: ['ls', '--json'] }],
  // The setting wins
  ['en', { env: { LANG: 'zh_CN.UTF-8' }, setting: '{"language": "en"}' }],
  ['zh-CN', { env: { LANG: 'en_US.UTF-8' }, setting: '{"language": "zh-CN"}' }],
  ['zh-CN', { setting: '{"language": "zh-CN"}' }],
  ['zh-CN', { env: { LANG: 'zh_CN.UTF-8' }, setting: '{"language": "system"}' }],
  ['en', { env: { LC_ALL: 'C' }, setting: '{"language": "zh-CN"}' }],
  // What is wrong with the file is told by the command
  ['en', { setting: '{"language": 3' }],
  ['zh-CN', { env: { LANG: 'zh_CN.UTF-8' }, setting: 'null' }],
])('speaks %s with %j', async (language, { env = {}, setting, args = ['ls'] }) => {
  const sandbox = await createSandbox();
  await mkdir(sandbox.home, { recursive: true });
  if (setting !== undefined) await writeFile(path.join(sandbox.home, 'settings.json'), setting);
  const host = { env: { HOME: sandbox.userHome, ...env }, platform: 'linux' as const };
  expect(chooseCommandLanguage(args, host)).toBe(language);
});

it('reads the setting of the home that --home names, as long as the option is ours', async () => {
  const sandbox = await createSandbox();
  await writeFile(path.join(sandbox.dir, 'settings.json'), '{"language": "zh-CN"}');
  const host = { env: { HOME: sandbox.userHome }, platform: 'linux' as const };
  expect(
    [
      ['ls', '--home', sandbox.dir],
      ['ls', `--home=${sandbox.dir}`],
      ['exec', '1.26', '--', 'make', '--home', sandbox.dir],
      ['ls', '--home'],
    ].map((args) => chooseCommandLanguage(args, host)),
  ).toEqual(['zh-CN', 'zh-CN', 'en', 'en']);
});
