import { type AppError, isAppError } from '../../../contract/errors.ts';
import { redactSecrets } from '../../base/log/redact-secrets.ts';
import { type Cause, sayCause } from './probe-sentences.ts';

/** What a request of a test failed with, as a cause. @param host as `URL.host` writes it */
export function explainTestError(error: AppError, host: string): Cause {
  const status = error.details?.['status'];
  if (error.code === 'http-status' && typeof status === 'number') return sayCause('status', { host, status });
  if (error.code === 'network-unreachable' && error.details?.['reason'] === 'ended-early')
    return sayCause('ended-early', { host });
  return sayCause('failed', { host, message: firstSentence(error) });
}

/** A message as a part of a sentence. */
export function firstSentence(error: unknown): string {
  const message = redactSecrets(isAppError(error) || error instanceof Error ? error.message : String(error));
  return message.split('\n')[0]!.replace(/\.$/, '').slice(0, 300);
}
