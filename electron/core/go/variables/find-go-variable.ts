import path from 'node:path';
import type { GoVariable } from '../../../contract/projects.ts';
import { readSmallText } from '../../base/files/read-small-file.ts';
import type { Env } from '../../context.ts';

/** A place that Go variables are read from. */
export interface GoVariableOptions {
  readonly env: Env;
  readonly os: NodeJS.Platform;
  /** Root of the go that asks; its go.env holds the defaults since Go 1.21. */
  readonly root: string;
}

/**
 * The value of a Go variable and where it comes from, in the go command's order: the environment when not empty, the
 * file of `go env -w`, `go.env` of the SDK (cmd/go/internal/cfg/cfg.go, Getenv and initEnvCache). `none` leaves what is
 * built into the go command.
 */
export async function findGoVariable(name: string, options: GoVariableOptions): Promise<GoVariable> {
  return await goVariableReader(options)(name);
}

/** As `findGoVariable`, for several variables of one go: each file is read once. */
export function goVariableReader({ env, os, root }: GoVariableOptions): (name: string) => Promise<GoVariable> {
  const userFile = goEnvFile(env, os);
  const fromUser = once(async () => (userFile === null ? null : await readGoEnvFile(userFile)));
  const fromSdk = once(async () => {
    const file = path.join((await fromUser())?.get('GOROOT') || env['GOROOT'] || root, 'go.env');
    return { file, values: await readGoEnvFile(file) };
  });
  return async (name) => {
    const own = env[name];
    if (own) return { name, value: own, origin: 'environment', file: null };
    const set = (await fromUser())?.get(name);
    if (set !== undefined) return { name, value: set, origin: 'go-env-file', file: userFile };
    const { file, values } = await fromSdk();
    const value = values?.get(name);
    return value === undefined ? { name, value: '', origin: 'none', file: null } : { name, value, origin: 'sdk', file };
  };
}

function once<T>(read: () => Promise<T>): () => Promise<T> {
  let reading: Promise<T> | undefined;
  return () => {
    reading ??= read();
    return reading;
  };
}

/**
 * The file that `go env -w` writes, or null where there is none: GOENV=off, or no folder for it (os/file.go,
 * UserConfigDir).
 */
export function goEnvFile(env: Env, os: NodeJS.Platform): string | null {
  if (env['GOENV']) return env['GOENV'] === 'off' ? null : env['GOENV'];
  const home = env['HOME'];
  if (os === 'win32')
    return env['AppData'] || env['APPDATA'] ? path.join(env['AppData'] || env['APPDATA'] || '', 'go', 'env') : null;
  if (os === 'darwin') return home ? path.join(home, 'Library/Application Support', 'go/env') : null;
  const config = env['XDG_CONFIG_HOME'];
  if (config) return path.isAbsolute(config) ? path.join(config, 'go/env') : null;
  return home ? path.join(home, '.config/go/env') : null;
}

/**
 * `KEY=VALUE` lines without quotes; the last one wins, lines of other shapes are ignored (cfg.go, readEnvFile). Null
 * where there is no such file.
 */
export async function readGoEnvFile(file: string): Promise<ReadonlyMap<string, string> | null> {
  const lines = await readGoEnvLines(file);
  return lines === null ? null : new Map([...lines].map(([name, { value }]) => [name, value]));
}

/** As `readGoEnvFile`, with the line (from 1) that counts for each variable. */
export async function readGoEnvLines(
  file: string,
): Promise<ReadonlyMap<string, { readonly value: string; readonly line: number }> | null> {
  const text = await readSmallText(file).catch(() => null);
  if (text === null) return null;
  const values = new Map<string, { readonly value: string; readonly line: number }>();
  for (const [at, line] of text.split('\n').entries()) {
    const equals = line.indexOf('=');
    if (equals >= 0 && /^[A-Z]/.test(line))
      values.set(line.slice(0, equals), { value: line.slice(equals + 1), line: at + 1 });
  }
  return values;
}
