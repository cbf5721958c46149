import path from 'node:path';
import type { CheckTools, EffectiveVariable, Surroundings } from './check-tools.ts';
import { variableIn } from './effective-variable.ts';

/** Where the go command keeps something. `variable` is what says so; null for the usual place. */
export interface CachePlace {
  readonly what: 'GOCACHE' | 'GOMODCACHE';
  readonly folder: string;
  readonly variable: EffectiveVariable | null;
}

/**
 * The folder of caches that Go's os.UserCacheDir names (os/file.go), or null where it has none. May be relative: then
 * Go refuses it.
 */
export function userCacheFolder({ env }: Surroundings, os: NodeJS.Platform): string | null {
  if (os === 'win32') return env['LocalAppData'] ?? env['LOCALAPPDATA'] ?? null;
  const home = env['HOME'];
  if (os === 'darwin') return home ? path.join(home, 'Library/Caches') : null;
  return env['XDG_CACHE_HOME'] || (home ? path.join(home, '.cache') : null);
}

/**
 * Both caches as they are in effect in the first of the surroundings, where they are absolute paths (cache/default.go;
 * modload/init.go).
 */
export async function cachePlaces(tools: CheckTools): Promise<readonly CachePlace[]> {
  const surroundings = (await tools.surroundings())[0]!;
  const isWindows = tools.context.os === 'win32';
  const effective = (name: string) => variableIn(tools, name, surroundings);
  const [gocache, gomodcache, gopath] = await Promise.all([
    effective('GOCACHE'),
    effective('GOMODCACHE'),
    effective('GOPATH'),
  ]);
  const caches = userCacheFolder(surroundings, tools.context.os);
  const home = surroundings.env[isWindows ? 'USERPROFILE' : 'HOME'];
  const firstGopath = gopath?.value.split(isWindows ? ';' : ':')[0] || (home ? path.join(home, 'go') : null);
  const places = [
    {
      what: 'GOCACHE' as const,
      folder: gocache?.value ?? (caches && path.join(caches, 'go-build')),
      variable: gocache,
    },
    {
      what: 'GOMODCACHE' as const,
      folder: gomodcache?.value ?? (firstGopath && path.join(firstGopath, 'pkg/mod')),
      variable: gomodcache,
    },
  ];
  return places.flatMap(({ folder, ...place }) =>
    folder !== null && path.isAbsolute(folder) ? [{ ...place, folder }] : [],
  );
}
