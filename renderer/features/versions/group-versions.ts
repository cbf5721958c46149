import type { ReleaseFamily } from '../../../electron/contract/api.ts';
import { matchesText } from './match-text.ts';
import type { VersionRow } from './version-row.ts';

export const VERSION_FILTERS = ['all', 'installed', 'supported', 'end-of-life', 'prerelease'] as const;
export type VersionFilter = (typeof VERSION_FILTERS)[number];

/**
 * A heading and the rows below it. `key` is the family, `under-way` for work without a row of its own, `other` for what
 * is of no family.
 */
export interface VersionGroup {
  readonly key: string;
  readonly family: ReleaseFamily | null;
  readonly rows: readonly VersionRow[];
}

const IS_SHOWN: Readonly<Record<VersionFilter, (row: VersionRow) => boolean>> = {
  all: () => true,
  installed: ({ sdk, state }) => sdk !== null || state.kind === 'working',
  supported: ({ support }) => support === 'supported' || support === 'outdated',
  'end-of-life': ({ support }) => support === 'end-of-life',
  prerelease: ({ support }) => support === 'prerelease',
};

/** The rows of a view, grouped by family, families by their newest row. Keeps the order of the rows. */
export function groupVersions(
  rows: readonly VersionRow[],
  options: { readonly filter: VersionFilter; readonly text: string; readonly families: readonly ReleaseFamily[] },
): readonly VersionGroup[] {
  const familyOf = new Map(options.families.map((family) => [family.family, family]));
  const groups = new Map<string, VersionRow[]>();
  const isShown = IS_SHOWN[options.filter];
  for (const row of rows) {
    if (!isShown(row) || !matchesText(row, options.text, options.families)) continue;
    const key = keyOf(row);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return [...groups].map(([key, members]) => ({ key, family: familyOf.get(key) ?? null, rows: members }));
}

function keyOf({ id, family }: VersionRow): string {
  return family ?? (id.startsWith('job:') ? 'under-way' : 'other');
}

/** SDKs on this machine, GoSwitch's and others'. */
export function countInstalled(rows: readonly VersionRow[]): number {
  return rows.filter(({ sdk }) => sdk !== null).length;
}
