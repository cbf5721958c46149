import type { Platform } from '../../contract/models.ts';

export interface ArchiveName {
  readonly version: string;
  readonly platform: Platform;
  readonly format: 'tar.gz' | 'zip';
}

/** The names that releases have had since go1.2.2: `go1.26.3.linux-amd64.tar.gz`, `go1.4.2.darwin-amd64-osx10.8.tar.gz`. */
const NAME = /^(go[0-9][0-9a-z.]*?)\.([a-z][a-z0-9]*)-([a-z0-9]+)(?:-osx10\.\d+)?\.(tar\.gz|zip)$/;

/** What an archive's file name says, or null when it is not named like a release. */
export function parseArchiveName(filename: string): ArchiveName | null {
  const [, version, os, arch, format] = NAME.exec(filename) ?? [];
  if (version === undefined || os === undefined || arch === undefined) return null;
  return { version, platform: { os, arch }, format: format === 'zip' ? 'zip' : 'tar.gz' };
}

/** True for what `--from` takes as an archive rather than as a source: a name ending in `.tar.gz`, `.tgz` or `.zip`. */
export function isArchivePath(text: string): boolean {
  return /\.(tar\.gz|tgz|zip)$/i.test(text.split(/[?#]/)[0] ?? '');
}
