import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { GoVariable, ToolchainExplanation } from '../../../contract/projects.ts';
import { readSmallText } from '../../base/files/read-small-file.ts';
import { findOnPath } from '../../base/programs/find-program.ts';
import type { CoreContext } from '../../context.ts';
import { isLanguageVersion, knowsFirstReleases, type Selection } from '../../go/go-mod/select-toolchain.ts';
import { compareGoVersions } from '../../go/go-version/compare-go-versions.ts';
import { isReleaseVersion } from '../../go/go-version/sdk-version.ts';
import { isSingleFileProxy } from '../../go/module-proxy/proxy-list.ts';
import { isOwnShim } from '../home/go-on-path.ts';

/** The go that is called in a folder: version and root as versionInEffect gives them. */
export interface CalledGo {
  /** Null where the working folder was deleted. */
  readonly folder: string | null;
  readonly version: string;
  readonly root: string;
}

/** What every step of the explanation looks at. */
export interface Here {
  readonly context: CoreContext;
  readonly called: CalledGo;
  readonly variable: (name: string) => GoVariable;
}

/** Where the toolchain that runs is; what the go command says instead where none does. */
export interface Place {
  readonly source: ToolchainExplanation['source'];
  readonly location: string | null;
  /** The toolchain that is there; null where nothing runs. */
  readonly version: string | null;
  readonly problem: string | null;
}

interface Wanted {
  readonly local: string;
  readonly selection: Selection;
}

export const refused = (problem: string): Place => ({ source: null, location: null, version: null, problem });

/** What was chosen, on this machine: PATH first, then the module cache, then a download (select.go, Exec). */
export async function locateToolchain(here: Here, { local, selection }: Wanted): Promise<Place> {
  if (selection.kind === 'refused') return refused(selection.message);
  if (selection.kind === 'local') {
    const problem = await missingGoroot(here.variable('GOROOT').value);
    return problem === null ? { source: 'called', location: null, version: local, problem } : refused(problem);
  }
  const { toolchain, isPathOnly } = selection;
  const { context } = here;
  const onPath = await findOnPath(toolchain, context.env, context.os);
  if (onPath !== null) return await programOnPath(here, { toolchain, program: onPath });
  if (isPathOnly) return refused(`cannot find "${toolchain}" in PATH`);
  const cached = await findInModuleCache(here, toolchain);
  if (cached !== null) {
    const unverifiable = unprovable(here, toolchain);
    return unverifiable === null
      ? { source: 'module-cache', location: cached, version: toolchain, problem: null }
      : refused(unverifiable);
  }
  const unavailable = `download ${toolchain} for ${platformOf(context)}: toolchain not available`;
  // Nobody released go1.22, nor anything with a suffix.
  if (isLanguageVersion(toolchain) && compareGoVersions(toolchain, '1.21') >= 0) {
    return refused(
      knowsFirstReleases(local)
        ? `invalid toolchain: ${toolchain} is a language version but not a toolchain version (${toolchain}.x)`
        : unavailable,
    );
  }
  if (!isReleaseVersion(toolchain)) return refused(unavailable);
  const proxy = here.variable('GOPROXY').value;
  if (proxy === 'off') return refused(`${unavailable} (GOPROXY=off)`);
  const unverifiable =
    proxy === '' ? 'GOPROXY list is not the empty string, but contains no entries' : unprovable(here, toolchain);
  return unverifiable === null
    ? { source: 'download', location: null, version: toolchain, problem: null }
    : refused(`download ${toolchain}: ${unverifiable}`);
}

/**
 * The checksum database must know a toolchain of the module cache too, unless one file:// proxy is all there is
 * (modfetch/sumdb.go, useSumDB).
 */
function unprovable({ context, variable }: Here, toolchain: string): string | null {
  const [proxy, database] = [variable('GOPROXY'), variable('GOSUMDB')];
  if (isSingleFileProxy(proxy.value) || !['', 'off'].includes(database.value)) return null;
  const why = database.value === '' ? 'missing GOSUMDB' : 'checksum database disabled by GOSUMDB=off';
  return `golang.org/toolchain@v0.0.1-${toolchain}.${platformOf(context).replace('/', '-')}: verifying module: ${why}`;
}

/**
 * Since Go 1.21 a program that was found by a toolchain's name must be that toolchain; older ones do not look at what
 * they were called for.
 */
async function programOnPath(
  { context, variable }: Here,
  { toolchain, program }: { toolchain: string; program: string },
): Promise<Place> {
  const isOwn = await isOwnShim(context, program);
  const root = isOwn
    ? context.layout.sdk(toolchain)
    : path.dirname(path.dirname(await realpath(program).catch(() => program)));
  if (
    isOwn &&
    (await stat(path.join(root, 'bin', context.os === 'win32' ? 'go.exe' : 'go')).catch(() => null)) === null
  ) {
    return refused(`${toolchain} is not installed, though ${program} is there`);
  }
  const version = (await readVersionFile(root)) ?? toolchain;
  if (!version.startsWith('go')) return { source: 'path', location: program, version: toolchain, problem: null };
  if (version !== toolchain && compareGoVersions(version, '1.21') >= 0)
    return refused(`toolchain ${version} invoked to provide ${toolchain}`);
  // It is started without GOROOT, but reads the go env file itself.
  const goroot = variable('GOROOT');
  const problem = goroot.origin === 'go-env-file' ? await missingGoroot(goroot.value) : null;
  return problem === null ? { source: 'path', location: program, version, problem } : refused(problem);
}

/** The go command does nothing with a GOROOT that is no folder (cmd/go/main.go). */
async function missingGoroot(goroot: string): Promise<string | null> {
  if (goroot === '' || (await stat(goroot).catch(() => null))?.isDirectory()) return null;
  return `cannot find GOROOT directory: ${goroot}`;
}

/** `linux/arm` where the release index says armv6l. */
function platformOf({ native }: CoreContext): string {
  return `${native.os}/${native.arch.replace(/^armv6l$/, 'arm')}`;
}

/** The unpacked toolchain module, if its download was finished (modfetch/cache.go, DownloadDir). */
async function findInModuleCache({ context, variable }: Here, toolchain: string): Promise<string | null> {
  const gopath = variable('GOPATH').value || path.join(context.env['HOME'] ?? context.userHome, 'go');
  const cache = variable('GOMODCACHE').value || path.join(gopath.split(path.delimiter)[0] ?? gopath, 'pkg', 'mod');
  const name = `v0.0.1-${toolchain}.${platformOf(context).replace('/', '-')}`;
  const folder = path.join(cache, 'golang.org', `toolchain@${name}`);
  const state = path.join(cache, 'cache', 'download', 'golang.org', 'toolchain', '@v', name);
  const [unpacked, hash, partial] = await Promise.all(
    [folder, `${state}.ziphash`, `${state}.partial`].map((file) => stat(file).catch(() => null)),
  );
  return unpacked?.isDirectory() && hash && !partial ? folder : null;
}

/** The first line of `<root>/VERSION`, or null where there is none. */
export async function readVersionFile(root: string): Promise<string | null> {
  const text = await readSmallText(path.join(root, 'VERSION')).catch(() => '');
  return text.split('\n', 1)[0]?.trim() || null;
}
