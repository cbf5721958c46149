import type { Platform } from '../../../contract/models.ts';

export interface NamedArchive {
  readonly version: string;
  readonly platform: Platform;
  /** Null where the ending does not tell. */
  readonly format: 'tar.gz' | 'zip' | null;
}

/**
 * The names that releases have had since go1.2.2: `go1.26.3.linux-amd64.tar.gz`, `go1.4.2.darwin-amd64-osx10.8.tar.gz`.
 */
const NAME = /^(go[0-9][0-9a-z.]*?)\.([a-z][a-z0-9]*)-([a-z0-9]+)(?:-osx10\.\d+)?\.(tar\.gz|zip)$/;

/**
 * The same within a name that a browser, a copy or a person changed: `go1.24.4.linux-amd64 (1).tar.gz`,
 * `go1.24.4.linux-amd64.tgz`, `my-go1.24.4.linux-amd64`.
 */
const WITHIN = /(?:^|[^0-9a-z])(go[0-9][0-9a-z.]*?)\.([a-z][a-z0-9]*)-([a-z0-9]+)(?![0-9a-z])/;

/** What an archive's file name says, or null when it is not named like a release. */
export function parseArchiveName(filename: string): NamedArchive | null {
  const [, version, os, arch] = NAME.exec(filename) ?? WITHIN.exec(filename) ?? [];
  if (version === undefined || os === undefined || arch === undefined) return null;
  return { version, platform: { os, arch }, format: formatOf(filename) };
}

/** True for the very name that a release has. */
export function isReleaseName(filename: string): boolean {
  return NAME.test(filename);
}

export function formatOf(filename: string): NamedArchive['format'] {
  if (/\.zip$/i.test(filename)) return 'zip';
  return /\.(tar\.gz|tgz)$/i.test(filename) ? 'tar.gz' : null;
}

/**
 * True for what `--from` takes as an archive rather than as a source: a name ending in `.tar.gz`, `.tgz` or `.zip`, or
 * one that names a release and its platform.
 */
export function isArchivePath(text: string): boolean {
  const plain = text.split(/[?#]/)[0] ?? '';
  return formatOf(plain) !== null || WITHIN.test(plain.slice(plain.lastIndexOf('/') + 1));
}
