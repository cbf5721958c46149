import path from 'node:path';
import type { Env } from '../../context.ts';

/**
 * Variables that describe this program and would mislead another one: of Electron, and of the AppImage it may run from.
 */
const OWN = ['CHROME_DESKTOP', 'ORIGINAL_XDG_CURRENT_DESKTOP', 'APPDIR', 'APPIMAGE', 'ARGV0', 'OWD'];
/** Lists of folders that an AppImage puts its own into. */
const LISTS = ['PATH', 'LD_LIBRARY_PATH', 'XDG_DATA_DIRS', 'GSETTINGS_SCHEMA_DIR', 'PERLLIB', 'QT_PLUGIN_PATH'];

/** The environment for a program of the person's: ours, without what is only true of us. */
export function desktopEnvironment(env: Env): Env {
  const kept = Object.entries(env).filter(([name]) => !OWN.includes(name) && !name.startsWith('ELECTRON_'));
  const mount = env['APPDIR'];
  if (mount === undefined || mount === '') return Object.fromEntries(kept);
  const isOurs = (folder: string) => folder === mount || folder.startsWith(`${mount}/`);
  return Object.fromEntries(
    kept.flatMap(([name, value]) => {
      if (!LISTS.includes(name) || value === undefined) return [[name, value]];
      const folders = value.split(path.posix.delimiter).filter((folder) => !isOurs(folder));
      return folders.join('') === '' ? [] : [[name, folders.join(path.posix.delimiter)]];
    }),
  );
}
