import { access, stat } from 'node:fs/promises';
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
