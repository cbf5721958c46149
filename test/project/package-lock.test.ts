import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';

interface Lock {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

interface LockedPackage {
  readonly integrity?: string;
  readonly link?: boolean;
  readonly resolved?: string;
  readonly hasInstallScript?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

// `npm install` leaves out what its registry does not have, and then `npm ci` refuses the lock everywhere.
it('package-lock.json has an entry for every optional package, whatever the platform it is for', async () => {
  const { packages } = await readLock();
  const missing = Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !(`node_modules/${name}` in packages) && !(`${place}/node_modules/${name}` in packages),
    ),
  );
  expect(missing).toEqual([]);
});

// Without its hash, `npm ci` takes whatever a registry or a proxy in between sends.
it('package-lock.json has the sha512 of every package that comes from a registry', async () => {
  const fetched = Object.entries((await readLock()).packages).filter(
    ([place, { link }]) => place.includes('node_modules/') && !link,
  );
  expect(fetched.length).toBeGreaterThan(300);
  expect(fetched.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([place]) => place)).toEqual([]);
});

// A package that fetches its program in an install script escapes the lock (docs/decisions/0064). electron-winstaller
// copies one of its own files.
it('no package runs an install script but the known one', async () => {
  const scripted = Object.entries((await readLock()).packages).filter(([, { hasInstallScript }]) => hasInstallScript);
  expect(scripted.map(([place]) => place.split('node_modules/').at(-1)).sort()).toEqual(['electron-winstaller']);
});

it('package-lock.json names no registry', async () => {
  expect(Object.values((await readLock()).packages).flatMap(({ resolved = [] }) => resolved)).toEqual(['scripts/node']);
});

async function readLock(): Promise<Lock> {
  return JSON.parse(await readFile(new URL('../../package-lock.json', import.meta.url), 'utf8'));
}
