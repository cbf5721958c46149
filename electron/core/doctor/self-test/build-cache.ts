import { access, constants } from 'node:fs/promises';
import path from 'node:path';
import { nearestFolder } from '../../base/files/nearest-folder.ts';
import type { TestEnvironment } from './test-environment.ts';

/**
 * The build cache of an environment, where the go command could write to it; else null. What is kept there is found by
 * what went into it, so one cache serves both runs and both are equally warm (cmd/go/internal/cache/default.go for
 * where it is).
 */
export async function usableCache(environment: TestEnvironment, os: NodeJS.Platform): Promise<string | null> {
  const folder = cacheFolder(environment, os);
  if (folder === null || !path.isAbsolute(folder)) return null;
  return await nearestFolder(folder)
    .then((at) => access(at, constants.W_OK))
    .then(
      () => folder,
      () => null,
    );
}

function cacheFolder({ variables }: TestEnvironment, os: NodeJS.Platform): string | null {
  const value = (name: string) => variables.get(name)?.value || null;
  const below = (folder: string | null, ...parts: string[]) => (folder === null ? null : path.join(folder, ...parts));
  if (value('GOCACHE') !== null) return value('GOCACHE');
  if (os === 'win32') return below(value('LOCALAPPDATA'), 'go-build');
  if (os === 'darwin') return below(value('HOME'), 'Library', 'Caches', 'go-build');
  return below(value('XDG_CACHE_HOME'), 'go-build') ?? below(value('HOME'), '.cache', 'go-build');
}
