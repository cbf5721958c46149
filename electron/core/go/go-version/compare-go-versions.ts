import { compareDecimals, type GoVersion, parseGoVersion } from './parse-go-version.ts';

const INVALID: GoVersion = { major: '', minor: '', patch: '', kind: '', pre: '' };

/**
 * -1, 0 or 1, in Go's order (gover.go, Compare): `1.21 < 1.21rc1 < 1.21.0`, `1.20rc1 < 1.20 == 1.20.0`.
 * Invalid versions are below all valid ones and equal to each other. With or without `go`.
 */
export function compareGoVersions(a: string, b: string): -1 | 0 | 1 {
  const left = parseGoVersion(a) ?? INVALID;
  const right = parseGoVersion(b) ?? INVALID;
  return (
    compareDecimals(left.major, right.major) ||
    compareDecimals(left.minor, right.minor) ||
    compareDecimals(left.patch, right.patch) ||
    compareText(left.kind, right.kind) ||
    compareDecimals(left.pre, right.pre)
  );
}

/**
 * For `sort`: newest first. Names that Go holds equal are ordered by text, so that any two different names have one
 * order.
 */
export function byNewestGoVersion(a: string, b: string): -1 | 0 | 1 {
  return compareGoVersions(b, a) || compareText(b, a);
}

function compareText(a: string, b: string): -1 | 0 | 1 {
  return a === b ? 0 : a < b ? -1 : 1;
}
