import path from 'node:path';
import { readSmallText } from '../../base/files/read-small-file.ts';
import type { CoreContext } from '../../context.ts';
import type { Place } from './external-places.ts';

/**
 * Toolchains that the go command downloaded: `golang.org/toolchain@v0.0.1-go1.25.3.linux-amd64` in the module cache.
 * The cache is GOMODCACHE, else `pkg/mod` in the first folder of GOPATH, else of ~/go; both from the environment or
 * from what `go env -w` saved (cmd/go/internal/cfg/cfg.go).
 */
export async function moduleCachePlaces(context: Pick<CoreContext, 'os' | 'env' | 'userHome'>): Promise<Place[]> {
  const saved = await readSavedVariables(context);
  const value = (name: string) => context.env[name] || saved.get(name) || '';
  const goPath = value('GOPATH').split(context.os === 'win32' ? ';' : ':')[0] || path.join(context.userHome, 'go');
  const cache = value('GOMODCACHE') || path.join(goPath, 'pkg', 'mod');
  return path.isAbsolute(cache)
    ? [{ owner: 'module-cache', pattern: path.join(cache, 'golang.org', 'toolchain@v0.0.1-go*') }]
    : [];
}

/** Lines `NAME=value` of the user's go env file; empty when there is none. */
async function readSavedVariables(context: Pick<CoreContext, 'os' | 'env' | 'userHome'>): Promise<Map<string, string>> {
  const file = context.env['GOENV'] || path.join(configFolder(context), 'go', 'env');
  const text = file === 'off' ? '' : await readSmallText(file).catch(() => '');
  const lines = text.split('\n').flatMap((line) => {
    const [, name, value] = /^([A-Z][A-Z0-9_]*)=(.*?)\r?$/.exec(line) ?? [];
    return name === undefined || value === undefined ? [] : [[name, value] as const];
  });
  return new Map(lines);
}

/** os.UserConfigDir (os/file.go). */
function configFolder({ os, env, userHome }: Pick<CoreContext, 'os' | 'env' | 'userHome'>): string {
  if (os === 'win32') return env['APPDATA'] ?? env['AppData'] ?? path.join(userHome, 'AppData', 'Roaming');
  if (os === 'darwin') return path.join(userHome, 'Library', 'Application Support');
  return env['XDG_CONFIG_HOME'] || path.join(userHome, '.config');
}
