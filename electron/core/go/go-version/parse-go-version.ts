/**
 * Go versions are not semver: `1.21` (the language) sorts below `1.21rc1`, which sorts below `1.21.0`, while `1.20` is
 * `1.20.0`. The rules here are those of internal/gover/gover.go and go/version/version.go in Go's own source; numbers
 * stay decimal strings, as there.
 */

/**
 * `major[.minor[.patch]][kind[pre]]`. A missing part is `''`; `patch` is filled in as `0` where Go means it (below
 * 1.21).
 */
export interface GoVersion {
  readonly major: string;
  readonly minor: string;
  readonly patch: string;
  /** `''` for a release, else `alpha`, `beta`, `rc` (any lower-case word is valid to Go). */
  readonly kind: string;
  readonly pre: string;
}

const NUMBER = '0|[1-9][0-9]*';
const GRAMMAR = new RegExp(`^(${NUMBER})(?:\\.(${NUMBER})(?:\\.(${NUMBER})|([a-z]+)(${NUMBER})?)?)?$`);
/** The first family whose first release is written with `.0` (doc/go1.21.md). */
const FIRST_MINOR_WITH_PATCH = '21';

/**
 * The parts of a version written with or without `go`; null when Go would call it invalid (`1.9.2rc2`, `1.021`,
 * `weird`). What follows a `-`, space or tab is left out, as go/version does: `go1.24.4 X:arenas` is 1.24.4.
 */
export function parseGoVersion(text: string): GoVersion | null {
  const match = GRAMMAR.exec(bareVersion(text));
  if (match === null) return null;
  const [, major = '', minor, patch, kind = '', pre = ''] = match;
  if (minor === undefined) return { major, minor: '0', patch: '0', kind, pre };
  const impliedPatch = kind === '' && compareDecimals(minor, FIRST_MINOR_WITH_PATCH) < 0 ? '0' : '';
  return { major, minor, patch: patch ?? impliedPatch, kind, pre };
}

/**
 * True for a beta or rc, dirty names such as `go1.9.2rc2` included; the opposite of `stable` in the index
 * (golang/website internal/dl/dl.go).
 */
export function isPrerelease(version: string): boolean {
  const parsed = parseGoVersion(version);
  return parsed === null ? /beta|rc/.test(bareVersion(version)) : parsed.kind !== '';
}

/**
 * The family (Go's language version) of a version: `go1.26.3` -> `1.26`, `go1` -> `1`; null when the version is
 * invalid.
 */
export function goFamily(version: string): string | null {
  const parsed = parseGoVersion(version);
  if (parsed === null) return null;
  const { major, minor } = parsed;
  return major === '1' && minor === '0' ? '1' : `${major}.${minor}`;
}

/** -1, 0 or 1 for two decimal strings without leading zeros, of any length; `''` is below `0`. */
export function compareDecimals(a: string, b: string): -1 | 0 | 1 {
  if (a === b) return 0;
  return a.length < b.length || (a.length === b.length && a < b) ? -1 : 1;
}

function bareVersion(text: string): string {
  const [name = ''] = text.split(/[ \t-]/, 1);
  return name.startsWith('go') ? name.slice(2) : name;
}
