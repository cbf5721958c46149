import type { Env } from '../context.ts';

/**
 * Whoever else puts a Go on a machine: where it keeps its SDKs (`goswitch import`), how a `go` is known for its own
 * (`goswitch path`), and what it does to a shell (`goswitch doctor`). Places are the defaults of each one's own
 * documentation or source, and what its variable moves them to.
 */
export interface GoManager {
  /** As `ls` and `import` print it. */
  readonly id: string;
  /** As `path` and the doctor print it. */
  readonly owner: string;
  /**
   * `shims`: programs on PATH that choose a version. `hook`: changes PATH at every prompt. `exports`: puts its Go on
   * PATH and exports GOROOT, GOPATH or such. `path`: only puts its Go on PATH. `updates`: a package manager, which
   * replaces its one Go by a newer one.
   */
  readonly does: 'shims' | 'hook' | 'exports' | 'path' | 'updates';
  /**
   * Variables that it leaves in a shell it was set up in, or that a person sets to choose its folder: nothing else
   * reads them.
   */
  readonly marks: readonly string[];
  /** What a path of its `go` begins with; `~` is the home, `$NAME` the value of a variable. */
  readonly places: readonly string[];
  /**
   * Its SDKs, written likewise; `*` stands for any part of one name. A path that begins with `/` is one of the
   * system's.
   */
  readonly sdks: readonly string[];
  /** The command by which it lets go of Go and keeps its other tools. */
  readonly letGo?: string;
}

const brew = (prefix: string) => `${prefix}/Cellar/go*/*/libexec`;

