import { compareGoVersions } from './compare-go-versions.ts';
import { type GoVersion, goFamily, parseGoVersion } from './parse-go-version.ts';
import type { Spec } from './spec.ts';

/**
 * The one of `versions` that `spec` means, as it is written there, or null. A prefix, `latest` and `oldstable` mean
 * stable releases only; prereleases and dirty names are found by their exact name alone. `oldstable` is the newest
 * release of the second newest family.
 */
export function resolveSpec(spec: Spec, versions: readonly string[]): string | null {
  switch (spec.kind) {
    case 'exact':
      return (
        versions.find((version) => version === spec.version) ??
        (isCustomBuild(spec.version)
          ? null
          : (versions.find((version) => isSameRelease(version, spec.version)) ?? null))
      );
    case 'prefix':
      return newest(versions.filter((version) => isBelowPrefix(stableRelease(version), spec.prefix)));
    case 'range': {
      const stable = versions.filter((version) => stableRelease(version) !== null);
      const best = newest(
        spec.prefix === 'latest'
          ? stable
          : stable.filter((version) => isBelowPrefix(stableRelease(version), spec.prefix)),
      );
      return best !== null && reaches(best, spec.least) ? best : null;
    }
    case 'latest':
      return newest(versions.filter((version) => stableRelease(version) !== null));
    case 'oldstable': {
      const stable = versions.filter((version) => stableRelease(version) !== null);
      const latest = newest(stable);
      return latest === null ? null : newest(stable.filter((version) => goFamily(version) !== goFamily(latest)));
    }
  }
}

/**
 * The parts of a version that is a stable release; null for prereleases, dirty names, other people's builds and
 * language versions (`go1.21`).
 */
function stableRelease(version: string): GoVersion | null {
  if (isCustomBuild(version)) return null;
  const parsed = parseGoVersion(version);
  return parsed === null || parsed.kind !== '' || parsed.patch === '' ? null : parsed;
}

/**
 * `go1.20` and `go1.20.0` are one release; `go1.21.0-custom` is equal to go1.21.0 for ordering, but is not that
 * release.
 */
function isSameRelease(version: string, wanted: string): boolean {
  return !isCustomBuild(version) && parseGoVersion(version) !== null && compareGoVersions(version, wanted) === 0;
}

function isCustomBuild(version: string): boolean {
  return /[ \t-]/.test(version);
}

/**
 * True when a stable version is `least` or newer; a missing part of either is 0, as in `^1.25`. False for any that is
 * not `1.25.3` in form.
 */
export function reaches(version: string, least: string): boolean {
  if (!/^[0-9]+(?:\.[0-9]+){0,2}$/.test(bare(version))) return false;
  const numbers = (text: string) => [...text.split('.').map(Number), 0, 0].slice(0, 3);
  const [wanted, given] = [numbers(least), numbers(bare(version))];
  for (const [at, number] of given.entries()) if (number !== wanted[at]) return number > (wanted[at] ?? 0);
  return true;
}

function bare(version: string): string {
  return version.replace(/^go/, '');
}

function isBelowPrefix(release: GoVersion | null, prefix: string): boolean {
  if (release === null) return false;
  const [major, minor] = prefix.split('.');
  return release.major === major && (minor === undefined || release.minor === minor);
}

function newest(versions: readonly string[]): string | null {
  return versions.reduce<string | null>(
    (best, version) => (best === null || compareGoVersions(version, best) > 0 ? version : best),
    null,
  );
}
