import type { Settings } from '../contract/settings.ts';
import { chooseLanguage, type Language } from '../contract/words/language.ts';
import type { Log } from '../core/context.ts';
import type { ElectronParts } from './electron-parts.ts';
import type { Engine } from './engine.ts';
import { WORDS, type Words } from './words/words.ts';

/** What the settings mean for everything outside the window. */
interface Preferences {
  readonly language: Language;
  readonly words: Words;
  readonly theme: Settings['theme'];
  readonly updateCheck: boolean;
}

export interface PreferencesStore {
  readonly current: Preferences;
  /** Called after each change. */
  onChange(listener: () => void): void;
}

/** Follows the settings, whoever changes them. Settings that cannot be read leave things as they are. */
export async function followPreferences(
  { app }: Pick<ElectronParts, 'app'>,
  engine: Engine,
  log: Log,
): Promise<PreferencesStore> {
  const listeners = new Set<() => void>();
  const interpret = ({
    language: chosen,
    theme,
    updateCheck,
  }: Pick<Settings, 'language' | 'theme' | 'updateCheck'>): Preferences => {
    const language = chooseLanguage(chosen, app.getPreferredSystemLanguages());
    return { language, words: WORDS[language], theme, updateCheck };
  };
  let current = interpret({ language: 'system', theme: 'system', updateCheck: true });

  async function read(): Promise<void> {
    try {
      current = interpret((await engine.ask('settings.get')).settings);
    } catch (error) {
      log.warn('The settings could not be read', { error });
    }
  }

  engine.listen((event) => {
    const isSettings =
      event.name === 'settingsChanged' || (event.name === 'homeChanged' && event.payload.parts.includes('settings'));
    if (!isSettings) return;
    read().then(() => {
      for (const listener of listeners) listener();
    });
  });
  await read();
  return {
    get current() {
      return current;
    },
    onChange: (listener) => listeners.add(listener),
  };
}
