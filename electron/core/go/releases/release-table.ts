import type { ReleaseEntry, ReleaseFamily, ReleaseTable } from '../../../contract/api.ts';
import type { Platform, Release, ReleaseList } from '../../../contract/models.ts';
import { orderKey } from '../go-version/order-key.ts';
import { goFamily } from '../go-version/parse-go-version.ts';
import { createSupportTable, type SupportTable } from '../go-version/support-table.ts';
import { chooseArchive } from './choose-archive.ts';

/** The index as windows show it: every release, newest first, and the families. No index is an empty table. */
export function toReleaseTable(list: ReleaseList | null, platform: Platform): ReleaseTable {
  if (list === null) return { rows: [], families: [], index: null };
  const supportOf = createSupportTable(list.releases);
  const rows = list.releases.map((release) => toReleaseEntry(release, supportOf, platform));
  const { fetchedAt, source, trusted, stale } = list;
  return { rows, families: toFamilies(rows), index: { fetchedAt, source, trusted, stale } };
}

/** One release as windows show it. */
export function toReleaseEntry(release: Release, supportOf: SupportTable, platform: Platform): ReleaseEntry {
  const { version, stable } = release;
  const chosen = chooseArchive(release, platform);
  return {
    version,
    family: goFamily(version),
    order: orderKey(version),
    stable,
    support: supportOf(version),
    archive:
      chosen === null
        ? null
        : { filename: chosen.file.filename, sizeBytes: chosen.file.sizeBytes, emulated: chosen.emulated },
  };
}

/** Rows come newest first, so the first stable one of a family is its newest. */
function toFamilies(rows: readonly ReleaseEntry[]): ReleaseFamily[] {
  const families = new Map<string, ReleaseEntry>();
  for (const row of rows) {
    if (row.family === null) continue;
    const newest = families.get(row.family);
    if (newest === undefined || (row.stable && !newest.stable)) families.set(row.family, row);
  }
  return [...families].map(([family, { version, support }]) => ({
    family,
    support: familySupport(support),
    newest: version,
  }));
}

function familySupport(ofNewest: ReleaseEntry['support']): ReleaseFamily['support'] {
  if (ofNewest === 'prerelease') return 'prerelease';
  return ofNewest === 'supported' || ofNewest === 'outdated' ? 'supported' : 'end-of-life';
}
