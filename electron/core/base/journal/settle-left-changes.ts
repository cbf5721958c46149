import { isAppError } from '../../../contract/errors.ts';
import type { CoreContext } from '../../context.ts';
import type { Locks } from '../locks/lock.ts';
import { tryLock } from '../locks/try-lock.ts';
import type { Journal } from './journal.ts';

interface SettlingParts {
  readonly context: CoreContext;
  journal(): Promise<Journal>;
  locks(): Promise<Locks>;
}

/**
 * Settles what killed processes left, before the journal is shown or undone. What lives under a lock that somebody
 * holds is being made and is left alone. A home that cannot be written keeps its journal readable.
 */
export async function settleLeftChanges(core: SettlingParts): Promise<void> {
  const journal = await core.journal();
  const left = await journal.unsettled();
  if (left.length === 0) return;
  const locks = await core.locks();
  for (const lock of left) {
    try {
      await tryLock(locks, lock, () => journal.settle(lock));
    } catch (error) {
      if (!isAppError(error)) throw error;
      core.context.log.warn('A change of a killed process could not be journaled', { lock, reason: error.message });
    }
  }
}
