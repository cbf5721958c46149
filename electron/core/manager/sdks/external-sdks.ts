import { access, readdir, realpath } from 'node:fs/promises';
import path from 'node:path';
import { readSmallText } from '../../base/files/read-small-file.ts';
import { findOnPath } from '../../base/programs/find-program.ts';
import type { CoreContext } from '../../context.ts';
import { describeSdkRoot, type RootDescription } from './describe-sdk-root.ts';
import { expandPattern } from './expand-pattern.ts';
import { externalPlaces, type Place, packageOwner } from './external-places.ts';

/** An SDK that is not GoSwitch's. `root` is its real folder. */
export interface ExternalSdk extends RootDescription {
  readonly root: string;
  readonly owner: string;
}

/** Stores whose folders are found through PATH alone: their names hold hashes. */
const STORE_OWNERS: readonly (readonly [owner: string, start: string])[] = [
  ['nix', '/nix/store/'],
  ['guix', '/gnu/store/'],
];

/**
 * Every SDK on this machine that GoSwitch did not install: at the places of external-places.ts, in the module cache,
 * and behind each `go` on PATH. Each real folder once. Runs nothing and never fails: what cannot be read is not there.
 * @param systemRoot `/`, or a folder that stands for it in tests
 */
export async function findExternalSdks(context: CoreContext, systemRoot = '/'): Promise<ExternalSdk[]> {
  const places = [...(await moduleCachePlaces(context)), ...externalPlaces(context, systemRoot)];
  const candidates = (await Promise.all([...places.map(candidatesOf), candidatesOnPath(context)])).flat();
  const ownHome = await realpath(context.layout.home).catch(() => context.layout.home);
  const systemOwner = await packageOwner(systemRoot, isThere);
  const found = new Map<string, Promise<ExternalSdk | null>>();
  for (const { root, owner } of candidates) {
    if (found.has(root) || root.startsWith(ownHome + path.sep)) continue;
    found.set(root, readExternal(context, root, owner === 'package' ? systemOwner : owner));
  }
  return (await Promise.all(found.values())).filter((sdk) => sdk !== null);
}

async function readExternal(context: CoreContext, root: string, owner: string): Promise<ExternalSdk | null> {
  const description = await describeSdkRoot(root, context.native);
  return description === null || (await isUnpackingStopped(root)) ? null : { ...description, root, owner };
}

async function candidatesOf({ owner, pattern }: Place): Promise<{ root: string; owner: string }[]> {
  const folders = await expandPattern(pattern);
  const roots = await Promise.all(folders.map((folder) => realpath(folder).catch(() => null)));
  return roots.filter((root) => root !== null).map((root) => ({ root, owner }));
}

/**
 * `<root>/bin/go` behind each entry of PATH, through links; a shim of another manager leads to no root and so to
 * nothing.
 */
async function candidatesOnPath({ env, os }: CoreContext): Promise<{ root: string; owner: string }[]> {
  const separator = os === 'win32' ? ';' : ':';
  const list = Object.entries(env).find(([name]) => (os === 'win32' ? name.toUpperCase() : name) === 'PATH')?.[1] ?? '';
  const roots = list.split(separator).map(async (folder) => {
    const program = await findOnPath('go', { ...env, PATH: folder }, os);
    return program === null
      ? null
      : await realpath(program).then(
          (real) => path.dirname(path.dirname(real)),
          () => null,
        );
  });
  return (await Promise.all(roots))
    .filter((root) => root !== null)
    .map((root) => ({ root, owner: ownerOfStore(root) }));
}

function ownerOfStore(root: string): string {
  return STORE_OWNERS.find(([, start]) => root.startsWith(start))?.[0] ?? 'manual';
}

/**
 * golang.org/dl unpacks in place and marks the end with a file; its archive without that mark means that it was stopped
 * half-way.
 */
async function isUnpackingStopped(root: string): Promise<boolean> {
  const names = await readdir(root).catch((): string[] => []);
  return names.some((name) => /^go.*\.(tar\.gz|zip)$/.test(name)) && !names.includes('.unpacked-success');
}

async function isThere(file: string): Promise<boolean> {
  return await access(file).then(
    () => true,
    () => false,
  );
}

/**
 * Toolchains that the go command downloaded: `golang.org/toolchain@v0.0.1-go1.25.3.linux-amd64` in the module cache.
 * The cache is GOMODCACHE, else `pkg/mod` in the first folder of GOPATH, else of ~/go; both from the environment or
 * from what `go env -w` saved (cmd/go/internal/cfg/cfg.go).
 */
async function moduleCachePlaces(context: Pick<CoreContext, 'os' | 'env' | 'userHome'>): Promise<Place[]> {
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
