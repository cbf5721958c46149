import type { Platform, ReleaseList } from '../../../contract/models.ts';
import type { ToolchainList } from './list-toolchains.ts';

/**
 * What the module proxies have for one platform, in the form of a release index. Its files are for that platform alone,
 * and have no sha256.
 */
export function toReleaseList(
  { versions }: ToolchainList,
  source: string,
  fetchedAt: string,
  { os, arch }: Platform,
): ReleaseList {
  const releases = versions.map(({ version, stable, moduleVersion }) => ({
    version,
    stable,
    files: [
      { filename: `${moduleVersion}.zip`, os, arch, version, sha256: null, sizeBytes: null, kind: 'archive' as const },
    ],
  }));
  return { releases, source, trusted: false, fetchedAt, stale: null };
}
