import { TOOLCHAIN_MODULE } from '../../module-proxy/toolchain-version.ts';

/**
 * How files of a toolchain's zip lie on disk. The module form has `_go.mod` for every go.mod, because a module zip may
 * hold one alone (cmd/distpack/archive.go, RenameGoMod); the official archive has the plain name.
 */
const MODULE_GO_MOD = /(^|\/)_go\.mod$/;
const GO_MOD = /(^|\/)go\.mod$/;

/** `golang.org/toolchain@v0.0.1-go1.26.3.linux-amd64/`, with which every name of the zip begins. */
export function zipPrefix(moduleVersion: string): string {
  return `${TOOLCHAIN_MODULE}@${moduleVersion}/`;
}

/** The path below the SDK's root for a path below the zip's prefix. */
export function diskPath(path: string): string {
  return path.endsWith('_go.mod') ? path.replace(MODULE_GO_MOD, '$1go.mod') : path;
}

/** The other way round: what the zip calls a file of an SDK. */
export function zipName(moduleVersion: string, path: string): string {
  return zipPrefix(moduleVersion) + (path.endsWith('go.mod') ? path.replace(GO_MOD, '$1_go.mod') : path);
}

/**
 * The permission bits that the official archive has for a path (cmd/distpack/pack.go, mode): what the go command makes
 * executable in its module cache (toolchain/select.go), and scripts. Not those of the zip: its h1 does not cover them,
 * so nothing verifies them.
 */
export function fileMode(path: string): 0o644 | 0o755 {
  return path.startsWith('bin/') || path.startsWith('pkg/tool/') || PROGRAM.test(path) ? 0o755 : 0o644;
}

const PROGRAM = /\.(?:bash|sh|pl|rc)$|(?:^|\/)go_[^/]+_[^/]+_exec$/;
