import type { ReleaseFamily } from '../../../electron/contract/api.ts';
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

const VERSION_WORD = /^(?:go|v)?(\d[\w.]*)$/;

/**
 * Whether a row fits every word typed: the start of a version (`1.26`, `go1.26.3`, `1.26.x`), `latest`, `oldstable`, or
 * a part of where it is, who put it there, or how it stands.
 */
function matchesText(row: VersionRow, text: string, families: readonly ReleaseFamily[]): boolean {
  const words = text.trim().toLowerCase().split(/\s+/);
  return words.every((word) => word === '' || matchesWord(row, word, families));
}

function matchesWord(row: VersionRow, word: string, families: readonly ReleaseFamily[]): boolean {
  if (word === 'go') return true;
  if (word === 'latest' || word === 'stable') return row.version === nthSupported(families, 0);
  if (word === 'oldstable') return row.version === nthSupported(families, 1);
  const version = VERSION_WORD.exec(word)?.[1];
  if (version !== undefined) return row.label.startsWith(version.replace(/\.x$/, '.')) || placeOf(row).includes(word);
  return placeOf(row).includes(word) || row.label.includes(word);
}

function nthSupported(families: readonly ReleaseFamily[], index: number): string | undefined {
  return families.filter(({ support }) => support === 'supported')[index]?.newest;
}

function placeOf({ sdk, support, isActive }: VersionRow): string {
  return [support, isActive ? 'active' : '', sdk?.kind ?? '', sdk?.owner ?? '', sdk?.root ?? '', sdk?.arch ?? '']
    .join(' ')
    .toLowerCase();
}
