import { AppError, type ErrorCode, isAppError } from '../../../contract/errors.ts';
import type { CoreContext } from '../../context.ts';
import type { Releases } from '../../go/releases/releases.ts';
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

/** Of a module proxy, these too only mean that another way may have it. */
const NOT_THERE: readonly ErrorCode[] = [
  'release-not-found',
  'goproxy-unset',
  'go-setting-invalid',
  'sumdb-disabled',
  'sumdb-unavailable',
];

interface FallBackTools {
  readonly context: Pick<CoreContext, 'log'>;
  readonly releases: Pick<Releases, 'ways'>;
}

/**
 * Does `work` for the request; where it names no source, for each way to a release in the user's order, until one
 * succeeds: the next is tried when one cannot be reached or has nothing of use. When all fail, throws what the first
 * failed with, `details.moduleProxy` saying why the last module proxy did; at once what a person must hear of.
 */
export async function withFallBack<T>(
  { context, releases }: FallBackTools,
  request: InstallRequest,
  signal: AbortSignal,
  work: (request: InstallRequest) => Promise<T>,
): Promise<T> {
  const isFixed = request.from !== undefined || request.sha256 !== undefined;
  const ways = isFixed ? [request.from] : await releases.ways();
  let first: AppError | null = null;
  let proxyFailure: AppError | null = null;
  for (const way of ways) {
    try {
      return await work(way === request.from ? request : { ...request, ...(way === undefined ? {} : { from: way }) });
    } catch (error) {
      if (isFixed || signal.aborted || !isAppError(error) || !mayGoOn(way, error)) throw error;
      context.log.warn('A way to the release failed', {
        from: way ?? 'index',
        code: error.code,
        message: error.message,
      });
      if (first === null) first = error;
      else if (way !== undefined) proxyFailure = error;
    }
  }
  if (first === null) throw new Error('There is no way to any release');
  throw proxyFailure === null ? first : bothFailed(first, proxyFailure);
}

function mayGoOn(way: string | undefined, error: AppError): boolean {
  return SOURCES_FAIL.includes(error.code) || (way !== undefined && NOT_THERE.includes(error.code));
}

function bothFailed(first: AppError, second: AppError): AppError {
  const { code, message, hint, details, cause } = first;
  const words =
    second.code === 'goproxy-unset' ? message : `${message}. The Go module proxies, tried next: ${second.message}`;
  return new AppError(code, words, {
    ...(hint === undefined ? {} : { hint }),
    details: { ...details, moduleProxy: { code: second.code, message: second.message } },
    cause,
  });
}
