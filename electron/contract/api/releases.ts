import { z } from 'zod';
import type { SupportStatus } from '../models.ts';
import { nothing, specField } from './fields.ts';

export const releasesInputs = {
  /** `cached`: only what is kept on disk, without the network. */
  'releases.list': z.strictObject({ cached: z.boolean().exactOptional() }),
  'releases.refresh': nothing,
  'releases.resolve': z.strictObject({ spec: specField }),
};

/**
 * A release as the list shows it. What is installed is told by `sdks.list`: this table changes with the index alone.
 */
export interface ReleaseEntry {
  readonly version: string;
  /** `1.26`; null for a dirty name of the index. */
  readonly family: string | null;
  /** Sorts by plain text comparison as Go orders versions; `SdkRow.order` compares with it. */
  readonly order: string;
  readonly stable: boolean;
  readonly support: SupportStatus;
  /**
   * Its archive for this machine; null where there is none. `emulated`: for another processor that this machine can
   * run.
   */
  readonly archive: { readonly filename: string; readonly sizeBytes: number | null; readonly emulated: boolean } | null;
}

export interface ReleaseFamily {
  readonly family: string;
  /** Of the family as a whole: never `outdated`. */
  readonly support: 'supported' | 'end-of-life' | 'prerelease';
  /** Newest stable release, or the newest prerelease where there is no stable one. */
  readonly newest: string;
}

/** How the index stands. `stale` says why it is older than its maximum age. Times are ISO 8601 UTC. */
export interface IndexState {
  readonly fetchedAt: string;
  readonly source: string;
  readonly trusted: boolean;
  readonly stale: { readonly reason: string } | null;
}

/**
 * Both lists newest first, prereleases among them. `index` is null (and the lists empty) when no index was ever
 * fetched.
 */
export interface ReleaseTable {
  readonly rows: readonly ReleaseEntry[];
  readonly families: readonly ReleaseFamily[];
  readonly index: IndexState | null;
}

/** What a spec means among the releases known now. */
interface ResolvedSpec {
  readonly spec: string;
  readonly release: ReleaseEntry;
  /** Name below versions/ of the installed SDK that is this release, or null. */
  readonly installed: string | null;
}

export interface ReleasesApi {
  /** Throws `index-unavailable`, `index-invalid`; never with `cached`. */
  'releases.list': ReleaseTable;
  /**
   * Asks the sources whatever the age of the kept index. Throws as `releases.list`; an index that could not be renewed
   * comes with `stale`.
   */
  'releases.refresh': ReleaseTable;
  /** From the kept index, without the network. Null when nothing fits. Throws `invalid-spec`. */
  'releases.resolve': ResolvedSpec | null;
}
