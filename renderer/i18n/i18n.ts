import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Language } from '../../electron/contract/words/language.ts';
import type { en } from './en/en.ts';
import { createFormat, type Format } from './format.ts';
import { addHanSpace, hasTextAutospace } from './han-space.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: typeof en;
    returnNull: false;
  }
}

/** Each language is a chunk of its own, fetched when it is first shown. */
const LOADERS: Readonly<Record<Language, () => Promise<Readonly<Record<string, object>>>>> = {
  en: async () => (await import('./en/en.ts')).en,
  'zh-CN': async () => (await import('./zh-CN/zh-cn.ts')).zhCn,
};

const formats = new Map<Language, Format>();

/** Starts i18next without any text; `changeLanguage` brings the first. */
export async function setUpI18n(): Promise<void> {
  i18next.use({
    type: 'postProcessor',
    name: 'han-space',
    process: (text: string) => (i18next.language === 'zh-CN' ? addHanSpace(text) : text),
  });
  await i18next.use(initReactI18next).init({
    resources: {},
    fallbackLng: false,
    supportedLngs: ['en', 'zh-CN'],
    load: 'currentOnly',
    defaultNS: 'common',
    ns: ['common'],
    partialBundledLanguages: true,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
    ...(hasTextAutospace() ? {} : { postProcess: ['han-space'] }),
  });
}

/** Fetches a language that will likely be shown soon. */
export async function fetchLanguage(language: Language): Promise<void> {
  await LOADERS[language]();
}

/** Every text is in that language from now on, also in what is shown already. */
export async function changeLanguage(language: Language): Promise<void> {
  if (i18next.language === language) return;
  for (const [namespace, texts] of Object.entries(await LOADERS[language]()))
    i18next.addResourceBundle(language, namespace, texts);
  await i18next.changeLanguage(language);
}

export function currentLanguage(): Language {
  return i18next.language === 'zh-CN' ? 'zh-CN' : 'en';
}

/** The formatter of the language now shown. In components use `useFormat`, which follows a switch. */
export function currentFormat(): Format {
  const language = currentLanguage();
  const format = formats.get(language) ?? createFormat(language);
  formats.set(language, format);
  return format;
}

export function useFormat(): Format {
  useTranslation();
  return currentFormat();
}

/** `t` for code outside components: commands, toasts. */
export const t = i18next.t.bind(i18next) as typeof i18next.t;
