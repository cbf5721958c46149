import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { makeSdkEntries, makeTarGz } from './make-archive.ts';
import type { ReleaseServer } from './release-server.ts';

export interface MadeRelease {
  readonly version: string;
  readonly files?: Readonly<Record<string, string>>;
}

/** Adds small made releases for linux/amd64, oldest first. Returns each archive's bytes by version. */
export function serveMadeReleases(
  server: ReleaseServer,
  releases: readonly (string | MadeRelease)[],
): Map<string, Buffer> {
  const archives = new Map<string, Buffer>();
  for (const release of releases) {
    const { version, files = {} } = typeof release === 'string' ? { version: release } : release;
    const bytes = makeTarGz(makeSdkEntries({ version, files }));
    archives.set(version, bytes);
    server.addRelease({
      version,
      files: [{ filename: `${version}.linux-amd64.tar.gz`, os: 'linux', arch: 'amd64', bytes }],
    });
  }
  return archives;
}

/** Makes this server the only source of a home: no module proxy that a Go of this machine may name either. */
export async function setOnlySource(
  home: string,
  server: Pick<ReleaseServer, 'base'>,
  settings: object = {},
): Promise<void> {
  await mkdir(home, { recursive: true });
  const sources = [{ name: 'test', kind: 'index', url: server.base, trusted: true }];
  await writeFile(
    path.join(home, 'settings.json'),
    JSON.stringify({ schema: 1, sources, goproxy: 'off', ...settings }),
  );
}
