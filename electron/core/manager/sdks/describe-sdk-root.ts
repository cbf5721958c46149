import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Platform } from '../../../contract/models.ts';
import { readProgramHeader } from '../../go/build-info/program-header.ts';
import { readSdkVersion } from '../../go/go-version/sdk-version.ts';

/** What a folder says of itself, read without running anything. */
export interface RootDescription extends Platform {
  /** `go1.26.3`, or a development version. */
  readonly version: string;
}

/**
 * Version and platform of the SDK at `root`; null when it is none: VERSION, bin/go and pkg/tool/<os>_<arch> must be
 * there (go-facts: every release has them, and without pkg/tool the go command does not know its own root,
 * cmd/go/internal/cfg/cfg.go).
 */
export async function describeSdkRoot(root: string, native: Platform): Promise<RootDescription | null> {
  const [version, program, tools] = await Promise.all([
    readSdkVersion(root).catch(() => null),
    readProgram(root),
    toolPlatforms(root),
  ]);
  if (version === null || program === null || tools.length === 0) return null;
  return { version, ...choosePlatform(tools, program, native) };
}

/** Folders of tools in the index's terms (`linux`/`armv6l`), sorted by name. */
export async function toolPlatforms(root: string): Promise<Platform[]> {
  const names = await readdir(path.join(root, 'pkg', 'tool')).catch(() => []);
  return names.sort().flatMap((name) => {
    const [, os, arch] = /^([a-z0-9]+)_([a-z0-9]+)$/.exec(name) ?? [];
    if (os === undefined || arch === undefined) return [];
    return [{ os, arch: os === 'linux' && arch === 'arm' ? 'armv6l' : arch }];
  });
}

/**
 * Where an SDK was also used to build another platform's tools there are several folders: bin/go's own header decides,
 * then this machine.
 */
function choosePlatform(
  tools: readonly Platform[],
  program: { os: string | null; arch: string | null },
  native: Platform,
): Platform {
  const arch = program.arch === 'arm' ? 'armv6l' : program.arch;
  const fits = tools.filter(
    (tool) => (arch === null || tool.arch === arch) && (program.os === null || tool.os === program.os),
  );
  const candidates = fits.length > 0 ? fits : tools;
  return candidates.find((tool) => tool.os === native.os && tool.arch === native.arch) ?? candidates[0]!;
}

/** Null when there is no such program; a script (a wrapper some packages use) says nothing of its platform. */
async function readProgram(root: string): Promise<{ os: string | null; arch: string | null } | null> {
  for (const name of ['go', 'go.exe']) {
    const file = path.join(root, 'bin', name);
    const found = await stat(file).catch(() => null);
    if (found?.isFile()) return (await readProgramHeader(file).catch(() => null)) ?? { os: null, arch: null };
  }
  return null;
}
