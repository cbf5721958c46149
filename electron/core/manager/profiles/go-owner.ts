import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { CoreContext } from '../../context.ts';
import { expandPlace, GO_MANAGERS } from '../managers.ts';

/** Databases of the system's package managers: a `go` in the system's own folders came from the one that is there. */
const PACKAGES: readonly (readonly [owner: string, database: string])[] = [
  ['apt', 'var/lib/dpkg/status'],
  ['pacman', 'var/lib/pacman'],
  ['apk', 'lib/apk/db'],
  ['rpm', 'usr/lib/sysimage/rpm'],
  ['rpm', 'var/lib/rpm'],
];

const SYSTEM_PLACES = ['/usr/bin/', '/bin/', '/usr/lib/', '/usr/lib64/', '/usr/share/'];

/**
 * The owner of a `go`, told by its place (the first manager that fits decides): `GoSwitch`, a manager's name, a package
 * manager's, or `manual` (unpacked by hand, or by the official installer).
 * @param paths where PATH found it, and its real path: a manager may show in either
 */
export async function goOwner(context: CoreContext, paths: readonly string[], systemRoot: string): Promise<string> {
  const isWindows = context.os === 'win32';
  const plain = (text: string) => (isWindows ? text.replaceAll('\\', '/').toLowerCase() : text);
  const isIn = (place: string) => paths.some((one) => plain(one).startsWith(plain(place)));
  const isInPlace = (place: string | null) => place !== null && isIn(place);
  if (isIn(`${context.layout.home}${path.sep}`)) return 'GoSwitch';
  for (const { owner, places } of GO_MANAGERS) {
    if (places.some((place) => isInPlace(expandPlace(context, place)))) return owner;
  }
  if (SYSTEM_PLACES.some(isIn)) {
    for (const [owner, database] of PACKAGES) if (await exists(path.join(systemRoot, database))) return owner;
  }
  return 'manual';
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
