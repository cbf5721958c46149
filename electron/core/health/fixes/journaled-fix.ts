import { AppError } from '../../../contract/errors.ts';
import type { Core } from '../../create-core.ts';
import { CHANGES_LOCK, type JournaledParts } from '../../journal/journaled-change.ts';
import { settleChanges } from '../../journal/settle-changes.ts';

/** `fix-impossible`: the trouble is gone, or not as it was. */
export function fixImpossible(why: string, options: { readonly cause?: unknown } = {}): AppError {
  return new AppError('fix-impossible', why, { hint: 'Run the checks again: goswitch doctor', ...options });
}

/** Runs `work` while no other GoSwitch makes a journaled change. Throws `lock-timeout`. */
export async function withChanges<T>(core: Core, work: (parts: JournaledParts) => Promise<T>): Promise<T> {
  const [locks, journal] = await Promise.all([core.locks(), core.journal()]);
  const parts = { layout: core.context.layout, journal };
  return await locks.withLock(CHANGES_LOCK, {}, async () => {
    await settleChanges(parts);
    return await work(parts);
  });
}
