import { AppError } from '../../contract/errors.ts';
import { explainSystemCode } from './network-reasons.ts';
import type { Route } from './proxy/choose-route.ts';
import type { ProxyErrorFacts, ProxyFault } from './proxy/proxy-error.ts';

const HINTS: Readonly<Record<ProxyFault, string>> = {
  unreachable: 'Check the address of the proxy, or go without one: goswitch proxy',
  credentials: 'Give GoSwitch the user name and password for it: goswitch proxy credentials',
  scheme:
    'Run a local proxy that signs in for you (cntlm, px) and set its address: goswitch settings set proxyUrl http://127.0.0.1:3128, proxyMode manual',
  refused: 'Ask whoever runs the proxy, or use a source that it lets through',
  broken: 'Check that the address and kind of the proxy are right: goswitch proxy',
};

/** `proxy-failed`: the proxy's fault or its word, not that of the host behind it. `details.reason` is the fault. */
export function proxyFailed({ proxy, fault, message, systemCode }: ProxyErrorFacts, cause: unknown): AppError {
  const why = systemCode === undefined ? null : explainSystemCode(systemCode, new URL(proxy).host);
  return new AppError('proxy-failed', why === null ? message : `${message}: ${lowerFirst(why)}`, {
    hint: HINTS[fault],
    details: { reason: fault, proxy, ...(systemCode === undefined ? {} : { systemCode }) },
    cause,
  });
}

/** Why the way that is set cannot be taken, or null. A script of the desktop is no failure: outside the desktop app it is passed over. */
export function routeProblem({ by, variable, problem }: Route): AppError | null {
  if (problem === null || problem === 'script') return null;
  if (by === 'environment') {
    return new AppError('proxy-failed', `${variable} holds no address of a proxy`, {
      hint: `Correct or unset ${variable}`,
      details: { reason: problem },
    });
  }
  const message = problem === 'no-address' ? 'No address is set for the proxy' : 'The setting proxyUrl holds no address of a proxy';
  return new AppError('proxy-failed', message, { hint: 'goswitch settings set proxyUrl http://HOST:PORT', details: { reason: problem } });
}

function lowerFirst(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}