/** In the order in which a `go` is looked for among them. */
export const GO_MANAGERS: readonly GoManager[] = [
  {
    ...{ id: 'homebrew', owner: 'Homebrew', does: 'updates', marks: [] },
    places: [
      '$HOMEBREW_PREFIX/',
      '$HOMEBREW_CELLAR/',
      '/opt/homebrew/',
      '/usr/local/Cellar/',
      '/usr/local/opt/',
      '/home/linuxbrew/.linuxbrew/',
      '~/.linuxbrew/',
    ],
    sdks: [
      '$HOMEBREW_CELLAR/go*/*/libexec',
      ...['/opt/homebrew', '/usr/local', '/home/linuxbrew/.linuxbrew', '~/.linuxbrew'].map(brew),
    ],
  },
  {
    ...{ id: 'snap', owner: 'snap', does: 'updates', marks: [] },
    places: ['/snap/', '/var/lib/snapd/snap/'],
    sdks: ['/snap/go/*', '/var/lib/snapd/snap/go/*'],
  },
  // scripts/gvm exports gvm_* and, after `gvm use`, GOROOT, GOPATH and more; it replaces cd as well.
  {
    ...{ id: 'gvm', owner: 'gvm', does: 'exports', marks: ['GVM_ROOT', 'gvm_go_name'] },
    places: ['$GVM_ROOT/', '~/.gvm/'],
    sdks: ['$GVM_ROOT/gos/*', '~/.gvm/gos/*'],
  },
  // `goenv init` exports GOENV_SHELL, GOROOT and GOPATH, and puts ~/.goenv/shims first.
  {
    ...{ id: 'goenv', owner: 'goenv', does: 'shims', marks: ['GOENV_ROOT', 'GOENV_SHELL'] },
    places: ['$GOENV_ROOT/', '~/.goenv/'],
    sdks: ['$GOENV_ROOT/versions/*', '~/.goenv/versions/*'],
  },
  {
    ...{
      id: 'asdf',
      owner: 'asdf',
      does: 'shims',
      marks: ['ASDF_DIR', 'ASDF_DATA_DIR'],
      letGo: 'remove the golang line from ~/.tool-versions',
    },
    places: ['$ASDF_DATA_DIR/', '~/.asdf/'],
    sdks: ['$ASDF_DATA_DIR/installs/golang/*/go', '~/.asdf/installs/golang/*/go'],
  },
  {
    ...{ id: 'mise', owner: 'mise', does: 'hook', letGo: 'mise unuse --global go' },
    marks: ['MISE_SHELL', '__MISE_SESSION', '__MISE_DIFF', '__MISE_ORIG_PATH', 'MISE_DATA_DIR'],
    places: [
      '$MISE_DATA_DIR/',
      '$XDG_DATA_HOME/mise/',
      '~/.local/share/mise/',
      '~/.local/share/rtx/',
      '~/Library/Application Support/mise/',
    ],
    sdks: [
      '$MISE_DATA_DIR',
      '~/.local/share/mise',
      '~/.local/share/rtx',
      '$XDG_DATA_HOME/mise',
      '~/Library/Application Support/mise',
    ].map((folder) => `${folder}/installs/go/*`),
  },
  // github.com/owenthereal/goup keeps ~/.go/goX, or $GOUP_GO_HOME; github.com/thinkgos/goup-rs keeps ~/.goup, or
  // $GOUP_HOME.
  {
    ...{ id: 'goup', owner: 'goup', does: 'path', marks: ['GOUP_GO_HOME', 'GOUP_GO_HOST', 'GOUP_HOME'] },
    places: ['$GOUP_GO_HOME/', '$GOUP_HOME/', '~/.goup/', '~/.go/current/', '~/.go/bin/goup'],
    sdks: [
      '~/.go/*',
      '$GOUP_GO_HOME/*',
      ...['~/.goup', '$GOUP_HOME'].flatMap((folder) => [`${folder}/versions/*`, `${folder}/go*`]),
    ],
  },
  // README of voidint/g and of gobrew: export GOROOT, and PATH with it.
  {
    ...{ id: 'gobrew', owner: 'gobrew', does: 'exports', marks: ['GOBREW_ROOT', 'GOBREW_REGISTRY'] },
    places: ['$GOBREW_ROOT/.gobrew/', '~/.gobrew/'],
    sdks: ['~/.gobrew/versions/*', '~/.gobrew/versions/*/go', '$GOBREW_ROOT/.gobrew/versions/*/go'],
  },
  {
    ...{ id: 'g', owner: 'g', does: 'exports', marks: ['G_HOME', 'G_EXPERIMENTAL', 'G_MIRROR'] },
    places: ['$G_HOME/', '~/.g/', '~/.go/'],
    sdks: ['~/.g/go', '~/.g/versions/*', '$G_HOME/versions/*'],
  },
  // github.com/travis-ci/gimme, GIMME_VERSION_PREFIX: go1.24.4.linux.amd64, and go1.24.4.src for those it compiled. Its
  // env files export GOROOT.
  {
    ...{
      id: 'gimme',
      owner: 'gimme',
      does: 'exports',
      marks: ['GIMME_ENV', 'GIMME_VERSION_PREFIX', 'GIMME_GO_VERSION'],
    },
    places: ['$GIMME_VERSION_PREFIX/', '~/.gimme/'],
    sdks: ['$GIMME_VERSION_PREFIX/go*', '~/.gimme/versions/go*'],
  },
  {
    ...{
      id: 'vfox',
      owner: 'vfox',
      does: 'hook',
      marks: ['__VFOX_PID', '__VFOX_SHELL', 'VFOX_HOME'],
      letGo: 'vfox unuse --global golang',
    },
    places: ['$VFOX_HOME/', '~/.version-fox/', '~/.vfox/'],
    sdks: ['$VFOX_HOME', '~/.version-fox', '~/.vfox'].map((folder) => `${folder}/cache/golang/*/*`),
  },
  {
    ...{ id: 'proto', owner: 'proto', does: 'shims', marks: ['PROTO_HOME'], letGo: 'proto unpin go --from=global' },
    places: ['$PROTO_HOME/', '~/.proto/'],
    sdks: ['$PROTO_HOME/tools/go/*', '~/.proto/tools/go/*'],
  },
  {
    id: 'hermit',
    owner: 'hermit',
    does: 'path',
    marks: ['HERMIT_ENV'],
    places: ['~/.cache/hermit/'],
    sdks: ['~/.cache/hermit/pkg/go-*'],
  },
  { id: 'pkgx', owner: 'pkgx', does: 'path', marks: [], places: ['~/.pkgx/'], sdks: ['~/.pkgx/go.dev/*'] },
  // golang.org/dl (internal/version/version.go, goroot) and VS Code, which uses it; GoLand downloads to ~/go/goX.
  {
    id: 'golang.org/dl',
    owner: 'golang.org/dl',
    does: 'path',
    marks: [],
    places: ['~/sdk/go', '~/go/bin/go1.'],
    sdks: ['~/sdk/go*'],
  },
  { id: 'jetbrains', owner: 'GoLand', does: 'path', marks: [], places: ['~/go/go1.'], sdks: ['~/go/go*'] },
  // aqua.docs "Install" for the folder; its registry has golang/go as an archive of golang.org (pkgs/golang/go), which
  // aqua keeps by its address (aqua, pkg/config/package.go, PkgPath).
  {
    ...{ id: 'aqua', owner: 'aqua', does: 'shims', marks: ['AQUA_ROOT_DIR', 'AQUA_GLOBAL_CONFIG'] },
    places: ['$AQUA_ROOT_DIR/', '$XDG_DATA_HOME/aquaproj-aqua/', '~/.local/share/aquaproj-aqua/'],
    sdks: ['$AQUA_ROOT_DIR', '$XDG_DATA_HOME/aquaproj-aqua', '~/.local/share/aquaproj-aqua'].map(
      (folder) => `${folder}/pkgs/http/golang.org/dl/*/go`,
    ),
  },
  // jetify-com/devbox, devbox.go (profileDir, DEVBOX_PROJECT_ROOT): a Nix profile below the project, or the global one.
  // Its SDKs are in the store of Nix.
  {
    ...{ id: 'devbox', owner: 'devbox', does: 'path', marks: ['DEVBOX_PROJECT_ROOT'], sdks: [] },
    places: ['$DEVBOX_PROJECT_ROOT/.devbox/', '$XDG_DATA_HOME/devbox/', '~/.local/share/devbox/'],
  },
  // The names in its store hold hashes: found through PATH alone.
  {
    ...{ id: 'nix', owner: 'Nix', does: 'path', marks: [], sdks: [] },
    places: ['/nix/', '~/.nix-profile/', '/run/current-system/', '/etc/profiles/per-user/'],
  },
  {
    id: 'macports',
    owner: 'MacPorts',
    does: 'updates',
    marks: [],
    places: ['/opt/local/'],
    sdks: ['/opt/local/lib/go*'],
  },
  {
    ...{ id: 'conda', owner: 'conda', does: 'path', marks: [] },
    places: ['$CONDA_PREFIX/', '~/miniconda3/', '~/anaconda3/', '~/miniforge3/'],
    sdks: ['$CONDA_PREFIX/go', ...['miniconda3', 'anaconda3', 'miniforge3'].map((folder) => `~/${folder}/go`)],
  },
  // On Windows; a global one may lie below ProgramData.
  {
    ...{ id: 'scoop', owner: 'Scoop', does: 'updates', marks: [] },
    places: ['$SCOOP/', '$SCOOP_GLOBAL/', '~/scoop/'],
    sdks: [],
  },
  { id: 'chocolatey', owner: 'Chocolatey', does: 'updates', marks: [], places: ['$ChocolateyInstall/'], sdks: [] },
  ...['apt', 'pacman', 'apk', 'rpm'].map(
    (id): GoManager => ({ id, owner: id, does: 'updates', marks: [], places: [], sdks: [] }),
  ),
];

/** Marks of a manager that are in this environment, in the order of the table. */
export function marksIn(env: Env, { marks }: GoManager): readonly string[] {
  return marks.filter((name) => (env[name] ?? '') !== '');
}

/** A place with its variable or home put in; null when the variable is not set. */
export function expandPlace(
  { env, userHome }: { readonly env: Env; readonly userHome: string },
  place: string,
): string | null {
  if (place.startsWith('~/')) return `${userHome}${place.slice(1)}`;
  const [, name, rest] = /^\$(\w+)(.*)$/.exec(place) ?? [];
  if (name === undefined) return place;
  const value = env[name];
  return value ? `${value.replace(/[\\/]+$/, '')}${rest}` : null;
}
