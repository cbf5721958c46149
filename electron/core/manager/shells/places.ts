import { access, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { CoreContext } from '../../context.ts';

/** `$XDG_CONFIG_HOME`, which counts only when absolute (XDG base directory specification), else `~/.config`. */
export function configHome({ env, userHome }: Pick<CoreContext, 'env' | 'userHome'>): string {
  return env.XDG_CONFIG_HOME && path.isAbsolute(env.XDG_CONFIG_HOME)
    ? env.XDG_CONFIG_HOME
    : path.join(userHome, '.config');
}

export async function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

/** The first that is there; null where none is. */
export async function firstThere(files: readonly string[]): Promise<string | null> {
  for (const file of files) if (await isThere(file)) return file;
  return null;
}

/** Those that are files, in order. */
export async function filesThere(files: readonly string[]): Promise<string[]> {
  const found = await Promise.all(
    files.map((file) =>
      stat(file).then(
        (one) => one.isFile(),
        () => false,
      ),
    ),
  );
  return files.filter((_, at) => found[at]);
}

/** Files of a folder whose names match, in the order of names; none where it cannot be read. */
export async function filesIn(folder: string, names: RegExp): Promise<string[]> {
  const found = await readdir(folder).catch(() => []);
  return found
    .filter((name) => names.test(name))
    .sort()
    .map((name) => path.join(folder, name));
}

/**
 * A file of GoSwitch's own in a folder whose files a shell reads one after the other: where it is there already, or
 * another one with that ending defeats what stands in the main files. Null where it is not wanted. @param name sorts
 * last, and holds `goswitch`
 */
export async function lateFile(
  folder: string,
  name: string,
  defeats: (file: string) => Promise<boolean>,
): Promise<string | null> {
  const own = path.join(folder, name);
  const ending = path.extname(name);
  for (const file of await filesIn(folder, /^[^.]/)) {
    if (file === own || (file.endsWith(ending) && (await defeats(file)))) return own;
  }
  return null;
}
