import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { readSmallText } from '../../base/files/read-small-file.ts';
import { findOnPath } from '../../base/programs/find-program.ts';
import type { CoreContext } from '../../context.ts';

/**
 * The first program called `tool` on PATH that is not GoSwitch's own, by name or by identity: what a shim becomes for
 * `system` and where nothing is active (shim-script.ts, `_gsw_system`). Null when there is none.
 */
export async function findSystemTool(context: CoreContext, tool: string): Promise<string | null> {
  const { env, os, layout } = context;
  const pathName = os === 'win32' ? (Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH') : 'PATH';
  for (const folder of (env[pathName] ?? '').split(os === 'win32' ? ';' : ':')) {
    const file = await findOnPath(tool, { ...env, [pathName]: folder }, os);
    if (file === null) continue;
    const own = await Promise.all([
      isSame(folder, layout.shims),
      isSame(folder, path.join(layout.current, 'bin')),
      isSame(file, path.join(layout.shims, tool)),
    ]);
    if (!own.includes(true)) return file;
  }
  return null;
}

async function isSame(a: string, b: string): Promise<boolean> {
  const [left, right] = await Promise.all([stat(a).catch(() => null), stat(b).catch(() => null)]);
  return left !== null && right !== null && left.ino === right.ino && left.dev === right.dev;
}

/** True when `file` is one of GoSwitch's shims or reaches one through links. */
export async function isOwnShim(context: CoreContext, file: string): Promise<boolean> {
  if (path.dirname(file) === context.layout.shims) return true;
  const [real, shims] = await Promise.all([
    realpath(file).catch(() => file),
    realpath(context.layout.shims).catch(() => context.layout.shims),
  ]);
  return path.dirname(real) === shims;
}

/**
 * Version and root of the `go` at `file`: from the VERSION file of its root, else by asking it (a wrapper, a system
 * package). Null when it does not say.
 */
export async function describeGo(
  context: CoreContext,
  file: string,
): Promise<{ readonly version: string; readonly root: string } | null> {
  const real = await realpath(file).catch(() => file);
  const root = path.dirname(path.dirname(real));
  const version = (await readSmallText(path.join(root, 'VERSION')).catch(() => '')).split('\n', 1)[0]?.trim() ?? '';
  if (version.startsWith('go')) return { version, root };
  return await askGo(context, file);
}

async function askGo(context: CoreContext, file: string): Promise<{ version: string; root: string } | null> {
  const { runProgram } = await import('../../base/programs/run-program.ts');
  const env = { ...context.env, GOTOOLCHAIN: 'local' };
  const ask = async (...args: string[]) =>
    (await runProgram(file, args, { env, cwd: path.dirname(file), timeoutMs: 5000 })).stdout.toString('utf8');
  const [version, root] = await Promise.all([ask('version'), ask('env', 'GOROOT')]);
  const found = /^go version (\S+)/.exec(version)?.[1];
  return found === undefined ? null : { version: found, root: root.trim() };
}
