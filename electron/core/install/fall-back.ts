import { AppError, type ErrorCode, isAppError } from '../../contract/errors.ts';
import type { CoreContext } from '../context.ts';
import { MODULE_PROXY_SOURCE } from '../releases/module-proxy-source.ts';
import type { InstallRequest } from './install-plan.ts';

/** What says that the sources cannot be reached or give nothing of use, rather than that the request is wrong. */
const SOURCES_FAIL: readonly ErrorCode[] = [
  'index-unavailable',
  'index-invalid',
  'network-unreachable',
  'network-stalled',
  'proxy-failed',
  'http-status',
  'redirect-loop',
  'redirect-insecure',
  'archive-not-recognized',
  'checksum-missing',
];

/** Failures of the second way that a person must hear of in place of the first: something on it is not honest. */
const MUST_BE_TOLD: readonly ErrorCode[] = [
  'cancelled',
  'module-mismatch',
  'sumdb-unsigned',
  'sumdb-forked',
  'sumdb-stale',
  'sumdb-record-invalid',
  'disk-full',
  'permission-denied',
  'probe-failed',
];

/**
 * Does `work` for the request; when the sources of the settings fail and none was named, once more with the Go module proxies, the last of the sources.
 * Where no proxy is known, or that way fails too, throws what the first failed with, `details.moduleProxy` saying why.
 */
export async function withFallBack<T>(
  { context }: { readonly context: Pick<CoreContext, 'log'> },
  request: InstallRequest,
  signal: AbortSignal,
  work: (request: InstallRequest) => Promise<T>,
): Promise<T> {
  try {
    return await work(request);
  } catch (error) {
    const canGoOn = isAppError(error) && SOURCES_FAIL.includes(error.code) && request.from === undefined && request.sha256 === undefined;
    if (!canGoOn || signal.aborted) throw error;
    context.log.warn('The sources failed; trying the Go module proxies', { code: error.code, message: error.message });
    return await work({ ...request, from: MODULE_PROXY_SOURCE }).catch((second: unknown) => {
      throw signal.aborted || !isAppError(second) || MUST_BE_TOLD.includes(second.code) ? second : bothFailed(error, second);
    });
  }
}

function bothFailed(first: AppError, second: AppError): AppError {
  const { code, message, hint, details, cause } = first;
  const words = second.code === 'goproxy-unset' ? message : `${message}. The Go module proxies, tried next: ${second.message}`;
  return new AppError(code, words, {
    ...(hint === undefined ? {} : { hint }),
    details: { ...details, moduleProxy: { code: second.code, message: second.message } },
    cause,
  });
}
