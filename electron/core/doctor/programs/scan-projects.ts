import type { Agreement, ProjectBinary, ScannedProject } from '../../../contract/programs.ts';
import type { ProjectInfo } from '../../../contract/projects.ts';
import { readSmallText } from '../../base/files/read-small-file.ts';
import { compareGoVersions } from '../../go/go-version/compare-go-versions.ts';
import { parseGoVersion } from '../../go/go-version/parse-go-version.ts';
import { isFollowed } from '../../manager/projects/go-here.ts';
import { findFiles } from './find-files.ts';
import { type ReadProgram, readProgram } from './scan-programs.ts';

/** Programs are built into a project's own folder, bin/, dist/ or beside their main packages. */
const DEPTH = 4;
const MOST_FILES = 20_000;
const SHOWN = 5;
const NOT_ENTERED = new Set(['.git', '.hg', '.svn', 'node_modules', 'vendor', 'testdata']);

/** Each project with the newest programs that its module was built into, against the toolchain that runs there now. */
export async function scanProjects(
  projects: readonly ProjectInfo[],
  pause: () => Promise<void> | undefined,
): Promise<ScannedProject[]> {
  const scanned: ScannedProject[] = [];
  for (const project of projects) {
    const binaries = project.exists ? await newestPrograms(project, pause) : [];
    scanned.push({
      project,
      binaries,
      agrees: isAsNamed(project) && binaries.every(({ agreement }) => agreement !== 'disagrees'),
    });
  }
  return scanned;
}

/**
 * The version in effect can be called, does the work itself, and no `.tool-versions` that GoSwitch does not follow asks
 * for another.
 */
function isAsNamed({ problem, inEffect, toolchain, toolVersions }: ProjectInfo): boolean {
  if (problem !== null) return false;
  if (toolchain !== null && (toolchain.source !== 'called' || toolchain.problem !== null)) return false;
  return inEffect === null || toolVersions === null || isFollowed(toolVersions, inEffect);
}

async function newestPrograms(
  { folder, goMod, toolchain, inEffect }: ProjectInfo,
  pause: () => Promise<void> | undefined,
): Promise<ProjectBinary[]> {
  const module = goMod === null ? null : await moduleOf(goMod.file);
  const runs = toolchain?.runs ?? inEffect?.version ?? null;
  const { files } = await findFiles(folder, { depth: DEPTH, mostFiles: MOST_FILES, except: NOT_ENTERED, pause });
  const found: ReadProgram[] = [];
  for (const file of files) {
    await pause();
    const program = readProgram(file);
    if (program !== null && isOf(program, module)) found.push(program);
  }
  found.sort((a, b) => b.stat.mtimeMs - a.stat.mtimeMs || (a.file < b.file ? -1 : 1));
  return found.slice(0, SHOWN).flatMap(({ file, stat, result }) => {
    if (result?.kind !== 'go-binary') return [];
    const { goVersion } = result.info;
    return [{ file, goVersion, modifiedAt: stat.mtime.toISOString(), agreement: judge(goVersion, runs) }];
  });
}

/** A program of the project's own module; one that names no module (GOPATH mode) belongs to whoever holds it. */
function isOf({ result }: ReadProgram, module: string | null): boolean {
  if (result?.kind !== 'go-binary') return false;
  const { main } = result.info;
  return main === null || module === null || main.path === module;
}

function judge(goVersion: string, runs: string | null): Agreement {
  if (runs === null || parseGoVersion(goVersion) === null) return 'unknown';
  return compareGoVersions(goVersion, runs) === 0 ? 'agrees' : 'disagrees';
}

/** The path after the first word `module`, in quotes or not (golang.org/x/mod/modfile, ModulePath). */
async function moduleOf(file: string): Promise<string | null> {
  const text = await readSmallText(file).catch(() => '');
  return /^[ \t]*module[ \t]+["`]?([^\s"`]+)/m.exec(text)?.[1] ?? null;
}
