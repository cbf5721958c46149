import type { Settings } from '../../contract/settings.ts';

export type Language = 'en' | 'zh-CN';

/**
 * The language to speak: the one chosen, or the first of the system's (BCP 47) that is spoken here, or English. As the
 * window chooses its own.
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
