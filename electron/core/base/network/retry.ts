import { AppError, isAppError } from '../../../contract/errors.ts';
import type { Clock, Log } from '../../context.ts';
import { cancelled } from './network-errors.ts';
import type { NetworkReason } from './network-reasons.ts';

const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 20_000;
/** A server that asks for more is not waited for: the person decides. */
const LONGEST_RETRY_AFTER_MS = 60_000;

/** Another try cannot help. */
const PERMANENT: readonly NetworkReason[] = ['certificate', 'tls', 'bad-encoding'];
/**
 * Mostly a machine that is offline or a wrong address: one more try for the glitch, so that the copy on disk is used
 * soon.
 */
const DOUBTFUL: readonly NetworkReason[] = ['name-not-found', 'name-lookup-failed', 'refused', 'unreachable'];

interface RetryOptions {
  /** Further tries after the first. */
  readonly retries: number;
  readonly clock: Clock;
  readonly log: Log;
  /** 0 <= n < 1, for the jitter. */
  readonly random: () => number;
  readonly signal: AbortSignal | undefined;
}

/**
 * Runs `operation` until it succeeds, its failure is final or tries are used up; then throws that failure, with
 * `details.tries`. Throws `cancelled`.
 */
export async function withRetries<T>(options: RetryOptions, operation: () => Promise<T>): Promise<T> {
  for (let failures = 1; ; failures++) {
    try {
      return await operation();
    } catch (error) {
      if (!isAppError(error)) throw error;
      if (failures > furtherTries(error, options.retries)) throw failures === 1 ? error : afterTries(error, failures);
      const delayMs = Math.max(backOffMs(failures, options.random), retryAfterOf(error));
      options.log.warn(`${error.message}; trying again in ${delayMs} ms`, { tries: failures });
      await sleep(options.clock, delayMs, options.signal);
    }
  }
}

function afterTries(error: AppError, tries: number): AppError {
  const { code, message, hint, details, cause } = error;
  return new AppError(code, `${message} (tried ${tries} times)`, {
    ...(hint === undefined ? {} : { hint }),
    details: { ...details, tries },
    cause,
  });
}

function furtherTries(error: AppError, retries: number): number {
  if (error.code === 'network-stalled') return retries;
  if (error.code === 'http-status') return isWorthRetrying(error) ? retries : 0;
  if (error.code === 'proxy-failed') return error.details?.['reason'] === 'unreachable' ? Math.min(1, retries) : 0;
  if (error.code !== 'network-unreachable') return 0;
  const reason = error.details?.['reason'] as NetworkReason;
  if (PERMANENT.includes(reason)) return 0;
  return DOUBTFUL.includes(reason) ? Math.min(1, retries) : retries;
}

function isWorthRetrying(error: AppError): boolean {
  return isRetryStatus(Number(error.details?.['status'])) && retryAfterOf(error) <= LONGEST_RETRY_AFTER_MS;
}

function retryAfterOf(error: AppError): number {
  return Number(error.details?.['retryAfterMs'] ?? 0);
}

/** Statuses that may be gone the next time (RFC 9110, 15.5 and 15.6; RFC 8470 for 425; RFC 6585 for 429). */
export function isRetryStatus(status: number): boolean {
  return status === 408 || status === 425 || status === 429 || status >= 500;
}

/**
 * Doubles with each failure up to 20 s, and up to half is taken off by chance, so that many clients do not come back at
 * once.
 */
export function backOffMs(failures: number, random: () => number): number {
  const whole = Math.min(FIRST_DELAY_MS * 2 ** (failures - 1), LONGEST_DELAY_MS);
  return Math.round(whole * (1 - random() / 2));
}

/** Retry-After in ms: seconds or a date (RFC 9110, 10.2.3); null when it is absent or neither. */
export function parseRetryAfter(value: string | undefined, nowMs: number): number | null {
  if (value === undefined) return null;
  if (/^\d+$/.test(value.trim())) return Number(value) * 1000;
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : Math.max(0, at - nowMs);
}

/** Waits. Throws `cancelled` as soon as the signal is aborted. */
export async function sleep(clock: Clock, ms: number, signal: AbortSignal | undefined): Promise<void> {
  try {
    await clock.sleep(ms, signal);
  } catch (error) {
    if (signal?.aborted) throw cancelled(error);
    throw error;
  }
  if (signal?.aborted) throw cancelled(signal.reason);
}
