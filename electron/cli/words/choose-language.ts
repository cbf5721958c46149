import os from 'node:os';
import path from 'node:path';
import type { Language } from '../../contract/words/language.ts';
import { readSmallTextSync } from '../../core/base/files/read-small-file.ts';
import { defaultHome, userHomeOf } from '../../core/layout.ts';

type Env = Readonly<Record<string, string | undefined>>;

/**
 * The language of this run: that of the setting `language`, else that of LC_ALL, LC_MESSAGES or LANG, in the order of
 * POSIX. English wherever the locale has another encoding than UTF-8 (`zh_CN.GBK`, `zh_CN` alone, LC_ALL=C): Chinese
 * would be unreadable there, and LC_ALL=C is how scripts ask for English. `--json` is always English.
 */
export function chooseCommandLanguage(
  args: readonly string[],
  { env, platform }: Pick<NodeJS.Process, 'env' | 'platform'>,
): Language {
  if (args.includes('--json')) return 'en';
  const encoding = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '';
  if (encoding !== '' && !/utf-?8/i.test(encoding)) return 'en';
  const setting = readSetting(args, env, platform);
  if (setting !== null) return setting;
  const messages = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return /^zh(?:[_.@-]|$)/i.test(messages) ? 'zh-CN' : 'en';
}

/**
 * The setting alone, without validating the others: this comes before every command. Whatever is wrong with the home or
 * the file is told by the command itself.
 */
function readSetting(args: readonly string[], env: Env, platform: NodeJS.Platform): Language | null {
  try {
    const home = homeIn(args) ?? defaultHome(env, platform, userHomeOf(env, os.homedir));
    const { language } = JSON.parse(readSmallTextSync(path.join(home, 'settings.json')));
    return language === 'zh-CN' || language === 'en' ? language : null;
  } catch {
    return null;
  }
}

/** The value of `--home`, as long as it is ours: after `--` another program's options begin. */
function homeIn(args: readonly string[]): string | undefined {
  const own = args.includes('--') ? args.slice(0, args.indexOf('--')) : args;
  const at = own.findLastIndex((arg) => arg === '--home' || arg.startsWith('--home='));
  if (at < 0) return undefined;
  return path.resolve(own[at] === '--home' ? (own[at + 1] ?? '') : own[at]!.slice('--home='.length));
}
