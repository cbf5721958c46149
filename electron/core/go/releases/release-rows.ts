import type { Platform, Release, ReleaseList, ReleaseRow } from '../../../contract/models.ts';
import { parseSpec, type Spec } from '../go-version/spec.ts';
import { createSupportTable } from '../go-version/support-table.ts';
import { chooseArchive } from './choose-archive.ts';
import { resolveRelease } from './find-release.ts';

interface ReleaseRowsOptions {
  readonly platform: Platform;
  /** Versions (`go1.26.3`) that are installed for this platform. */
  readonly installed: ReadonlySet<string>;
  /** Only what the spec covers: every release of a family for a prefix, one release for any other. */
  readonly spec?: string;
  /** Betas and rcs too. */
  readonly all?: boolean;
}

/**
 * The rows of `ls-remote`, newest first: stable releases, with `all` the prereleases too. A release named exactly is
 * always among them. No match is an empty list. Throws `invalid-spec`.
 */
export function toReleaseRows(list: ReleaseList, options: ReleaseRowsOptions): ReleaseRow[] {
  const support = createSupportTable(list.releases);
  const spec = options.spec === undefined ? null : parseSpec(options.spec);
  return covered(list.releases, spec, options.all ?? false).map((release) => ({
    version: release.version,
    stable: release.stable,
    support: support(release.version),
    installed: options.installed.has(release.version),
    available: chooseArchive(release, options.platform) !== null,
  }));
}

function covered(releases: readonly Release[], spec: Spec | null, all: boolean): readonly Release[] {
  const shown = releases.filter((release) => all || release.stable);
  if (spec === null) return shown;
  if (spec.kind === 'prefix') return shown.filter((release) => isWithin(release.version, spec.prefix));
  const release = resolveRelease(releases, spec);
  return release === null ? [] : [release];
}

/** By the text of the name, so that a dirty `go1.9.2rc2` is listed with its family. */
function isWithin(version: string, prefix: string): boolean {
  const rest = version.startsWith(`go${prefix}`) ? version.slice(2 + prefix.length) : null;
  return rest !== null && !/^[0-9]/.test(rest);
}
