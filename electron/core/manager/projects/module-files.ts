import { stat } from 'node:fs/promises';
import path from 'node:path';
import { isSameFolder } from '../../base/files/is-same-folder.ts';
import type { CoreContext } from '../../context.ts';
import { findUpward } from '../../go/go-mod/read-go-mod.ts';

interface ModuleFilesOptions {
  readonly folder: string;
  /** Value of GOWORK: `off`, `auto`, empty or a path. */
  readonly gowork: string;
  /** A go.work above this folder is not believed inside it. */
  readonly root: string;
}

/**
 * The go.mod and the go.work that the go command finds for a folder, as paths or null (modload/init.go, FindGoMod and
 * FindGoWork).
 */
export async function findModuleFiles(
  context: CoreContext,
  options: ModuleFilesOptions,
): Promise<{ goMod: string | null; goWork: string | null }> {
  const { folder, gowork, root } = options;
  const [found, goWork] = await Promise.all([findUpward(folder, 'go.mod'), findWorkFile(folder, gowork, root)]);
  // A go.mod in the temporary folder itself is not believed (golang/go#26708).
  const isInTemporary = found !== null && (await isSameFolder(path.dirname(found), temporaryFolder(context)));
  return { goMod: isInTemporary ? null : found, goWork };
}

async function findWorkFile(folder: string, gowork: string, root: string): Promise<string | null> {
  if (gowork === 'off') return null;
  if (gowork === '' || gowork === 'auto') return await findUpward(folder, 'go.work', root);
  return path.isAbsolute(gowork) && (await stat(gowork).catch(() => null)) !== null ? gowork : null;
}

/** As os.TempDir has it (os/file_unix.go, os/file_windows.go). */
function temporaryFolder({ env, os }: CoreContext): string {
  return os === 'win32' ? env['TMP'] || env['TEMP'] || env['USERPROFILE'] || 'C:\\Windows' : env['TMPDIR'] || '/tmp';
}
