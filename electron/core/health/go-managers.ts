import type { Env } from '../context.ts';

/**
 * What each manager of Go versions does to a shell, by its own documentation or the code that its `init` prints. `marks` are variables that it leaves in
 * the environment of a shell it was set up in; variables that a person sets to choose its folder are marks too, since nothing else reads them.
 */
export interface GoManager {
  /** As core/profiles/go-owner.ts calls it. */
  readonly owner: string;
  /**
   * `shims`: programs on PATH that choose a version. `hook`: changes PATH at every prompt. `exports`: puts its Go on PATH and exports GOROOT, GOPATH or
   * such. `path`: puts its Go on PATH, no more. `updates`: a package manager, which replaces its one Go by a newer one.
   */
  readonly does: 'shims' | 'hook' | 'exports' | 'path' | 'updates';
  readonly marks: readonly string[];
  /** The command by which it lets go of Go and keeps its other tools. */
  readonly letGo?: string;
}

export const GO_MANAGERS: readonly GoManager[] = [
  // `goenv init` exports GOENV_SHELL, GOROOT and GOPATH, and puts ~/.goenv/shims first.
  { owner: 'goenv', does: 'shims', marks: ['GOENV_ROOT', 'GOENV_SHELL'] },
  { owner: 'asdf', does: 'shims', marks: ['ASDF_DIR', 'ASDF_DATA_DIR'], letGo: 'remove the golang line from ~/.tool-versions' },
  {
    ...{ owner: 'mise', does: 'hook', letGo: 'mise unuse --global go' },
    marks: ['MISE_SHELL', '__MISE_SESSION', '__MISE_DIFF', '__MISE_ORIG_PATH', 'MISE_DATA_DIR'],
  },
  { owner: 'vfox', does: 'hook', marks: ['__VFOX_PID', '__VFOX_SHELL', 'VFOX_HOME'], letGo: 'vfox unuse --global golang' },
  // scripts/gvm exports gvm_* and, after `gvm use`, GOROOT, GOPATH and more; it replaces cd as well.
  { owner: 'gvm', does: 'exports', marks: ['GVM_ROOT', 'gvm_go_name'] },
  // README of voidint/g and of gobrew: export GOROOT, and PATH with it.
  { owner: 'g', does: 'exports', marks: ['G_HOME', 'G_EXPERIMENTAL', 'G_MIRROR'] },
  { owner: 'gobrew', does: 'exports', marks: ['GOBREW_ROOT', 'GOBREW_REGISTRY'] },
  { owner: 'goup', does: 'path', marks: ['GOUP_GO_HOME', 'GOUP_GO_HOST'] },
  { owner: 'golang.org/dl', does: 'path', marks: [] },
  { owner: 'conda', does: 'path', marks: [] },
  { owner: 'Nix', does: 'path', marks: [] },
  ...['Homebrew', 'snap', 'MacPorts', 'Scoop', 'Chocolatey', 'apt', 'pacman', 'apk', 'rpm'].map(
    (owner): GoManager => ({ owner, does: 'updates', marks: [] }),
  ),
];

/** Marks of a manager that are in this environment, in the order of the table. */
export function marksIn(env: Env, { marks }: GoManager): readonly string[] {
  return marks.filter((name) => (env[name] ?? '') !== '');
}
