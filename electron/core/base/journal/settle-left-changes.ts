import { isAppError } from '../../../contract/errors.ts';
import type { Core } from '../../create-core.ts';
import { tryLock } from '../locks/try-lock.ts';

/**
 * Settles what killed processes left, before the journal is shown or undone. What lives under a lock that somebody holds is being made and is left
 * alone. A home that cannot be written keeps its journal readable.
 */
export async function settleLeftChanges(core: Pick<Core, 'context' | 'journal' | 'locks'>): Promise<void> {
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
