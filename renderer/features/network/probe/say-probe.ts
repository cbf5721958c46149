import i18next from 'i18next';
import type { ProbeVerdict } from '../../../../electron/contract/probe.ts';
import type { Said } from '../../../../electron/contract/self-test.ts';
import { t } from '../../../i18n/i18n.ts';

/** What the probe said, in the reader's language; its own English for words of a newer engine. */
export function sayProbe(
  part: 'cause' | 'next' | 'action' | 'verdict',
  said: Said<string>,
  more: Readonly<Record<string, string>> = {},
): string {
  const key = `probe:${part}.${said.kind}`;
  return i18next.exists(key) ? t(key as 'probe:verdict.all-good', { replace: { ...said.params, ...more } }) : said.text;
}

/** The verdict is a sentence, which may begin with its cause, a clause. */
export function sayVerdict(verdict: ProbeVerdict): string {
  const text = sayProbe('verdict', verdict, verdict.cause === null ? {} : { cause: sayProbe('cause', verdict.cause) });
  return `${text.charAt(0).toLocaleUpperCase()}${text.slice(1)}`;
}
