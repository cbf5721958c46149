import type { SupportStatus } from '../../../contract/models.ts';
import { byNewestGoVersion } from '../../go/go-version/compare-go-versions.ts';
import { goFamily, isPrerelease } from '../../go/go-version/parse-go-version.ts';
import { resolveSpec } from '../../go/go-version/resolve-spec.ts';
import { parseSpec } from '../../go/go-version/spec.ts';
import { createSupportTable } from '../../go/go-version/support-table.ts';
import { chooseArchive } from '../../go/releases/choose-archive.ts';
import type { CheckTools } from './check-tools.ts';

/** What the kept release index knows, for this machine's platform. */
export interface KnownReleases {
  /** Stable ones with an archive for this machine, newest first. */
  readonly versions: readonly string[];
  support(version: string): SupportStatus;
  /** The newest stable patch of the version's own family; null where there is none for this machine. */
  newestPatch(version: string): string | null;
  /** The newest patch of the oldest family that still gets fixes: the smallest step to a supported version. */
  nearestSupported(): string | null;
  /** The release that a spec means; null where none fits, or the spec is none. */
  resolve(spec: string): string | null;
}

/** From the newest kept copy of the index, without the network; null when there is none. */
export async function knownReleases({
  core,
  context,
}: Pick<CheckTools, 'core' | 'context'>): Promise<KnownReleases | null> {
  const list = await (await core.releases()).cached();
  if (list === null) return null;
  const support = createSupportTable(list.releases);
  const versions = list.releases
    .filter(
      (release) => release.stable && !isPrerelease(release.version) && chooseArchive(release, context.native) !== null,
    )
    .map(({ version }) => version)
    .sort(byNewestGoVersion);
  return {
    versions,
    support,
    newestPatch: (version) => versions.find((one) => goFamily(one) === goFamily(version)) ?? null,
    nearestSupported: () => versions.filter((version) => support(version) === 'supported').at(-1) ?? null,
    resolve(spec) {
      try {
        return resolveSpec(parseSpec(spec), versions);
      } catch {
        // A pin that is no spec: parse-pin says so where it matters.
        return null;
      }
    },
  };
}
