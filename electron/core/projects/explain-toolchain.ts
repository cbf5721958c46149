import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { GoModFacts, GoVariable, ToolchainExplanation } from '../../contract/projects.ts';
import type { CoreContext } from '../context.ts';
import { findGoVariable } from '../go-env/find-go-variable.ts';
import { compareGoVersions } from '../go-version/compare-go-versions.ts';
import { findOnPath } from '../programs/find-program.ts';
import { findUpward, readGoMod } from './read-go-mod.ts';
import { type Selection, selectToolchain } from './select-toolchain.ts';
import { toolchainReason } from './toolchain-reason.ts';

/** The go that is called in a folder: version and root as versionInEffect gives them. */
export interface CalledGo {
  readonly folder: string;
  readonly version: string;
  readonly root: string;
}

/**
 * The toolchain that this go really runs in this folder, and why, without starting it. Reads the same files in the same order as the go command
 * (cmd/go/internal/toolchain/select.go and cfg/cfg.go of Go 1.26); the tests compare it with the real one. Nothing is downloaded.
 */
export async function explainToolchain(context: CoreContext, called: CalledGo): Promise<ToolchainExplanation> {
  const variable = async (name: string) => await findGoVariable(name, { env: context.env, os: context.os, root: called.root });
  const [gotoolchain, go111module, gowork] = await Promise.all([variable('GOTOOLCHAIN'), variable('GO111MODULE'), variable('GOWORK')]);
  const { goMod, goWork } = await findModuleFiles(context, { folder: called.folder, gowork: gowork.value, root: called.root });
  const facts = await readGoMod(goWork ?? goMod);
  const local = localToolchain(called.version);
  const selection = selectToolchain({ local, gotoolchain: gotoolchain.value, facts, areModulesOff: areModulesOff(go111module, goMod) });
  const place = await locate(context, called, selection);
  const runs = place.source === null ? null : selection.kind === 'other' ? selection.toolchain : local;
  return {
    called: called.version,
    runs,
    source: place.source,
    location: place.location,
    rule: selection.rule,
    gotoolchain,
    reason: toolchainReason({ rule: selection.rule, called: called.version, gotoolchain, facts }),
    problem: place.problem ?? (runs === null ? null : tooOld(runs, gotoolchain, facts, selection)),
  };
}

export interface ModuleFilesOptions {
  readonly folder: string;
  /** Value of GOWORK: `off`, `auto`, empty or a path. */
  readonly gowork: string;
  /** A go.work above this folder is not believed inside it. */
  readonly root: string;
}

/** The go.mod and the go.work that the go command finds for a folder, as paths or null (modload/init.go, FindGoMod and FindGoWork). */
export async function findModuleFiles(context: CoreContext, options: ModuleFilesOptions): Promise<{ goMod: string | null; goWork: string | null }> {
  const { folder, gowork, root } = options;
  const [found, goWork] = await Promise.all([findUpward(folder, 'go.mod'), findWorkFile(folder, gowork, root)]);
  // A go.mod in the temporary folder itself is not believed (golang/go#26708).
  const isInTemporary = found !== null && (await isSameFolder(path.dirname(found), temporaryFolder(context)));
  return { goMod: isInTemporary ? null : found, goWork };
}

async function findWorkFile(folder: string, gowork: string, root: string): Promise<string | null> {
  if (gowork === 'off') return null;
  if (gowork === '' || gowork === 'auto') return await findUpward(folder, 'go.work', root);
  return path.isAbsolute(gowork) && (await stat(gowork).catch(() => null)) !== null ? gowork : null;
}

/** GO111MODULE is `auto` outside of a module, or anything but `on` (modload/init.go, WillBeEnabled). */
function areModulesOff({ value }: GoVariable, goMod: string | null): boolean {
  if (value === '' || value === 'on') return false;
  return value !== 'auto' || goMod === null;
}

/** `go1.27` for a development version, as gover/local.go has it. */
function localToolchain(version: string): string {
  return version.startsWith('go') ? version : `go${/go(\d+\.\d+)/.exec(version)?.[1] ?? ''}`;
}

