import { isAppError } from '../../../contract/errors.ts';
import type { MachineSnapshot, SnapshotComparison } from '../../../contract/snapshot.ts';
import type { Subjects } from '../subjects.ts';
import { compareSnapshots } from './compare-snapshots.ts';
import { parseSnapshot } from './parse-snapshot.ts';
import { type SnapshotSubjects, takeSnapshot } from './take-snapshot.ts';

interface SnapshotOptions {
  readonly signal?: AbortSignal;
}

/** What this machine's Go environment is, to be handed to others; and what differs from another's. */
export interface Snapshots {
  /** Runs the checks: takes seconds. Changes nothing. Throws `cancelled`. */
  take(options?: SnapshotOptions): Promise<MachineSnapshot>;
  /** This machine beside the content of a snapshot file. Throws `invalid-input` when it is none, `cancelled`. */
  compare(snapshot: unknown, options?: SnapshotOptions): Promise<SnapshotComparison>;
}

interface SnapshotsDeps {
  readonly core: SnapshotSubjects;
  readonly version: string;
  readonly systemRoot: string;
}

export function createSnapshots({ core, version, systemRoot }: SnapshotsDeps): Snapshots {
  const take = ({ signal = new AbortController().signal }: SnapshotOptions = {}) =>
    takeSnapshot({
      ...{ core, version, systemRoot, signal },
      scan: async () => await orNull(core, async () => (await core.programs()).scan({ signal })),
      selfTest: async () => (await core.selfTest()).last(),
    });
  return {
    take,
    async compare(snapshot, options) {
      // Judged before this machine is asked: that takes seconds.
      const theirs = parseSnapshot(snapshot);
      return compareSnapshots(await take(options), theirs);
    },
  };
}

/** A snapshot without its scan is worth more than none. Throws `cancelled`. */
async function orNull<T>({ context }: Subjects, work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (isAppError(error, 'cancelled')) throw error;
    context.log.warn('A part of the snapshot could not be read', { error });
    return null;
  }
}
