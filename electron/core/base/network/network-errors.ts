import { STATUS_CODES } from 'node:http';
import { AppError, type ErrorCode, isAppError } from '../../../contract/errors.ts';
import { UNKNOWN_AUTHORITY } from '../../../contract/network-advice.ts';
import { displayUrl } from './display-url.ts';
import { networkHint } from './network-hints.ts';
import { explanationOf, type NetworkReason } from './network-reasons.ts';
import { readProxyErrorCode } from './proxy/proxy-error.ts';
import { proxyFailed } from './proxy-failures.ts';
import type { Trickle } from './trickle-watch.ts';

/**
 * `network-unreachable` or `proxy-failed` in words for what Node's network layer threw; an `AppError` comes back as it
 * is.
 */
export function explainNetworkError(error: unknown, url: URL): AppError {
  if (error instanceof AppError) return error;
  const code = codeOf(error);
  const proxy = readProxyErrorCode(code);
  if (proxy !== null) return proxyFailed(proxy, error);
  const { reason, says } = explanationOf(code);
  const details = { reason, url: displayUrl(url), ...(code === '' ? {} : { systemCode: code }) };
  return hinted({ code: 'network-unreachable', message: says(url.host), details, cause: error });
}

/**
 * The chain ends in an authority that is not known here; one of the system's may be it. Of the host, or of a proxy
 * reached over TLS.
 */
export function isUnknownAuthority(error: unknown): boolean {
  return isAppError(error) && UNKNOWN_AUTHORITY.includes(String(error.details?.['systemCode']));
}

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
  const message = `${url.host} sent nothing for ${seconds(stallTimeoutMs)} while GoSwitch waited for ${phase}`;
  return hinted({
    code: 'network-stalled',
    message,
    details: { reason: 'stalled' satisfies NetworkReason, url: displayUrl(url) },
  });
}

/** It sends, but so little that nothing would ever be complete (trickle-watch.ts). */
export function trickled(url: URL, { bytes, waitedMs }: Trickle): AppError {
  const message = `${url.host} sent only ${bytes} bytes in ${seconds(waitedMs)}`;
  return hinted({
    code: 'network-stalled',
    message,
    details: { reason: 'trickled' satisfies NetworkReason, url: displayUrl(url) },
  });
}

export function endedEarly(url: URL, receivedBytes: number, declaredBytes: number): AppError {
  const message = `${url.host} ended its answer after ${receivedBytes} of ${declaredBytes} bytes`;
  const details = { reason: 'ended-early' satisfies NetworkReason, url: displayUrl(url), receivedBytes, declaredBytes };
  return hinted({ code: 'network-unreachable', message, details });
}

/** @param retryAfterMs what the server asked for, where it did */
export function httpStatusError(url: string | URL, status: number, retryAfterMs: number | null = null): AppError {
  const { host } = new URL(url);
  const phrase = STATUS_CODES[status] === undefined ? '' : ` (${STATUS_CODES[status]})`;
  const message = `${host} answered ${status}${phrase} for ${displayUrl(url)}`;
  return hinted({
    code: 'http-status',
    message,
    details: { status, url: displayUrl(url), ...(retryAfterMs === null ? {} : { retryAfterMs }) },
  });
}

interface Failed {
  readonly code: ErrorCode;
  readonly message: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}

function hinted({ code, message, details, cause }: Failed): AppError {
  const hint = networkHint({ code, details });
  return new AppError(code, message, { ...(hint === null ? {} : { hint }), details, cause });
}

export function cancelled(cause?: unknown): AppError {
  return new AppError('cancelled', 'Stopped', { cause });
}

function seconds(ms: number): string {
  return ms < 1000 ? `${ms} ms` : `${Math.round(ms / 1000)} s`;
}
