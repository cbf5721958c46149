import type { Settings } from '../settings.ts';

/** The languages GoSwitch speaks, each by the name its speakers give it. */
const LANGUAGE_NAMES = { en: 'English', 'zh-CN': '简体中文' } as const;
export type Language = keyof typeof LANGUAGE_NAMES;

/**
 * The language to speak: the one chosen, or the first of `preferred` (BCP 47: the system's list, or the browser's) that
 * is spoken here, or English.
 */
export function chooseLanguage(setting: Settings['language'], preferred: readonly string[]): Language {
  if (setting !== 'system') return setting;
  for (const tag of preferred) {
    const main = tag.toLowerCase().split('-')[0];
    if (main === 'zh') return 'zh-CN';
    if (main === 'en') return 'en';
  }
  return 'en';
}
