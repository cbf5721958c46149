import type { ReleaseEntry, ReleaseFamily, SdkRow } from '../../../electron/contract/api.ts';
import type { Job, SupportStatus } from '../../../electron/contract/models.ts';
import type { ProjectInfo } from '../../../electron/contract/projects.ts';
import { projectsPinning } from './pinned-projects.ts';
import { installJobOf, latestJob, workOn } from './version-jobs.ts';

/**
 * What can be done with a version now. `working`: installing, waiting for it, adopting or removing; `job` tells which.
 * `failed`: the last install did not come to its end and nobody has put the notice away.
 */
type VersionState =
  | { readonly kind: 'available' | 'unavailable' | 'installed' | 'external' }
  | { readonly kind: 'working' | 'failed'; readonly job: Job };

/** One line of the list: a release, an SDK of this machine, or both in one. */
export interface VersionRow {
  readonly id: string;
  /** `go1.26.3`; what was asked for, where a job is about something the lists do not know. */
  readonly version: string;
  /** `1.26.3` */
  readonly label: string;
  /** Null for names of the index that are no Go version. */
  readonly family: string | null;
  readonly order: string;
  readonly support: SupportStatus;
  readonly release: ReleaseEntry | null;
  readonly sdk: SdkRow | null;
  readonly isActive: boolean;
  /** Newest of a family that an older one is installed of. */
  readonly isUpdate: boolean;
  /** Folders of the listed projects whose pin means this SDK now. */
  readonly pinnedBy: readonly string[];
  readonly state: VersionState;
}

/** The truth of the engine that the rows are made of. */
export interface VersionFacts {
  readonly releases: readonly ReleaseEntry[];
  readonly families: readonly ReleaseFamily[];
  readonly sdks: readonly SdkRow[];
  readonly jobs: readonly Job[];
  readonly projects: readonly ProjectInfo[];
  /** Ids of failed jobs whose notice was put away. */
  readonly dismissed: ReadonlySet<string>;
}

/**
 * Every row, newest first; of one version the installed before the external before the one to install. What runs
 * without a row comes first.
 */
export function buildVersionRows(facts: VersionFacts): readonly VersionRow[] {
  const installedVersions = new Map<string, SdkRow[]>();
  const familiesHere = new Set<string | null>();
  for (const sdk of facts.sdks) {
    if (sdk.kind !== 'installed') continue;
    installedVersions.set(sdk.version, [...(installedVersions.get(sdk.version) ?? []), sdk]);
    familiesHere.add(sdk.family);
  }
  const releaseOf = new Map(facts.releases.map((release) => [release.version, release]));
  const rows = [
    ...facts.sdks.map((sdk) => sdkRow(sdk, releaseOf.get(sdk.version) ?? null, facts)),
    ...facts.releases
      .filter((release) => !isHere(release, installedVersions.get(release.version)))
      .map((release) => releaseRow(release, familiesHere.has(release.family), facts)),
  ];
  rows.sort((a, b) => (a.order === b.order ? rank(a) - rank(b) : a.order < b.order ? 1 : -1));
  return [...strayRows(rows, facts), ...rows];
}

/**
 * Installed for this machine's own platform: SDKs for another one carry it in their name, and leave the release to be
 * installed.
 */
function isHere({ version, archive }: ReleaseEntry, installed: readonly SdkRow[] = []): boolean {
  return (
    installed.some(({ name }) => name === version) || (installed.length > 0 && (archive === null || archive.emulated))
  );
}

function sdkRow(sdk: SdkRow, release: ReleaseEntry | null, { jobs, projects }: VersionFacts): VersionRow {
  const { id, version, family, order, support } = sdk;
  const work = workOn(sdk, jobs);
  const state: VersionState = work === null ? { kind: sdk.kind } : { kind: 'working', job: work };
  const pinnedBy = projectsPinning(sdk, projects).map(({ folder }) => folder);
  return {
    id,
    version,
    label: labelOf(version),
    family,
    order,
    support,
    release,
    sdk,
    isActive: sdk.active,
    isUpdate: false,
    pinnedBy,
    state,
  };
}

function releaseRow(release: ReleaseEntry, hasFamilyHere: boolean, facts: VersionFacts): VersionRow {
  const { version, family, order, support } = release;
  const state = stateOf(release, facts);
  const isUpdate = hasFamilyHere && support === 'supported';
  return {
    id: version,
    version,
    label: labelOf(version),
    family,
    order,
    support,
    release,
    sdk: null,
    isActive: false,
    isUpdate,
    pinnedBy: [],
    state,
  };
}

function stateOf(release: ReleaseEntry, { jobs, dismissed }: VersionFacts): VersionState {
  const job = installJobOf(release, jobs);
  if (job?.state === 'running') return { kind: 'working', job };
  if (job?.state === 'failed' && !dismissed.has(job.id)) return { kind: 'failed', job };
  return { kind: release.archive === null ? 'unavailable' : 'available' };
}

/**
 * Installs of something that has no row of its own: a spec typed elsewhere, an archive file, a version the index does
 * not know.
 */
function strayRows(rows: readonly VersionRow[], { jobs, dismissed }: VersionFacts): VersionRow[] {
  const shown = new Set(rows.flatMap(({ state }) => ('job' in state ? [state.job.id] : [])));
  const strays = jobs.filter(
    ({ id, kind, state }) => !shown.has(id) && (kind === 'install' || kind === 'import') && state === 'running',
  );
  const failed = jobs.filter(
    (job) =>
      job.kind === 'install' &&
      job.state === 'failed' &&
      !dismissed.has(job.id) &&
      isStray(job, rows) &&
      latestJob(jobs, 'install', [job.target]) === job,
  );
  return [...strays, ...failed].map((job) => ({
    id: `job:${job.id}`,
    version: job.target,
    label: labelOf(job.target),
    family: null,
    order: '',
    support: 'unknown',
    release: null,
    sdk: null,
    isActive: false,
    isUpdate: false,
    pinnedBy: [],
    state: { kind: job.state === 'running' ? 'working' : 'failed', job },
  }));
}

function isStray(job: Job, rows: readonly VersionRow[]): boolean {
  return !rows.some((row) => installJobOf(row, [job]) !== null);
}

const RANKS = { installed: 0, external: 1 } as const;

function rank({ sdk }: VersionRow): number {
  return sdk === null ? 2 : RANKS[sdk.kind];
}

export function labelOf(version: string): string {
  return version.startsWith('go') ? version.slice('go'.length) : version;
}