interface Place {
  readonly source: ToolchainExplanation['source'];
  readonly location: string | null;
  readonly problem: string | null;
}

/** PATH first, then the module cache, then a download (select.go, Exec). */
async function locate(context: CoreContext, called: CalledGo, selection: Selection): Promise<Place> {
  if (selection.kind === 'refused') return { source: null, location: null, problem: selection.message };
  if (selection.kind === 'local') return { source: 'called', location: null, problem: null };
  const { toolchain, isPathOnly } = selection;
  const onPath = await findOnPath(toolchain, context.env, context.os);
  if (onPath !== null) return { source: 'path', location: onPath, problem: null };
  if (isPathOnly) return { source: null, location: null, problem: `cannot find "${toolchain}" in PATH` };
  const cached = await findInModuleCache(context, called, toolchain);
  if (cached !== null) return { source: 'module-cache', location: cached, problem: null };
  const { value: proxy } = await findGoVariable('GOPROXY', { env: context.env, os: context.os, root: called.root });
  if (proxy === 'off')
    return { source: null, location: null, problem: `download ${toolchain} for ${platformOf(context)}: toolchain not available (GOPROXY=off)` };
  return { source: 'download', location: null, problem: null };
}

/** `linux/arm` where the release index says armv6l. */
function platformOf({ native }: CoreContext): string {
  return `${native.os}/${native.arch.replace(/^armv6l$/, 'arm')}`;
}

/** The unpacked toolchain module, if its download was finished (modfetch/cache.go, DownloadDir). */
async function findInModuleCache(context: CoreContext, called: CalledGo, toolchain: string): Promise<string | null> {
  const variable = async (name: string) => (await findGoVariable(name, { env: context.env, os: context.os, root: called.root })).value;
  const gopath = (await variable('GOPATH')) || path.join(context.env['HOME'] ?? context.userHome, 'go');
  const cache = (await variable('GOMODCACHE')) || path.join(gopath.split(path.delimiter)[0] ?? gopath, 'pkg', 'mod');
  const name = `v0.0.1-${toolchain}.${platformOf(context).replace('/', '-')}`;
  const folder = path.join(cache, 'golang.org', `toolchain@${name}`);
  const state = path.join(cache, 'cache', 'download', 'golang.org', 'toolchain', '@v', name);
  const [unpacked, hash, partial] = await Promise.all([folder, `${state}.ziphash`, `${state}.partial`].map((file) => stat(file).catch(() => null)));
  return unpacked?.isDirectory() && hash && !partial ? folder : null;
}

/** What a build will say (gover/toolchain.go, TooNewError): the go line wants more than what runs. */
function tooOld(runs: string, gotoolchain: GoVariable, facts: GoModFacts | null, { rule }: Selection): string | null {
  const wanted = facts?.go?.value ?? '';
  if (facts === null || rule === 'modules-off' || compareGoVersions(wanted, runs) <= 0) return null;
  const file = path.basename(facts.file);
  const running = runs.slice('go'.length);
  if (rule === 'before-1.21') return `${file} says go ${wanted}, which is newer than this Go ${running}: builds may fail`;
  const setting = gotoolchain.value === '' || gotoolchain.value === 'auto' ? '' : `; GOTOOLCHAIN=${gotoolchain.value}`;
  return `${file} requires go >= ${wanted} (running go ${running}${setting})`;
}

/** As os.TempDir has it (os/file_unix.go, os/file_windows.go). */
function temporaryFolder({ env, os }: CoreContext): string {
  return os === 'win32' ? env['TMP'] || env['TEMP'] || env['USERPROFILE'] || 'C:\\Windows' : env['TMPDIR'] || '/tmp';
}

async function isSameFolder(a: string, b: string): Promise<boolean> {
  const [left, right] = await Promise.all([realpath(a).catch(() => a), realpath(b).catch(() => b)]);
  return left === right;
}
