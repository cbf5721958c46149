import { access, constants, readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { CoreContext, Env } from '../context.ts';

const PATHEXT = '.COM;.EXE;.BAT;.CMD';

/** The first program called `tool` on the PATH of `env`, or null. Relative and empty entries are left out, as the go command does (os/exec). */
export async function findOnPath(tool: string, env: Env, os: NodeJS.Platform): Promise<string | null> {
  const isWindows = os === 'win32';
  const list = isWindows ? (Object.entries(env).find(([name]) => name.toUpperCase() === 'PATH')?.[1] ?? '') : (env.PATH ?? '');
  const names = isWindows ? (env.PATHEXT ?? PATHEXT).split(';').map((extension) => tool + extension.toLowerCase()) : [tool];
  for (const folder of list.split(isWindows ? ';' : ':')) {
    if (!path.isAbsolute(folder)) continue;
    for (const name of names) {
      const file = path.join(folder, name);
      if (await isProgram(file)) return file;
    }
  }
  return null;
}

/** True when `file` is one of GoSwitch's shims or reaches one through links. */
export async function isOwnShim(context: CoreContext, file: string): Promise<boolean> {
  if (path.dirname(file) === context.layout.shims) return true;
  const [real, shims] = await Promise.all([realpath(file).catch(() => file), realpath(context.layout.shims).catch(() => context.layout.shims)]);
  return path.dirname(real) === shims;
}

/** Version and root of the `go` at `file`: from the VERSION file of its root, else by asking it (a wrapper, a system package). Null when it does not say. */
export async function describeGo(context: CoreContext, file: string): Promise<{ readonly version: string; readonly root: string } | null> {
  const real = await realpath(file).catch(() => file);
  const root = path.dirname(path.dirname(real));
  const version = (await readFile(path.join(root, 'VERSION'), 'utf8').catch(() => '')).split('\n', 1)[0]?.trim() ?? '';
  if (version.startsWith('go')) return { version, root };
  return await askGo(context, file);
}

async function askGo(context: CoreContext, file: string): Promise<{ version: string; root: string } | null> {
  const { execFile } = await import('node:child_process');
  const env = { ...context.env, GOTOOLCHAIN: 'local' };
  const ask = (...args: string[]) =>
    new Promise<string>((resolve) => {
      execFile(file, args, { env, cwd: path.dirname(file), timeout: 5000, shell: /\.(cmd|bat)$/i.test(file) }, (_error, stdout) => resolve(stdout));
    });
  const [version, root] = await Promise.all([ask('version'), ask('env', 'GOROOT')]);
  const found = /^go version (\S+)/.exec(version)?.[1];
  return found === undefined ? null : { version: found, root: root.trim() };
}

async function isProgram(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}
