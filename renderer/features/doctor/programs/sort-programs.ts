import type { BinaryStanding, ScannedBinary, ScannedSdk, ScanReport } from '../../../../electron/contract/programs.ts';

/**
 * The order by urgency: unsupported versions first, then by age; programs that cannot be compared come last.
 */
const ORDER: readonly BinaryStanding[] = [
  'end-of-life',
  'older-release',
  'older-patch',
  'newer',
  'not-readable',
  'unknown',
  'same',
];

export function sortPrograms(programs: readonly ScannedBinary[]): readonly ScannedBinary[] {
  return programs.toSorted(
    (one, other) =>
      ORDER.indexOf(one.standing) - ORDER.indexOf(other.standing) || one.name.localeCompare(other.name, 'en'),
  );
}

/** Built with another Go than the one compared with, as far as it can be told. */
export function isOther({ standing }: ScannedBinary): boolean {
  return standing !== 'same' && standing !== 'unknown';
}

/** Older than the version they would be rebuilt with: a newer one is not made older unasked. */
export function rebuildable(programs: readonly ScannedBinary[]): readonly ScannedBinary[] {
  return programs.filter(
    ({ standing, rebuild }) => rebuild.possible && ['end-of-life', 'older-release', 'older-patch'].includes(standing),
  );
}

export function disagreeing(sdks: readonly ScannedSdk[]): readonly ScannedSdk[] {
  return sdks.filter(({ agrees }) => !agrees);
}

interface ScanCounts {
  readonly otherPrograms: number;
  readonly sdks: number;
  readonly projects: number;
  readonly isGorootOther: boolean;
}

export function countMismatches({ binaries, sdks, projects, goroot }: ScanReport): ScanCounts {
  return {
    otherPrograms: binaries.filter(isOther).length,
    sdks: disagreeing(sdks).length,
    projects: projects.filter(({ agrees }) => !agrees).length,
    isGorootOther: goroot !== null && !goroot.agrees,
  };
}
