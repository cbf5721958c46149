import path from 'node:path';
import { readSmallText } from '../../base/files/read-small-file.ts';
import type { Env } from '../../context.ts';

/** What a file says of each variable, with the line (from 1) that counts. */
export type GoEnvLines = ReadonlyMap<string, { readonly value: string; readonly line: number }>;

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
 * `KEY=VALUE` lines without quotes; the last one wins, lines of other shapes are ignored (cmd/go/internal/cfg/cfg.go,
 * readEnvFile). Null where there is no such file.
 */
export async function readGoEnvLines(file: string): Promise<GoEnvLines | null> {
  const text = await readSmallText(file).catch(() => null);
  if (text === null) return null;
  const values = new Map<string, { readonly value: string; readonly line: number }>();
  for (const [at, line] of text.split('\n').entries()) {
    const name = nameOnLine(line);
    if (name !== null) values.set(name, { value: line.slice(name.length + 1), line: at + 1 });
  }
  return values;
}

/** The name that the go command reads on a line of such a file, or null. */
export function nameOnLine(line: string): string | null {
  const equals = line.indexOf('=');
  return equals >= 0 && /^[A-Z]/.test(line) ? line.slice(0, equals) : null;
}
