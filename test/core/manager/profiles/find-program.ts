import { accessSync, constants } from 'node:fs';
import path from 'node:path';

const FOLDERS = ['/usr/bin', '/bin', '/usr/local/bin', '/opt/homebrew/bin'];
/** `.ci/run` puts what it fetched itself (nushell) on PATH. */
const ON_PATH = (process.env['PATH'] ?? '').split(':').filter((folder) => path.isAbsolute(folder));

/** The path of a program of this machine, or null. */
export function findProgram(name: string): string | null {
  for (const folder of [...FOLDERS, ...ON_PATH]) {
    try {
      accessSync(path.join(folder, name), constants.X_OK);
      return path.join(folder, name);
    } catch (error) {
      if (!['ENOENT', 'EACCES', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    }
  }
  return null;
}

export function hasProgram(name: string): boolean {
  return findProgram(name) !== null;
}
