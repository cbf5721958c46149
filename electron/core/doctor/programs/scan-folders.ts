import path from 'node:path';
import type { ScannedFolder } from '../../../contract/programs.ts';
import { absolutePath } from '../../base/files/absolute-path.ts';
import type { CoreContext, Env } from '../../context.ts';
import { goVariable, readGoEnvPlaces } from '../../go/variables/go-variable.ts';

export type FolderToScan = Pick<ScannedFolder, 'folder' | 'origin'>;

/**
 * GOBIN and GOPATH/bin as the go command sees them in each of the environments (cmd/go/internal/cfg: GOPATH is `go` in
 * the home when nothing sets it), then the folders of the settings. Each once.
 * @param root of the effective go, for its go.env
 */
export async function foldersToScan(
  context: CoreContext,
  options: { readonly envs: readonly Env[]; readonly root: string; readonly added: readonly string[] },
): Promise<FolderToScan[]> {
  const { os, userHome } = context;
  const found: FolderToScan[] = [];
  const add = (folder: string, origin: FolderToScan['origin']) => {
    const plain = path.normalize(folder).replace(/(?<=.)[\\/]+$/, '');
    if (path.isAbsolute(plain) && !found.some((one) => one.folder === plain)) found.push({ folder: plain, origin });
  };
  for (const env of options.envs) {
    const places = await readGoEnvPlaces({ env, os, root: options.root });
    add(goVariable('GOBIN', places).value, 'gobin');
    const home = (os === 'win32' ? env['USERPROFILE'] : env['HOME']) || userHome;
    const list = goVariable('GOPATH', places).value || path.join(home, 'go');
    for (const one of list.split(path.delimiter)) if (one !== '') add(path.join(one, 'bin'), 'gopath');
  }
  for (const folder of options.added) add(absolutePath(folder, context), 'setting');
  return found;
}
