import { isAppError } from '../../../contract/errors.ts';
import type { Locks } from './lock.ts';

/**
 * Runs `work` under the lock when nobody alive holds it; otherwise does not wait, does nothing and answers null.
 * Throws what `work` throws, and `permission-denied` or `disk-full` when the lock cannot be taken at all.
 */
export async function tryLock<T>(
  locks: Locks,
  name: string,
  work: () => Promise<T>,
): Promise<{ readonly value: T } | null> {
  const gaveUp = new AbortController();
  try {
    return { value: await locks.withLock(name, { signal: gaveUp.signal, onWait: () => gaveUp.abort() }, work) };
  } catch (error) {
    if (gaveUp.signal.aborted && isAppError(error, 'cancelled')) return null;
    throw error;
  }
}
