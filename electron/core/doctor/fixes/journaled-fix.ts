import { AppError } from '../../../contract/errors.ts';
import type { Journal } from '../../base/journal/journal.ts';
import type { Subjects } from '../subjects.ts';

/** `fix-impossible`: the trouble is gone, or not as it was. */
export function fixImpossible(why: string, options: { readonly cause?: unknown } = {}): AppError {
  return new AppError('fix-impossible', why, { hint: 'Run the checks again: goswitch doctor', ...options });
}

/** Runs `work` while no other GoSwitch makes a journaled change. Throws `lock-timeout`. */
export async function withChanges<T>(core: Subjects, work: (journal: Journal) => Promise<T>): Promise<T> {
  const [locks, journal] = await Promise.all([core.locks(), core.journal()]);
  return await locks.withLock('changes', {}, () => work(journal));
}
