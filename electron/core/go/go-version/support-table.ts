import type { SupportStatus } from '../../../contract/models.ts';
import { byNewestGoVersion } from './compare-go-versions.ts';
import { goFamily, isPrerelease, parseGoVersion } from './parse-go-version.ts';

export type SupportTable = (version: string) => SupportStatus;

/**
 * Go's support policy, told from the releases of an index alone: the two newest stable families are supported
 * (golang/website doc/devel/release.html: "supported until there are two newer major releases").
 * A beta or rc is `prerelease` by its name; any other version that is not in `versions` is `unknown`. `go1.20.0` and
 * `go1.20` are one.
 */
export function createSupportTable(
  versions: readonly { readonly version: string; readonly stable: boolean }[],
): SupportTable {
  const stableByKey = new Map(versions.map(({ version, stable }) => [releaseKey(version), stable]));
  const newestOfFamily = new Map<string, string>();
  for (const version of versions
    .filter(({ stable }) => stable)
    .map(({ version }) => version)
    .sort(byNewestGoVersion)) {
    const family = goFamily(version);
    if (family !== null && !isPrerelease(version) && !newestOfFamily.has(family))
      newestOfFamily.set(family, releaseKey(version));
  }
  const supported = new Set([...newestOfFamily.keys()].slice(0, 2));

  return (version) => {
    if (isPrerelease(version)) return 'prerelease';
    const key = releaseKey(version);
    const stable = stableByKey.get(key);
    const family = goFamily(version);
    if (stable === undefined || family === null) return 'unknown';
    if (!stable) return 'prerelease';
    if (!supported.has(family)) return 'end-of-life';
    return newestOfFamily.get(family) === key ? 'supported' : 'outdated';
  };
}

/** The same text for names that Go holds equal; a dirty name is its own key. */
function releaseKey(version: string): string {
  const parsed = parseGoVersion(version);
  return parsed === null ? version : [parsed.major, parsed.minor, parsed.patch, parsed.kind, parsed.pre].join(' ');
}
