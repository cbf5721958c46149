import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { CoreContext } from '../context.ts';

/**
 * Who put a `go` where it is, told by its place. The first rule that fits decides; `~` is the home. Each manager's place is the default of its own
 * documentation, or what its variable says.
 */
const OWNERS: readonly (readonly [owner: string, ...places: string[]])[] = [
  ['Homebrew', '$HOMEBREW_PREFIX/', '/opt/homebrew/', '/usr/local/Cellar/', '/usr/local/opt/', '/home/linuxbrew/.linuxbrew/', '~/.linuxbrew/'],
  ['snap', '/snap/', '/var/lib/snapd/snap/'],
  ['gvm', '$GVM_ROOT/', '~/.gvm/'],
  ['goenv', '$GOENV_ROOT/', '~/.goenv/'],
  ['asdf', '$ASDF_DATA_DIR/', '~/.asdf/'],
  ['mise', '$MISE_DATA_DIR/', '~/.local/share/mise/', '~/.local/share/rtx/', '~/Library/Application Support/mise/'],
  ['goup', '$GOUP_GO_HOME/', '~/.goup/', '~/.go/current/', '~/.go/bin/goup'],
  ['gobrew', '$GOBREW_ROOT/.gobrew/', '~/.gobrew/'],
  ['g', '$G_HOME/', '~/.g/', '~/.go/'],
  ['vfox', '~/.version-fox/', '~/.vfox/'],
  ['golang.org/dl', '~/sdk/go', '~/go/bin/go1.'],
  ['Nix', '/nix/', '~/.nix-profile/', '/run/current-system/', '/etc/profiles/per-user/'],
  ['MacPorts', '/opt/local/'],
  ['conda', '$CONDA_PREFIX/', '~/miniconda3/', '~/anaconda3/', '~/miniforge3/'],
  ['Scoop', '~/scoop/'],
  ['Chocolatey', '$ChocolateyInstall/'],
];

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
 * The owner of a `go`: `GoSwitch`, a manager's name, a package manager's, or `manual` (unpacked by hand, or by the official installer).
 * @param paths where PATH found it, and its real path: a manager may show in either
 */
export async function goOwner(context: CoreContext, paths: readonly string[], systemRoot: string): Promise<string> {
  const isWindows = context.os === 'win32';
  const plain = (text: string) => (isWindows ? text.replaceAll('\\', '/').toLowerCase() : text);
  const isIn = (place: string) => paths.some((one) => plain(one).startsWith(plain(place)));
  if (isIn(`${context.layout.home}${path.sep}`)) return 'GoSwitch';
  for (const [owner, ...places] of OWNERS) {
    if (places.some((place) => expand(context, place).some(isIn))) return owner;
  }
  if (SYSTEM_PLACES.some(isIn)) {
    for (const [owner, database] of PACKAGES) if (await exists(path.join(systemRoot, database))) return owner;
  }
  return 'manual';
}

/** A place with its variable or home put in; none when the variable is not set. */
function expand({ env, userHome }: CoreContext, place: string): string[] {
  if (place.startsWith('~/')) return [`${userHome}${place.slice(1)}`];
  const [, name, rest] = /^\$(\w+)(.*)$/.exec(place) ?? [];
  if (name === undefined) return [place];
  const value = env[name];
  return value ? [`${value.replace(/[\\/]+$/, '')}${rest}`] : [];
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
