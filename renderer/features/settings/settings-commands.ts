import { Settings as Gear, Languages, SunMoon } from 'lucide-react';
import type { Command, CommandProvider } from '../../app/commands.ts';
import { navigate } from '../../app/route.ts';
import { useSettings } from '../../engine/stores.ts';
import { t } from '../../i18n/i18n.ts';
import { changeSettings } from './change-settings.ts';

/** Theme and language at once, and the way to every setting. */
export const settingsCommands: CommandProvider = { id: 'settings', commands };

function commands(): readonly Command[] {
  const group = t('palette:group.settings');
  const themes = (['system', 'light', 'dark'] as const).map((theme) => ({
    id: `settings.theme:${theme}`,
    title: t('settings:commands.theme', { choice: t(`settings:choices.${theme}`) }),
    keywords: `theme ${theme} 主题`,
    group,
    icon: SunMoon,
    run: () => changeSettings({ theme }),
  }));
  // Each language is found by its own name, whichever is shown.
  const languages = (['system', 'en', 'zh-CN'] as const).map((language) => ({
    id: `settings.language:${language}`,
    title: t('settings:commands.language', { choice: t(`settings:choices.${language}`) }),
    keywords: `language ${language} 语言 chinese 中文`,
    group,
    icon: Languages,
    run: () => changeSettings({ language }),
  }));
  const entries = useSettings.getState().value?.entries ?? [];
  const rows = entries.map(({ key, doc }) => ({
    id: `settings.open:${key}`,
    title: t('settings:commands.open', { label: t(`settings:keys.${key}.label`) }),
    keywords: `${key} ${doc}`,
    group,
    icon: Gear,
    run: () => navigate('settings', { path: [key] }),
  }));
  return [...themes, ...languages, ...rows];
}
