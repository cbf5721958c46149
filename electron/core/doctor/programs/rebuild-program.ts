/**
 * One program built again. Killed at any moment, the old or the new program is there as a whole:
 *   1 build into staging/          killed after: a folder that prune removes
 *   2 look into it, start it       as 1
 *   3 keep the old bytes           killed after: a copy in backups/ that nobody needs
 *   4 replace it in one step       killed after: the journal's note in backups/ becomes its entry at the next change
 *   5 journal
 */
import { randomBytes } from 'node:crypto';
import { lstatSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { BuildInfo } from '../../../contract/build-info.ts';
import { AppError } from '../../../contract/errors.ts';
import type { RebuildObstacle, RebuiltBinary } from '../../../contract/programs.ts';
import { explainFileError } from '../../base/files/file-errors.ts';
import { hashFile } from '../../base/files/hash-file.ts';
import { makeFolder } from '../../base/files/make-folder.ts';
import { removeTree } from '../../base/files/remove-tree.ts';
import type { Progress } from '../../base/jobs/jobs.ts';
import { readBuildInfo } from '../../go/build-info/read-build-info.ts';
import { sdkVersionOf } from '../../go/go-version/sdk-version.ts';
import { goInstall } from './go-install.ts';
import { planRebuild } from './plan-rebuild.ts';
import type { RebuildTools } from './rebuild-tools.ts';
import { replaceProgram } from './replace-program.ts';
import { smokeTestProgram } from './smoke-test-program.ts';

const OBSTACLES: Readonly<Record<RebuildObstacle, string>> = {
  'not-readable': 'it cannot be read as a program of Go',
  'no-module': 'it does not say which module it was built from',
  'part-of-go': 'it is a tool of Go itself and comes with the SDK',
  devel: 'it was built from a folder, not from a version of its module',
  checkout: 'it was built from a checkout, whose version may exist nowhere else',
  modified: 'it was built from a checkout with changes of its own',
  replaced: 'it was built with replaced modules, which go install path@version does not do',
  'other-platform': 'it is not a program for this machine',
  link: 'it is a link to a program that belongs elsewhere',
  invalid: 'what it says of its package and version is not valid',
};

/**
 * Throws `rebuild-failed`, `cancelled`, `permission-denied`, `disk-full`, `lock-timeout`; then the old program is as it
 * was.
 */
export async function rebuildProgram(tools: RebuildTools, file: string, progress: Progress): Promise<RebuiltBinary> {
  const { context } = tools.core;
  const { info, target } = plan(tools, file);
  const before = await hashFile(file);
  const folder = path.join(context.layout.staging, `rebuild~${randomBytes(4).toString('hex')}`);
  try {
    await makeFolder(path.join(folder, 'bin'));
    progress.phase('building');
    await goInstall(tools, { target, info, folder, signal: progress.signal });
    progress.phase('verifying');
    const built = await builtProgram(path.join(folder, 'bin'), target);
    checkBuilt(built, { info, version: tools.version, target });
    await smokeTestProgram(tools, { program: built, folder, signal: progress.signal });
    progress.signal.throwIfAborted();
    progress.phase('committing');
    const entry = await replaceProgram(tools.core, {
      file,
      from: built,
      expectedSha256: before,
      action: 'program.rebuild',
      summary: `Rebuilt ${path.basename(file)} (${target}) with ${tools.version}, before ${info.goVersion}`,
      data: { package: target, from: info.goVersion, to: tools.version },
    });
    return { file, target, from: info.goVersion, to: tools.version, journalId: entry.id, problem: null };
  } catch (error) {
    throw explainFileError(error, `rebuild ${file}`);
  } finally {
    await removeTree(folder);
  }
}

function plan({ core }: RebuildTools, file: string): { info: BuildInfo; target: string } {
  const isLink = lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
  const result = readProgram(file);
  if (result?.kind !== 'go-binary') throw refused(file, 'not-readable');
  const rebuild = planRebuild({ info: result.info, os: result.os, arch: result.arch, isLink }, core.context.native);
  if (!rebuild.possible) throw refused(file, rebuild.obstacle);
  return { info: result.info, target: rebuild.target };
}

function readProgram(file: string) {
  try {
    return readBuildInfo(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new AppError('rebuild-failed', `${file} does not exist`, { cause: error });
    throw explainFileError(error, `read ${file}`);
  }
}

function refused(file: string, obstacle: RebuildObstacle): AppError {
  return new AppError('rebuild-failed', `${file} cannot be rebuilt: ${OBSTACLES[obstacle]}`, { details: { obstacle } });
}

/** The one program that was installed. */
async function builtProgram(bin: string, target: string): Promise<string> {
  const names = await readdir(bin);
  if (names.length !== 1)
    throw new AppError(
      'rebuild-failed',
      `go install ${target} left ${names.length === 0 ? 'no program' : 'several programs'}`,
    );
  return path.join(bin, names[0]!);
}

/**
 * It must be the same package of the same version, built by the version asked for: a wrapper named go could do
 * anything.
 */
function checkBuilt(
  program: string,
  { info, version, target }: { readonly info: BuildInfo; readonly version: string; readonly target: string },
): void {
  const result = readBuildInfo(program);
  const built = result?.kind === 'go-binary' ? result.info : null;
  const isRight =
    built !== null &&
    sdkVersionOf(built.goVersion) === version &&
    built.path === info.path &&
    built.main?.path === info.main?.path &&
    built.main?.version === info.main?.version;
  if (isRight) return;
  const said =
    built === null
      ? 'no build info'
      : `${built.path}@${built.main?.version ?? 'no version'}, built with ${built.goVersion}`;
  throw new AppError('rebuild-failed', `go install did not build ${target} with ${version}: ${said}`);
}
