import type { ReleaseTable, SdkRow } from '../../contract/api.ts';

/** A newer patch of a family that is installed here. Versions as Go writes them: `go1.26.3`. */
export interface Patch {
  readonly version: string;
  readonly family: string;
  /** The newest one of the family that is installed. */
  readonly installed: string;
}

/**
 * The newest patch of each installed family that lacks it, newest family first. Only of families that still get
 * patches: the last one of an old family is no news, and a candidate's next is no patch.
 */
export function findPatches(
  { rows, families }: Pick<ReleaseTable, 'rows' | 'families'>,
  sdks: readonly SdkRow[],
): readonly Patch[] {
  const release = new Map(rows.map((row) => [row.version, row]));
  return families.flatMap(({ family, newest, support }) => {
    const candidate = release.get(newest);
    const installed = sdks
      .filter((sdk) => sdk.kind === 'installed' && sdk.family === family)
      .sort((a, b) => (a.order < b.order ? 1 : -1))[0];
    if (support !== 'supported' || installed === undefined || !candidate?.stable || candidate.archive === null)
      return [];
    return candidate.order > installed.order ? [{ version: newest, family, installed: installed.version }] : [];
  });
}
