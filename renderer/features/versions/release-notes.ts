/**
 * Where go.dev tells what is new: the page of a family for its first release and its prereleases, the history of
 * patches for the others.
 */
export function releaseNotesUrl({
  version,
  family,
  isPrerelease,
}: {
  readonly version: string;
  readonly family: string | null;
  readonly isPrerelease: boolean;
}): string {
  if (family === null) return 'https://go.dev/doc/devel/release';
  if (isPrerelease || version === `go${family}` || version === `go${family}.0`) return `https://go.dev/doc/go${family}`;
  return `https://go.dev/doc/devel/release#${version}`;
}
