import { AppError } from '../../../contract/errors.ts';
import { networkHint } from './network-hints.ts';
import { explainSystemCode } from './network-reasons.ts';
import type { Route } from './proxy/choose-route.ts';
import type { ProxyErrorFacts } from './proxy/proxy-error.ts';

/** `proxy-failed`: the proxy's fault or its word, not that of the host behind it. `details.reason` is the fault. */
export function proxyFailed({ proxy, fault, message, systemCode }: ProxyErrorFacts, cause: unknown): AppError {
  const why = systemCode === undefined ? null : explainSystemCode(systemCode, new URL(proxy).host);
  const details = { reason: fault, proxy, ...(systemCode === undefined ? {} : { systemCode }) };
  const hint = networkHint({ code: 'proxy-failed', details });
  return new AppError('proxy-failed', why === null ? message : `${message}: ${lowerFirst(why)}`, {
    ...(hint === null ? {} : { hint }),
    details,
    cause,
  });
}

/**
 * Why the way that is set cannot be taken, or null. A script of the desktop is no failure: outside the desktop app it
 * is passed over.
 */
export function routeProblem({ by, variable, problem }: Route): AppError | null {
  if (problem === null || problem === 'script') return null;
  if (by === 'environment') {
    return new AppError('proxy-failed', `${variable} does not contain a valid proxy address`, {
      hint: `Correct or unset ${variable}`,
      details: { reason: problem },
    });
  }
  const message =
    problem === 'no-address'
      ? 'No address is set for the proxy'
      : 'The setting proxyUrl does not contain a valid proxy address';
  return new AppError('proxy-failed', message, {
    hint: 'goswitch settings set proxyUrl http://HOST:PORT',
    details: { reason: problem },
  });
}

function lowerFirst(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}
