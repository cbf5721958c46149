import { AppError } from '../../../contract/errors.ts';
import type { Platform, Release, ReleaseList } from '../../../contract/models.ts';
import { goFamily } from '../go-version/parse-go-version.ts';
import { resolveSpec } from '../go-version/resolve-spec.ts';
import { formatSpec, type Spec } from '../go-version/spec.ts';
import { type ChosenArchive, chooseArchive } from './choose-archive.ts';

/**
 * The release that a spec means, or null. The `stable` of the index counts too: a release withdrawn in spite of its
 * name is found by its exact name alone.
 */
export function resolveRelease(releases: readonly Release[], spec: Spec): Release | null {
  const candidates = spec.kind === 'exact' ? releases : releases.filter((release) => release.stable);
  const version = resolveSpec(
    spec,
    candidates.map((release) => release.version),
  );
  return releases.find((release) => release.version === version) ?? null;
}

/** The release of a list that a spec means. Throws `release-not-found` with what comes closest as its hint. */
export function findRelease(list: ReleaseList, spec: Spec): Release {
  const release = resolveRelease(list.releases, spec);
  if (release !== null) return release;
  const age = list.stale === null ? '' : ` (the list is from ${list.fetchedAt}, because ${list.stale.reason})`;
  throw new AppError('release-not-found', `No release matches ${formatSpec(spec)}${age}`, {
    hint: closest(list.releases, spec),
  });
}

/**
 * The archive of a release of the list. A platform asked for by name (`exact`) is taken at its word; the machine's own
 * may fall back to one that it emulates. Throws `platform-unavailable`, whose hint names the nearest release that has
 * one.
 */
export function findArchive(list: ReleaseList, release: Release, platform: Platform, exact: boolean): ChosenArchive {
  const choose = (each: Release) => {
    const chosen = chooseArchive(each, platform);
    return exact && chosen?.emulated ? null : chosen;
  };
  const chosen = choose(release);
  if (chosen !== null) return chosen;
  const at = list.releases.indexOf(release);
  const nearestFirst = [...list.releases.slice(0, at).reverse(), ...list.releases.slice(at + 1)];
  const nearest = nearestFirst.find((each) => each.stable && choose(each) !== null);
  const published = [
    ...new Set(release.files.filter((file) => file.kind === 'archive').map((file) => `${file.os}/${file.arch}`)),
  ];
  const name = `${platform.os}/${platform.arch}`;
  throw new AppError('platform-unavailable', `${release.version} has no archive for ${name}`, {
    hint:
      nearest === undefined
        ? `No release here has one for ${name}`
        : `The nearest release with one for ${name} is ${nearest.version}`,
    details: { version: release.version, platform: name, published },
  });
}

function closest(releases: readonly Release[], spec: Spec): string {
  const wanted =
    spec.kind === 'exact'
      ? /^go(\d+(?:\.\d+)?)/.exec(spec.version)?.[1]
      : spec.kind === 'prefix'
        ? spec.prefix
        : undefined;
  if (wanted !== undefined) {
    const stable = resolveRelease(releases, { kind: 'prefix', prefix: wanted });
    if (stable !== null) return `The newest release of ${wanted} is ${stable.version}`;
    const prereleases = releases.map((release) => release.version).filter((version) => goFamily(version) === wanted);
    if (prereleases.length > 0)
      return `Only prereleases of ${wanted} are out; name one exactly: ${prereleases.slice(0, 5).join(', ')}`;
  }
  const latest = resolveRelease(releases, { kind: 'latest' });
  return latest === null
    ? 'goswitch ls-remote --all lists what there is'
    : `The newest release is ${latest.version}; goswitch ls-remote lists the others`;
}
