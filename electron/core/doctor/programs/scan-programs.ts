import { lstatSync, type Stats } from 'node:fs';
import path from 'node:path';
import type { BuildInfoResult } from '../../../contract/build-info.ts';
import type { Platform } from '../../../contract/models.ts';
import type { ScannedBinary, ScannedFolder } from '../../../contract/programs.ts';
import { readBuildInfo } from '../../go/build-info/read-build-info.ts';
import { type FoundFile, findFiles } from './find-files.ts';
import type { JudgeVersion } from './judge-version.ts';
import { planRebuild } from './plan-rebuild.ts';
import type { FolderToScan } from './scan-folders.ts';

/** Far more than any folder of programs has: a whole disk that was named by mistake ends here. */
const MOST_FILES = 50_000;
const DEPTH = 32;
/** The smallest program of Go has hundreds of thousands. */
const LEAST_BYTES = 4096;

export interface ReadProgram {
  readonly file: string;
  readonly isLink: boolean;
  readonly stat: Stats;
  /** Null when the file cannot be read, and why. */
  readonly result: BuildInfoResult | null;
  readonly problem: string | null;
}

interface ScanProgramsOptions {
  readonly native: Platform;
  readonly pause: () => Promise<void> | undefined;
}

export interface ScannedPrograms {
  readonly folder: ScannedFolder;
  readonly binaries: readonly ScannedBinary[];
}

/**
 * Every program of Go below a folder, and executable files that cannot be read. @param judge is asked once, when the
 * versions found are known
 */
export async function scanPrograms(
  { folder, origin }: FolderToScan,
  judge: (versions: readonly string[]) => Promise<JudgeVersion>,
  { native, pause }: ScanProgramsOptions,
): Promise<ScannedPrograms> {
  const { files, exists, isCutShort, unreadable } = await findFiles(folder, {
    mostFiles: MOST_FILES,
    depth: DEPTH,
    pause,
  });
  const programs: ReadProgram[] = [];
  let fileCount = 0;
  for (const found of files) {
    await pause();
    const program = readProgram(found);
    if (program === null) continue;
    fileCount++;
    if (program.result?.kind !== 'not-a-go-binary') programs.push(program);
  }
  const versions = programs.flatMap(({ result }) => (result?.kind === 'go-binary' ? [result.info.goVersion] : []));
  const judgeVersion = await judge(versions);
  const binaries = programs.map((program) => toBinary(program, folder, { judgeVersion, native }));
  return { folder: { folder, origin, exists, fileCount, goCount: versions.length, isCutShort, unreadable }, binaries };
}

/** Null for what is no plain file behind its links, and for files too small to be a program. */
export function readProgram({ file, isLink }: FoundFile): ReadProgram | null {
  let stat: Stats | undefined;
  try {
    const result = readBuildInfo(file, (found) => {
      stat = found;
      return found.isFile() && found.size >= LEAST_BYTES;
    });
    return result === null || stat === undefined ? null : { file, isLink, stat, result, problem: null };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return unreadable({ file, isLink }, error as NodeJS.ErrnoException);
  }
}

/** A program that may not be read is told of; what went away, and data, is not. */
function unreadable({ file, isLink }: FoundFile, error: NodeJS.ErrnoException): ReadProgram | null {
  const stat = lstatSync(file, { throwIfNoEntry: false });
  const isProgram = stat?.isFile() && (process.platform === 'win32' ? /\.exe$/i.test(file) : (stat.mode & 0o111) !== 0);
  return stat !== undefined && isProgram ? { file, isLink, stat, result: null, problem: error.message } : null;
}

function toBinary(
  { file, isLink, stat, result, problem }: ReadProgram,
  folder: string,
  { judgeVersion, native }: { judgeVersion: JudgeVersion; native: Platform },
): ScannedBinary {
  const facts = { file, folder, name: path.basename(file), sizeBytes: stat.size, modifiedAt: stat.mtime.toISOString() };
  if (result?.kind !== 'go-binary') {
    const nothing = { goVersion: null, path: null, module: null, os: null, arch: null };
    return {
      ...facts,
      ...nothing,
      standing: 'not-readable',
      problem,
      rebuild: { possible: false, obstacle: 'not-readable' },
    };
  }
  const { info, os, arch } = result;
  const standing = judgeVersion(info.goVersion);
  return {
    ...facts,
    goVersion: info.goVersion,
    path: info.path === '' ? null : info.path,
    module: info.main === null ? null : { path: info.main.path, version: info.main.version ?? null },
    os,
    arch,
    standing,
    problem: standing === 'not-readable' ? `${info.goVersion} is no release of Go` : null,
    rebuild: planRebuild({ info, os, arch, isLink }, native),
  };
}
