import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { CachePlace } from '../../machine/cache-places.ts';
import { cachePlaces } from '../../machine/cache-places.ts';
import type { CheckTools } from '../../machine/check-tools.ts';
import { whyNotWritable } from '../../machine/why-not-writable.ts';
import type { Check, Found } from '../check.ts';
import { foundVariable, judgeVariable } from '../found-variable.ts';

/** Rules and messages: cmd/go/internal/cache/default.go, modload/init.go. */
export const cachesCheck: Check = {
  id: 'caches',
  looksAt: 'GOCACHE and GOMODCACHE: turned off, relative, or not writable.',
  async run(tools) {
    const named = await Promise.all([
      judgeVariable(tools, 'GOCACHE', ({ value }) => {
        if (value === 'off') return { kind: 'cache-off', severity: 'error' };
        return path.isAbsolute(value) ? null : { kind: 'cache-relative', severity: 'error' };
      }),
      judgeVariable(tools, 'GOMODCACHE', ({ value }) =>
        path.isAbsolute(value) ? null : { kind: 'cache-relative', severity: 'error' },
      ),
      judgeUserCache(tools),
    ]);
    const places = await Promise.all((await cachePlaces(tools)).map((place) => judgePlace(tools, place)));
    return [...named.flat(), ...places.flat()];
  },
};

/**
 * Without GOCACHE, a relative XDG_CACHE_HOME leaves the go command without a place (os.UserCacheDir). Linux and its
 * like alone read it.
 */
async function judgeUserCache(tools: CheckTools): Promise<readonly Found[]> {
  const { os } = tools.context;
  if (os === 'win32' || os === 'darwin' || (await tools.variable('GOCACHE')).length > 0) return [];
  return await judgeVariable(tools, 'XDG_CACHE_HOME', ({ value }) =>
    path.isAbsolute(value) ? null : { kind: 'cache-relative', severity: 'error' },
  );
}

async function judgePlace(tools: CheckTools, { what, folder, variable }: CachePlace): Promise<readonly Found[]> {
  const problem = await whyNotWritable(folder);
  if (problem === null) return [];
  // What is in the module cache already can be built with: some make it read-only on purpose.
  const severity = what === 'GOCACHE' ? 'error' : 'warning';
  const evidence = [{ name: folder, value: problem, source: { origin: 'machine' as const, file: folder, line: null } }];
  const mode = await modeToRepair(folder);
  if (mode !== null) {
    // Of the folder that a link leads to, which is the one that was judged.
    const fix = tools.fixes.changeModes(new Map([[await realpath(folder), mode]]));
    return [{ kind: 'cache-mode', severity, about: what, params: { what, folder }, evidence, fix }];
  }
  const params = { what, folder, problem };
  if (variable === null) return [{ kind: 'cache-not-writable', severity, about: what, params, evidence }];
  return [await foundVariable(tools, variable, { kind: 'cache-not-writable', severity, params, evidence })];
}

/** The bits that a folder of the user's own needs and has not; null where that is not the trouble. */
export async function modeToRepair(folder: string): Promise<number | null> {
  const found = await stat(folder).catch(() => null);
  if (found === null || !found.isDirectory() || found.uid !== process.geteuid?.()) return null;
  const mode = found.mode & 0o777;
  return (mode & 0o700) === 0o700 ? null : mode | 0o700;
}
