import { accessSync, constants } from 'node:fs';
import path from 'node:path';

export interface RuntimeSearch {
  readonly root: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly os: NodeJS.Platform;
}

/**
 * Electron's program, where `electron` itself looks for it (node_modules/electron/index.js): the folder of the
 * variable, or its own; null without one.
 */
export function findElectronRuntime({ root, env, os }: RuntimeSearch): string | null {
  const override = env['ELECTRON_OVERRIDE_DIST_PATH'];
  const folder = override || path.join(root, 'node_modules', 'electron', 'dist');
  const program = path.join(folder, programName(os));
  try {
    accessSync(program, constants.X_OK);
    return program;
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
}

function programName(os: NodeJS.Platform): string {
  if (os === 'darwin') return path.join('Electron.app', 'Contents', 'MacOS', 'Electron');
  return os === 'win32' ? 'electron.exe' : 'electron';
}
