import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../contract/errors.ts';
import { assertDecodedPath } from '../../base/files/decoded-path.ts';
import type { CoreContext } from '../../context.ts';
import { isSdkVersion, readSdkVersion } from '../../go/go-version/sdk-version.ts';
import { readInstalled } from '../home/installed-sdks.ts';
import { describeSdkRoot, type RootDescription } from './describe-sdk-root.ts';
import { probeSdk } from './probe-sdk.ts';

/** A whole SDK that runs here. `root` is its real folder. */
export interface ExaminedSdk extends RootDescription {
  readonly root: string;
  /** Its name below versions/, where somebody put it there or renamed it by hand; null for one from elsewhere. */
  readonly ownName: string | null;
}

/**
 * Looks at a folder that someone calls an SDK: its root or its bin folder, a link to it, or its go program. It must be
 * whole, a release or a development tree that names its commit, not GoSwitch's own, and say of itself what its VERSION
 * file says. Throws `sdk-invalid` saying what is wrong, `probe-failed`, `cancelled`.
 */
export async function examineSdk(context: CoreContext, folder: string, signal: AbortSignal): Promise<ExaminedSdk> {
  const root = await findRoot(folder);
  const ownName = await strayName(context, root);
  const version = await readSdkVersion(root);
  if (version === null) throw invalid(root, 'it has no VERSION file that names a Go version');
  if (!isSdkVersion(version))
    throw invalid(root, `it is a development tree that does not say of which Go version and commit (${version})`);
  const description = await describeSdkRoot(root, context.native);
  if (description === null) throw invalid(root, await whatIsMissing(root));
  if (!(await isFolder(path.join(root, 'src', 'fmt'))))
    throw invalid(root, 'its standard library is missing (src/fmt)');
  const { os, native, env } = context;
  const said = await probeSdk({ root, os, native, env, signal });
  if (said !== version) throw invalid(root, `its VERSION file says ${version}, but "go version" says ${said}`);
  return { ...description, root, ownName };
}

async function findRoot(folder: string): Promise<string> {
  const real = await realpath(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') throw invalid(folder, 'there is no such folder');
    throw error;
  });
  assertDecodedPath(real);
  if (!(await isFolder(real))) {
    if (/^go(\.exe)?$/.test(path.basename(real))) return path.dirname(path.dirname(real));
    throw invalid(folder, 'it is not a folder');
  }
  return path.basename(real) === 'bin' ? path.dirname(real) : real;
}

/**
 * Of the home's own folders only those of versions/ that do not count as installed, or not under their name, can be
 * adopted.
 */
async function strayName({ layout }: CoreContext, root: string): Promise<string | null> {
  const [home, versions] = await Promise.all(
    [layout.home, layout.versions].map((folder) => realpath(folder).catch(() => folder)),
  );
  if (root !== home && !root.startsWith(home + path.sep)) return null;
  const name = path.basename(root);
  if (path.dirname(root) !== versions) throw invalid(root, "it is in GoSwitch's own home");
  const installed = await readInstalled(layout, name);
  if (installed?.problem === null) throw invalid(root, "it is in GoSwitch's own home, where it is installed");
  return name;
}

async function whatIsMissing(root: string): Promise<string> {
  const hasTools = await isFolder(path.join(root, 'pkg', 'tool'));
  return hasTools
    ? 'bin/go is missing, or pkg/tool holds no tools'
    : 'pkg/tool is missing, without which the go command does not find its root';
}

async function isFolder(folder: string): Promise<boolean> {
  return await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

function invalid(root: string, why: string): AppError {
  return new AppError('sdk-invalid', `${root} is not a complete Go SDK: ${why}`, {
    hint: 'Give the folder that holds VERSION, bin, pkg and src',
  });
}
