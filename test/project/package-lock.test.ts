import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';

interface LockedPackage {
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

// `npm install` leaves out what its registry does not have, and then `npm ci` refuses the lock everywhere.
it('package-lock.json has an entry for every optional package, whatever the platform it is for', async () => {
  const lock = JSON.parse(await readFile(new URL('../../package-lock.json', import.meta.url), 'utf8'));
  const packages = lock.packages as Readonly<Record<string, LockedPackage>>;
  const missing = Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !(`node_modules/${name}` in packages) && !(`${place}/node_modules/${name}` in packages)),
  );
  expect(missing).toEqual([]);
});

it('package-lock.json names no registry', async () => {
  expect(await readFile(new URL('../../package-lock.json', import.meta.url), 'utf8')).not.toContain('"resolved"');
});
