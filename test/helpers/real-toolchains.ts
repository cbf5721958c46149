import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { findRealGo } from './real-go.ts';
import { machineVariables } from './scrub-environment.ts';

export interface RealToolchain {
  readonly version: string;
  readonly root: string;
}

/**
 * Whole toolchains of this machine, oldest first: the installed Go and those its module cache holds already. Nothing is
 * downloaded.
 * @param options `oldest`: most tests hold what Go says against what it says since 1.24, whatever else somebody's cache has
 */
export function findRealToolchains({ oldest = 'go1.24' }: { readonly oldest?: string } = {}): readonly RealToolchain[] {
  const go = findRealGo();
  if (go === null) return [];
  const program = path.join(go.root, 'bin', 'go');
  const cache = path.join(
    execFileSync(program, ['env', 'GOMODCACHE'], {
      env: { ...process.env, ...machineVariables(), GOTOOLCHAIN: 'local' },
      encoding: 'utf8',
    }).trim(),
    'golang.org',
  );
  const cached = (existsSync(cache) ? readdirSync(cache) : []).flatMap((name): RealToolchain[] => {
    const version = /^toolchain@v0\.0\.1-(go[0-9.]+)\.[a-z0-9]+-[a-z0-9]+$/.exec(name)?.[1];
    const root = path.join(cache, name);
    return version !== undefined && existsSync(path.join(root, 'bin', 'go')) ? [{ version, root }] : [];
  });
  const byVersion = new Map([...cached, go].map((one) => [one.version, { version: one.version, root: one.root }]));
  const compare = (a: string, b: string) => a.localeCompare(b, 'en', { numeric: true });
  return [...byVersion.values()]
    .filter(({ version }) => compare(version, oldest) >= 0)
    .sort((a, b) => compare(a.version, b.version));
}
