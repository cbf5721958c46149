import { STATUS_CODES } from 'node:http';
import { AppError, isAppError } from '../../contract/errors.ts';
import { displayUrl } from './display-url.ts';
import { explanationOf, type NetworkReason, TRY_LATER } from './network-reasons.ts';
import { readProxyErrorCode } from './proxy/proxy-error.ts';
import { proxyFailed } from './proxy-failures.ts';
import type { Trickle } from './trickle-watch.ts';

/** `network-unreachable` or `proxy-failed` in words for what Node's network layer threw; an `AppError` comes back as it is. */
export function explainNetworkError(error: unknown, url: URL): AppError {
  if (error instanceof AppError) return error;
  const code = codeOf(error);
  const proxy = readProxyErrorCode(code);
  if (proxy !== null) return proxyFailed(proxy, error);
  const { reason, says, hint } = explanationOf(code);
  return new AppError('network-unreachable', says(url.host), {
    hint,
    details: { reason, url: displayUrl(url), ...(code === '' ? {} : { systemCode: code }) },
    cause: error,
  });
}

/** The chain ends in an authority that is not known here; one of the system's may be it. Of the host, or of a proxy reached over TLS. */
export function isUnknownAuthority(error: unknown): boolean {
  return isAppError(error) && UNKNOWN_AUTHORITY.includes(String(error.details?.['systemCode']));
}

const UNKNOWN_AUTHORITY: readonly string[] = [
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
];

/** fetch wraps what happened, some of them twice; the first code on the way down is the telling one. */
function codeOf(error: unknown): string {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++) {
    const { code } = at as NodeJS.ErrnoException;
    if (typeof code === 'string') return code;
  }
  return '';
}

/** @param phase what was being waited for */
export function stalled(url: URL, stallTimeoutMs: number, phase: 'an answer' | 'more bytes'): AppError {
  return new AppError('network-stalled', `${url.host} sent nothing for ${seconds(stallTimeoutMs)} while GoSwitch waited for ${phase}`, {
    hint: TRY_LATER,
    details: { reason: 'stalled' satisfies NetworkReason, url: displayUrl(url) },
  });
}

/** It sends, but so little that nothing would ever be complete (trickle-watch.ts). */
export function trickled(url: URL, { bytes, waitedMs }: Trickle): AppError {
  return new AppError('network-stalled', `${url.host} sent only ${bytes} bytes in ${seconds(waitedMs)}`, {
    hint: TRY_LATER,
    details: { reason: 'trickled' satisfies NetworkReason, url: displayUrl(url) },
  });
}

export function endedEarly(url: URL, receivedBytes: number, declaredBytes: number): AppError {
  return new AppError('network-unreachable', `${url.host} ended its answer after ${receivedBytes} of ${declaredBytes} bytes`, {
    hint: TRY_LATER,
    details: { reason: 'ended-early' satisfies NetworkReason, url: displayUrl(url), receivedBytes, declaredBytes },
  });
}

/** @param retryAfterMs what the server asked for, where it did */
export function httpStatusError(url: string | URL, status: number, retryAfterMs: number | null = null): AppError {
  const { host } = new URL(url);
  const phrase = STATUS_CODES[status] === undefined ? '' : ` (${STATUS_CODES[status]})`;
  return new AppError('http-status', `${host} answered ${status}${phrase} for ${displayUrl(url)}`, {
    hint: statusHint(status, retryAfterMs),
    details: { status, url: displayUrl(url), ...(retryAfterMs === null ? {} : { retryAfterMs }) },
  });
}

function statusHint(status: number, retryAfterMs: number | null): string {
  if (retryAfterMs !== null) return `The server asks to wait ${seconds(retryAfterMs)}`;
  if (status === 404 || status === 410) return 'The source does not have this file; another one may';
  if (status === 401 || status === 403) return 'The source wants credentials, or does not serve this network';
  if (status === 407) return 'The proxy of this network wants credentials';
  if (status >= 500) return 'The server has a problem; run it again later, or use another source';
  return 'Check the URL of the source';
}

export function cancelled(cause?: unknown): AppError {
  return new AppError('cancelled', 'Stopped', { cause });
}

function seconds(ms: number): string {
  return ms < 1000 ? `${ms} ms` : `${Math.round(ms / 1000)} s`;
}
