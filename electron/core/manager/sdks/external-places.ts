import path from 'node:path';
import type { CoreContext } from '../../context.ts';
import { expandPlace, GO_MANAGERS } from '../managers.ts';

/**
 * Where SDKs of others lie; those of managers are in core/manager/managers.ts. `pattern` is an absolute path in which
 * `*` stands for any part of one name.
 */
export interface Place {
  /** Who put it there: a package manager, another version manager, `manual` ... */
  readonly owner: string;
  readonly pattern: string;
}

/** `package` places belong to whichever of these keeps a database on the machine. */
const PACKAGE_DATABASES: readonly { readonly owner: string; readonly path: string }[] = [
  { owner: 'apt', path: 'var/lib/dpkg/status' },
  { owner: 'pacman', path: 'var/lib/pacman/local' },
  { owner: 'apk', path: 'lib/apk/db' },
  { owner: 'xbps', path: 'var/db/xbps' },
  { owner: 'portage', path: 'var/db/pkg' },
  { owner: 'rpm', path: 'var/lib/rpm' },
  { owner: 'rpm', path: 'usr/lib/sysimage/rpm' },
];

/** Paths below the root of the file system, for systems that are not Windows. */
const SYSTEM_PLACES: readonly (readonly [owner: string, pattern: string])[] = [
  ['manual', 'usr/local/go*'],
  ['manual', 'opt/go*'],
  ['manual', 'opt/go/*'],
  ['package', 'usr/lib/go*'],
  ['package', 'usr/lib/golang'],
  ['package', 'usr/lib64/go/*'],
  ['package', 'usr/pkg/go*'],
  ['flatpak', 'usr/lib/sdk/golang'],
  ['github-actions', 'opt/hostedtoolcache/go/*/*'],
];

/** Paths below the user's home, on every system. */
const HOME_PLACES: readonly (readonly [owner: string, pattern: string])[] = [
  ['manual', 'sdk/gotip'],
  ['manual', 'go'],
  ['manual', 'go/sdk'],
  ['manual', '.local/go'],
  ['manual', '.local/opt/go*'],
  ['manual', '.local/share/go'],
  ['manual', 'opt/go*'],
];

const WINDOWS_PLACES: readonly (readonly [owner: string, variable: string, pattern: string])[] = [
  ['installer', 'ProgramFiles', 'Go'],
  ['installer', 'ProgramW6432', 'Go'],
  ['installer', 'ProgramFiles(x86)', 'Go'],
  ['manual', 'SystemDrive', 'Go'],
  ['chocolatey', 'SystemDrive', 'tools/go*'],
  ['github-actions', 'SystemDrive', 'hostedtoolcache/windows/go/*/*'],
  ['scoop', 'USERPROFILE', 'scoop/apps/go*/*'],
  ['scoop', 'SCOOP', 'apps/go*/*'],
  ['scoop', 'SCOOP_GLOBAL', 'apps/go*/*'],
  ['scoop', 'ProgramData', 'scoop/apps/go*/*'],
  ['mise', 'LOCALAPPDATA', 'mise/installs/go/*'],
];

/**
 * Every place to look in on this machine, the most telling owner first where two patterns meet. @param systemRoot `/`,
 * or a folder that stands for it
 */
export function externalPlaces(context: Pick<CoreContext, 'os' | 'env' | 'userHome'>, systemRoot: string): Place[] {
  const { os, env, userHome } = context;
  const places: Place[] = [];
  const add = (owner: string, base: string | undefined, pattern: string) => {
    if (base !== undefined && isAbsolute(base, os)) places.push({ owner, pattern: path.join(base, pattern) });
  };
  for (const { id, sdks } of GO_MANAGERS) {
    for (const pattern of sdks) {
      const isSystem = pattern.startsWith('/');
      if (!isSystem || os !== 'win32')
        add(id, isSystem ? systemRoot : (expandPlace(context, pattern) ?? undefined), isSystem ? pattern.slice(1) : '');
    }
  }
  for (const [owner, pattern] of HOME_PLACES) add(owner, userHome, pattern);
  if (os === 'win32')
    for (const [owner, variable, pattern] of WINDOWS_PLACES) add(owner, drive(env[variable]), pattern);
  else for (const [owner, pattern] of SYSTEM_PLACES) add(owner, systemRoot, pattern);
  return places;
}

/** Who owns a place marked `package`; `package` itself when no known database is there. */
export async function packageOwner(systemRoot: string, exists: (file: string) => Promise<boolean>): Promise<string> {
  for (const { owner, path: file } of PACKAGE_DATABASES) if (await exists(path.join(systemRoot, file))) return owner;
  return 'package';
}

/** `C:` alone is the working folder of that drive. */
function drive(folder: string | undefined): string | undefined {
  return folder !== undefined && /^[A-Za-z]:$/.test(folder) ? `${folder}\\` : folder;
}

function isAbsolute(folder: string, os: NodeJS.Platform): boolean {
  return path.isAbsolute(folder) || (os === 'win32' && path.win32.isAbsolute(folder));
}
