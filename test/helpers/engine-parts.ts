import { createJournal } from '../../electron/core/base/journal/create-journal.ts';
import { createLocks } from '../../electron/core/base/locks/create-locks.ts';
import type { CoreContext } from '../../electron/core/context.ts';

/** The real journal and locks of a sandbox's home. */
export function createEngineParts(context: CoreContext) {
  return { journal: createJournal(context), locks: createLocks(context, { waitMs: () => 20_000 }) };
}
