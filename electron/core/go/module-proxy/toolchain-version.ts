import type { Platform } from '../../../contract/models.ts';
import { byNewestGoVersion } from '../go-version/compare-go-versions.ts';
import { isPrerelease, parseGoVersion } from '../go-version/parse-go-version.ts';
import { isReleaseVersion } from '../go-version/sdk-version.ts';

/** The module that Go's own distributions are published as (cmd/go/internal/gover, and go.dev/doc/toolchain). */
export const TOOLCHAIN_MODULE = 'golang.org/toolchain';

/** One version of it: a Go release for one platform. */
export interface ToolchainVersion {
  /** `go1.26.3` */
  readonly version: string;
  readonly platform: Platform;
  /** `v0.0.1-go1.26.3.linux-amd64` */
  readonly moduleVersion: string;
  /** Neither beta nor rc. */
  readonly stable: boolean;
}

const NAME = /^v0\.0\.1-(go[0-9][0-9a-z.]*)\.([a-z][a-z0-9]*)-([a-z0-9]+)$/;

/** The release and platform that a version of the module stands for, or null when it stands for none. */
export function parseToolchainVersion(moduleVersion: string): ToolchainVersion | null {
  const [, version = '', os = '', arch = ''] = NAME.exec(moduleVersion) ?? [];
  // Names such as go1.9.2rc2 were published and are no versions to Go.
  if (!isReleaseVersion(version) || parseGoVersion(version) === null) return null;
  return {
    version,
    platform: { os, arch: os === 'linux' && arch === 'arm' ? 'armv6l' : arch },
    moduleVersion,
    stable: !isPrerelease(version),
  };
}

/** What the release index calls linux/armv6l is linux-arm in the module (golang/website internal/dl/server.go). */
export function toolchainVersion(version: string, { os, arch }: Platform): string {
  return `v0.0.1-${version}.${os}-${os === 'linux' && arch === 'armv6l' ? 'arm' : arch}`;
}

/**
 * Of the text of `@v/list`, what is for this platform: newest first, each once. Lines may have more words than the
 * version (modfetch/proxy.go).
 */
export function parseToolchainList(text: string, platform: Platform): readonly ToolchainVersion[] {
  const found = text.split('\n').flatMap((line) => parseToolchainVersion(line.trim().split(/\s+/)[0] ?? '') ?? []);
  const fitting = found.filter((one) => one.platform.os === platform.os && one.platform.arch === platform.arch);
  const unique = new Map(fitting.map((one) => [one.version, one]));
  return [...unique.values()].sort((a, b) => byNewestGoVersion(a.version, b.version));
}
