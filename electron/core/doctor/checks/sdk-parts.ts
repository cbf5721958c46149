import { access, constants, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Platform } from '../../../contract/models.ts';
import { compareGoVersions } from '../../go/go-version/compare-go-versions.ts';
import { readSdkVersion } from '../../go/go-version/sdk-version.ts';

/** What an SDK lacks. Paths are below its root, with `/`. */
export interface SdkParts {
  readonly missing: readonly string[];
  /** Programs that nobody may run, with their permission bits. */
  readonly notExecutable: readonly { readonly path: string; readonly mode: number }[];
}

interface SdkToInspect {
  readonly root: string;
  readonly version: string;
  readonly platform: Platform;
  /** `quick` looks only for what every build needs first. */
  readonly depth: 'quick' | 'full';
}

const has = (version: string, since: string) => compareGoVersions(version, since) >= 0;

/**
 * Tools that builds of this version need in pkg/tool. From 1.25 on the others are built on demand (doc/go1.25.md);
 * before that `go build` calls pack, and `go test -json` test2json. Before 1.5 the tools had other names.
 */
export function requiredTools(version: string): readonly string[] {
  if (!has(version, '1.5')) return [];
  const always = ['asm', 'cgo', 'compile', 'cover', 'link', 'vet'];
  if (has(version, '1.25rc1')) return always;
  return [...always, 'pack', ...(has(version, '1.10') ? ['buildid', 'test2json'] : [])];
}

/**
 * Looks without running anything and without reading a file but VERSION (layout: golang/go src/cmd/distpack/test.go,
 * doc/toolchain.md on go.env).
 */
export async function inspectSdkParts({ root, version, platform, depth }: SdkToInspect): Promise<SdkParts> {
  const suffix = platform.os === 'windows' ? '.exe' : '';
  const folder = `pkg/tool/${platform.os}_${platform.arch === 'armv6l' ? 'arm' : platform.arch}`;
  const tools =
    depth === 'full'
      ? requiredTools(version)
      : requiredTools(version).filter((tool) => tool === 'compile' || tool === 'link');
  const programs = [
    `bin/go${suffix}`,
    ...(depth === 'full' ? [`bin/gofmt${suffix}`] : []),
    ...tools.map((tool) => `${folder}/${tool}${suffix}`),
  ];
  const files = ['src/fmt/print.go', ...(depth === 'full' ? fullFiles(version, platform) : [])];
  const missing: string[] = (await readSdkVersion(root)) === null ? ['VERSION'] : [];
  for (const file of [...programs, ...files]) if (!(await isThere(path.join(root, file)))) missing.push(file);
  const present = depth === 'full' ? await everyTool(root, folder, programs) : programs;
  return { missing, notExecutable: platform.os === 'windows' ? [] : await notExecutable(root, present) };
}

function fullFiles(version: string, { os }: Platform): string[] {
  return [
    'src/runtime/extern.go',
    // The headers of the runtime moved to pkg/include in 1.4.
    ...(has(version, '1.4') ? ['pkg/include/textflag.h'] : []),
    ...(has(version, '1.21rc1') ? ['go.env'] : []),
    ...(os === 'windows' ? ['lib/time/zoneinfo.zip'] : []),
  ];
}

/** Tools beyond the required ones are to be executable as well, where they are there. */
async function everyTool(root: string, folder: string, programs: readonly string[]): Promise<string[]> {
  const names = await readdir(path.join(root, folder)).catch(() => []);
  return [...new Set([...programs, ...names.map((name) => `${folder}/${name}`)])];
}

async function notExecutable(root: string, programs: readonly string[]): Promise<SdkParts['notExecutable']> {
  const found: { path: string; mode: number }[] = [];
  for (const program of programs) {
    const file = path.join(root, program);
    const info = await stat(file).catch(() => null);
    if (info?.isFile() && !(await isExecutable(file, info.mode)))
      found.push({ path: program, mode: info.mode & 0o7777 });
  }
  return found;
}

/**
 * Root may run what has any executable bit; the bits are looked at too, because access(2) differs between systems
 * there.
 */
async function isExecutable(file: string, mode: number): Promise<boolean> {
  if ((mode & 0o111) === 0) return false;
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}

async function isThere(file: string): Promise<boolean> {
  return stat(file).then(
    (found) => found.isFile() && found.size > 0,
    () => false,
  );
}
