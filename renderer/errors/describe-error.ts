import type { ErrorShape } from '../../electron/contract/errors.ts';
import { networkAdvice } from '../../electron/contract/network-advice.ts';
import { t } from '../i18n/i18n.ts';

interface DescribedError {
  readonly title: string;
  readonly why: string;
  readonly advice: string;
  /** The engine's own words and facts, in English, for a report. Free of secrets, as every `ErrorShape` is. */
  readonly details: string;
}

export function describeError(error: ErrorShape): DescribedError {
  const network = networkAdvice(error);
  return {
    title: t(`errors:codes.${error.code}.title`),
    why: t(`errors:codes.${error.code}.why`),
    advice: network === null ? t(`errors:codes.${error.code}.advice`) : t(`errors:network.${network}`),
    details: errorDetails(error),
  };
}

function errorDetails({ code, message, hint, details = {} }: ErrorShape): string {
  const facts = Object.entries(details).map(
    ([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
  return [`${code}: ${message}`, ...(hint === undefined ? [] : [hint]), ...facts].join('\n');
}
