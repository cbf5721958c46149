import i18next from 'i18next';
import type { Said } from '../../../../electron/contract/self-test.ts';
import { t } from '../../../i18n/i18n.ts';

/** What the self-test said, in the reader's language; its own English for words of a newer engine. */
export function say(part: 'problem' | 'skip' | 'gap' | 'verdict', said: Said<string>): string {
  const key = `selfTest:${part}.${said.kind}`;
  return i18next.exists(key) ? t(key as 'selfTest:verdict.all-good', { replace: said.params }) : said.text;
}
