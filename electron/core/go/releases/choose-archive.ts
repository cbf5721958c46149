import type { Platform, Release, ReleaseFile } from '../../../contract/models.ts';

/** `emulated`: the archive is for another processor, which this one's system can run. */
export interface ChosenArchive {
  readonly file: ReleaseFile;
  readonly platform: Platform;
  readonly emulated: boolean;
}

/** Systems that run amd64 programs on arm64: Rosetta 2 and Windows on Arm. Needed below Go 1.16 and 1.17. */
const RUNS_AMD64_ON_ARM64 = new Set(['darwin', 'windows']);

/**
 * The archive of a release to install on a platform; null when there is none. Where the release has nothing for arm64
 * but the system runs amd64 programs, that archive is offered, marked `emulated`.
 */
export function chooseArchive(release: Release, platform: Platform): ChosenArchive | null {
  const native = archiveFor(release, platform);
  if (native !== null) return { file: native, platform: { os: native.os, arch: native.arch }, emulated: false };
  if (platform.arch !== 'arm64' || !RUNS_AMD64_ON_ARM64.has(platform.os)) return null;
  const file = archiveFor(release, { os: platform.os, arch: 'amd64' });
  return file === null ? null : { file, platform: { os: file.os, arch: file.arch }, emulated: true };
}

/** The archive of a release for exactly this platform, or null. `linux`/`arm` is published as `armv6l`. */
export function archiveFor(release: Release, platform: Platform): ReleaseFile | null {
  const arch = platform.os === 'linux' && platform.arch === 'arm' ? 'armv6l' : platform.arch;
  const archives = release.files.filter(
    (file) => file.kind === 'archive' && file.os === platform.os && file.arch === arch,
  );
  return archives.toSorted((a, b) => preference(b) - preference(a))[0] ?? null;
}

/** The system's usual format first; among the two builds for macOS up to Go 1.4.2 (osx10.6, osx10.8) the newer one. */
function preference(file: ReleaseFile): number {
  const usual = file.filename.endsWith(file.os === 'windows' ? '.zip' : '.tar.gz');
  const macOsMinor = /-osx10\.(\d+)\./.exec(file.filename)?.[1] ?? '0';
  return (usual ? 100 : 0) + Number(macOsMinor);
}
