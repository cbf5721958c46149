import { z } from 'zod';
import type { MachineSnapshot, SnapshotComparison } from '../snapshot.ts';
import { nothing } from './fields.ts';

export const snapshotInputs = {
  'snapshot.take': nothing,
  'snapshot.compare': z.strictObject({ snapshot: z.unknown() }),
};

export interface SnapshotApi {
  /**
   * Everything that matters about this machine's Go environment, secrets taken out. Runs the checks: takes
   * seconds.
   */
  'snapshot.take': MachineSnapshot;
  /** What differs between this machine and a snapshot file's content. Throws `invalid-input` when it is not one. */
  'snapshot.compare': SnapshotComparison;
}
