import type { DetectedTarget } from '../../../contract/profiles.ts';
import type { Journal } from '../../base/journal/journal.ts';
import type { Locks } from '../../base/locks/lock.ts';
import type { RunProgram } from '../../base/programs/run-program.ts';
import type { CoreContext } from '../../context.ts';
import { detectTargets } from './detect-targets.ts';
import type { EditDeps } from './edit-profile.ts';
import { createEditRecords } from './edit-records.ts';
import { profileFileStore } from './profile-store.ts';
import { createWindowsPathStore, WINDOWS_PATH } from './windows-path.ts';

export interface SetupDeps {
  readonly journal: Journal;
  readonly locks: Locks;
  /** Makes sure that there is a shim to find. */
  readonly refreshShims: () => Promise<void>;
  readonly runProgram: RunProgram;
  /** Where /etc and /run are looked for; `/` but in tests. */
  readonly systemRoot: string;
}

/** What setting up and undoing share. */
export interface SetupTools {
  readonly context: CoreContext;
  readonly editing: EditDeps;
  readonly runProgram: RunProgram;
  detect(): Promise<DetectedTarget[]>;
  /** Runs `work` while no other GoSwitch edits profiles. Throws `lock-timeout`, `cancelled`. */
  locked<T>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T>;
}

export function createSetupTools(
  context: CoreContext,
  { journal, locks, runProgram, systemRoot }: Omit<SetupDeps, 'refreshShims'>,
): SetupTools {
  const windowsPath = createWindowsPathStore({ env: context.env, runProgram });
  return {
    context,
    runProgram,
    editing: {
      journal,
      records: createEditRecords(context.layout),
      storeOf: (file) => (file === WINDOWS_PATH ? windowsPath : profileFileStore),
    },
    detect: () => detectTargets(context, systemRoot),
    locked: (signal, work) => locks.withLock('profiles', signal === undefined ? {} : { signal }, work),
  };
}

/** One after the other: each edit sees what the one before it did. */
export async function inSequence<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}
