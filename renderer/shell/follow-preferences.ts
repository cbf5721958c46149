import { chooseLanguage } from '../../electron/contract/words/language.ts';
import { useSettings } from '../engine/stores.ts';
import { changeLanguage } from '../i18n/i18n.ts';
import { showTheme } from './theme.ts';

/** Theme and language as the settings say, now and whenever they change, in every window at once. */
export async function followPreferences(): Promise<void> {
  useSettings.subscribe(() => void showPreferences());
  window.addEventListener('languagechange', () => void showPreferences());
  await showPreferences();
}

async function showPreferences(): Promise<void> {
  const settings = useSettings.getState().value?.settings;
  showTheme(settings?.theme ?? 'system');
  const language = chooseLanguage(settings?.language ?? 'system', navigator.languages);
  await changeLanguage(language);
  document.documentElement.lang = language;
}
