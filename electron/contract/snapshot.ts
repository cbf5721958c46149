import type { z } from 'zod';
import type { machineSnapshotSchema } from './snapshot-schema.ts';

/**
 * Everything that matters about the Go environment of one machine, in one file, for a bug report or a colleague:
 * without secrets, without the names of the user and the host, the home folder written as `~`.
 */
export type MachineSnapshot = z.infer<typeof machineSnapshotSchema>;

/** What two snapshots can differ in. */
export type SnapshotPart = 'machine' | 'go' | 'go-env' | 'variable' | 'path' | 'sdk' | 'finding' | 'setting';

/** One difference; null where that side has none. For `path`, where a folder stands (`3`), or that it is missing. */
export interface SnapshotDifference {
  readonly part: SnapshotPart;
  readonly name: string;
  readonly ours: string | null;
  readonly theirs: string | null;
}

/** This machine (`ours`) beside a snapshot (`theirs`), without what always differs: times, names, places of homes. */
export interface SnapshotComparison {
  readonly theirs: { readonly at: string; readonly goswitch: string };
  readonly differences: readonly SnapshotDifference[];
}
