import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';
import type { Env } from '../../context.ts';

/**
 * Where programs are. A name alone is looked for on PATH in folders with absolute names only, never in the working
 * folder: that may be a repository somebody else wrote. Windows would look there first, and so does a PATH with an
 * empty or relative entry (docs/decisions/0076-programs-by-absolute-path.md).
 */

const PATHEXT = '.COM;.EXE;.BAT;.CMD';

/**
 * The first program called `tool` on the PATH of `env`, or null. Relative and empty entries are left out, as the go
 * command does (os/exec).
 */
export async function findOnPath(tool: string, env: Env, os: NodeJS.Platform): Promise<string | null> {
  return findProgram(tool, env, os);
}

/** As `findOnPath`, at once: what starts a program looks it up the way the system would. */
export function findProgram(tool: string, env: Env, os: NodeJS.Platform): string | null {
  const isWindows = os === 'win32';
  const extensions =
    isWindows && !/\.(com|exe|bat|cmd)$/i.test(tool) ? (env['PATHEXT'] || PATHEXT).toLowerCase().split(';') : [''];
  for (const folder of searchFolders(env, os)) {
    for (const extension of extensions) {
      const file = path.join(folder, tool + extension);
      if (isProgram(file)) return file;
    }
  }
  return null;
}

/** The folders of PATH with absolute names, in order. */
export function searchFolders(env: Env, os: NodeJS.Platform): readonly string[] {
  const isWindows = os === 'win32';
  const list = env[pathNameIn(env, os)] ?? '';
  return list
    .split(isWindows ? ';' : ':')
    .filter((folder) => path.isAbsolute(folder) && (!isWindows || isWhole(folder)));
}

/** How PATH is spelled in `env`: any case counts on Windows. */
export function pathNameIn(env: Env, os: NodeJS.Platform): string {
  return (os === 'win32' ? Object.keys(env).find((name) => name.toUpperCase() === 'PATH') : undefined) ?? 'PATH';
}

const WINDOWS_FOLDERS = {
  'cmd.exe': 'System32',
  'conhost.exe': 'System32',
  'explorer.exe': '',
  'powershell.exe': 'System32\\WindowsPowerShell\\v1.0',
  'reg.exe': 'System32',
  'rundll32.exe': 'System32',
} as const;

/**
 * The absolute path of a program that comes with Windows. %SystemRoot% is believed where it is a folder on a drive:
 * whoever may set it may set PATH, and Windows itself starts its programs by it.
 */
export function windowsProgram(name: keyof typeof WINDOWS_FOLDERS, env: Env): string {
  const root = Object.entries(env).find(([variable]) => /^(SystemRoot|windir)$/i.test(variable))?.[1] ?? '';
  return path.win32.join(/^[A-Za-z]:[\\/]/.test(root) ? root : 'C:\\Windows', WINDOWS_FOLDERS[name], name);
}

/**
 * On a drive or a share: `\folder` means the drive that happens to be current. The tests of Windows run elsewhere, so
 * that `/folder` passes there.
 */
function isWhole(folder: string): boolean {
  return process.platform !== 'win32' || /^(?:[A-Za-z]:[\\/]|[\\/]{2})/.test(folder);
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    // Not there, or not to be run: a shell passes over it as well.
    return false;
  }
}
