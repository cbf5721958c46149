import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../contract/errors.ts';
import type { GoModFacts, GoVariable, ToolchainExplanation } from '../../../contract/projects.ts';
import { isSameFolder } from '../../base/files/is-same-folder.ts';
import { readSmallText } from '../../base/files/read-small-file.ts';
import { findOnPath } from '../../base/programs/find-program.ts';
import type { CoreContext, Env } from '../../context.ts';
import { findUpward, readGoMod } from '../../go/go-mod/read-go-mod.ts';
import {
  goLineVersion,
  isLanguageVersion,
  knowsFirstReleases,
  type Selection,
  selectToolchain,
} from '../../go/go-mod/select-toolchain.ts';
import { toolchainCause, toolchainReason } from '../../go/go-mod/toolchain-reason.ts';
import { compareGoVersions } from '../../go/go-version/compare-go-versions.ts';
import { isReleaseVersion } from '../../go/go-version/sdk-version.ts';
import { isSingleFileProxy } from '../../go/module-proxy/proxy-list.ts';
import { goVariable, readGoEnvPlaces } from '../../go/variables/go-variable.ts';
import { badFolder, chdirsOf, modfileOf, refusedGoflags } from '../../go/variables/known-flags.ts';
import { isOwnShim } from '../home/go-on-path.ts';

/** The go that is called in a folder: version and root as versionInEffect gives them. */
export interface CalledGo {
  /** Null where the working folder was deleted. */
  readonly folder: string | null;
  readonly version: string;
  readonly root: string;
}

/**
 * The toolchain that this go really runs in this folder, and why, without starting it. Reads the same files in the same
 * order as the go command (cmd/go/internal/toolchain/select.go and cfg/cfg.go of Go 1.21 to 1.26); the tests compare it
 * with the real ones. Nothing is downloaded.
 */
export async function explainToolchain(context: CoreContext, called: CalledGo): Promise<ToolchainExplanation> {
  const env = inFolder(context.env, called.folder);
  const places = await readGoEnvPlaces({ env, os: context.os, root: called.root });
  const variable = (name: string) => goVariable(name, places);
  const here: Here = { context: { ...context, env }, called, variable };
  const [gotoolchain, go111module, gowork] = [variable('GOTOOLCHAIN'), variable('GO111MODULE'), variable('GOWORK')];
  const local = await localToolchain(called);
  const { facts, unreadable, hasGoMod } = await readModule(here, gowork.value);
  const modulesOff = areModulesOff(go111module, hasGoMod);
  const selection =
    handedOver(env, local) ??
    selectToolchain({ local, gotoolchain: gotoolchain.value, facts, unreadable, areModulesOff: modulesOff });
  const found = await locate(here, { local, selection });
  const chosen = modulesOff || !isRelativeWork(gowork.value) ? found : refuseRelativeWork(found);
  const place = await refuseFlags(here, chosen);
  const runs = place.source === null ? null : selection.kind === 'other' ? place.version : local;
  return {
    called: called.version,
    runs,
    source: place.source,
    location: place.location,
    rule: selection.rule,
    gotoolchain,
    reason: toolchainReason({ rule: selection.rule, called: called.version, gotoolchain, facts }),
    cause:
      selection.kind === 'other'
        ? toolchainCause({ rule: selection.rule, called: called.version, gotoolchain, facts })
        : null,
    problem:
      place.problem ??
      (runs === null ? null : tooOld(runs, gotoolchain, await factsOfBuild(here, { facts, runs }), selection)),
  };
}

/** What every step of the explanation looks at. */
interface Here {
  readonly context: CoreContext;
  readonly called: CalledGo;
  readonly variable: (name: string) => GoVariable;
}

/** A relative GOENV is read from the folder that the go command runs in. */
function inFolder(env: Env, folder: string | null): Env {
  const { GOENV } = env;
  return !GOENV || GOENV === 'off' || folder === null ? env : { ...env, GOENV: path.resolve(folder, GOENV) };
}

interface ModuleRead {
  readonly facts: GoModFacts | null;
  /** Why the go command ends here, in its words, when it has to read the file. */
  readonly unreadable: string | null;
  readonly hasGoMod: boolean;
}

async function readModule({ context, called }: Here, gowork: string): Promise<ModuleRead> {
  const { folder, root } = called;
  if (folder === null) return { facts: null, unreadable: 'cannot determine current directory', hasGoMod: false };
  const { goMod, goWork } = await findModuleFiles(context, { folder, gowork, root });
  const hasGoMod = goMod !== null;
  if (isRelativeWork(gowork)) return { facts: null, unreadable: RELATIVE_WORK, hasGoMod };
  try {
    return { facts: await readGoMod(goWork ?? goMod), unreadable: null, hasGoMod };
  } catch (error) {
    return {
      facts: null,
      unreadable: error instanceof AppError ? error.message : `${goWork ?? goMod} cannot be read: ${messageOf(error)}`,
      hasGoMod,
    };
  }
}

const RELATIVE_WORK = 'invalid GOWORK: not an absolute path';

function isRelativeWork(gowork: string): boolean {
  return !['', 'auto', 'off'].includes(gowork) && !path.isAbsolute(gowork);
}

/**
 * Since Go 1.23 whichever go runs looks for go.work for its counters, and ends there (cmd/go/internal/telemetrystats;
 * seen in 1.23.12 to 1.26.0).
 */
function refuseRelativeWork(place: Place): Place {
  const isBefore = place.version === null || compareGoVersions(place.version.replace(/^go/, ''), '1.23') < 0;
  return isBefore ? place : refused(RELATIVE_WORK);
}

/** What runs reads GOFLAGS once it was chosen, and stops at what it does not take there. */
async function refuseFlags(here: Here, place: Place): Promise<Place> {
  if (place.version === null) return place;
  const problem =
    refusedGoflags(here.variable('GOFLAGS').value, place.version) ?? (await buildFolder(here, place.version)).problem;
  return problem === null ? place : refused(problem);
}

/**
 * Where a command of this go works. Go 1.20 changes to each folder of `-C` in GOFLAGS, after the choice and without a
 * word; later ones refuse the flag.
 */
async function buildFolder(
  { called, variable }: Here,
  version: string,
): Promise<{ readonly folder: string | null; readonly problem: string | null }> {
  let { folder } = called;
  if (folder === null || compareGoVersions(version, '1.21') >= 0) return { folder, problem: null };
  for (const next of chdirsOf(variable('GOFLAGS').value)) {
    folder = path.resolve(folder, next);
    const info = next === '' ? null : await stat(folder).catch(() => null);
    const why = info === null ? 'no such file or directory' : 'not a directory';
    if (!info?.isDirectory()) return { folder, problem: badFolder(next, `chdir ${next}: ${why}`) };
  }
  return { folder, problem: null };
}

/**
 * The choice is made by go.mod; a build reads the file of `-modfile` in its place, from the folder that it is started
 * in, and minds its go line (modload/init.go, modFilePath). In a workspace the flag is refused.
 */
async function factsOfBuild(
  here: Here,
  { facts: chosenBy, runs }: { readonly facts: GoModFacts | null; readonly runs: string },
): Promise<GoModFacts | null> {
  const { folder } = await buildFolder(here, runs);
  const isElsewhere = folder !== here.called.folder;
  const facts = isElsewhere
    ? (await readModule({ ...here, called: { ...here.called, folder } }, here.variable('GOWORK').value)).facts
    : chosenBy;
  const modfile = modfileOf(here.variable('GOFLAGS').value);
  if (facts === null || modfile === null || folder === null || path.basename(facts.file) === 'go.work') return facts;
  return await readGoMod(path.resolve(folder, modfile)).catch(() => facts);
}

/** A go that another go started to provide a toolchain runs as that, or ends (select.go, targetEnv). */
function handedOver(env: Env, local: string): Selection | null {
  const target = env['GOTOOLCHAIN_INTERNAL_SWITCH_VERSION'];
  if (!target || compareGoVersions(local, '1.21') < 0) return null;
  if (target === local) return { kind: 'local', rule: 'local-only' };
  return { kind: 'refused', rule: 'local-only', message: `toolchain ${local} invoked to provide ${target}` };
}

export interface ModuleFilesOptions {
  readonly folder: string;
  /** Value of GOWORK: `off`, `auto`, empty or a path. */
  readonly gowork: string;
  /** A go.work above this folder is not believed inside it. */
  readonly root: string;
}

/**
 * The go.mod and the go.work that the go command finds for a folder, as paths or null (modload/init.go, FindGoMod and
 * FindGoWork).
 */
export async function findModuleFiles(
  context: CoreContext,
  options: ModuleFilesOptions,
): Promise<{ goMod: string | null; goWork: string | null }> {
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
function areModulesOff({ value }: GoVariable, hasGoMod: boolean): boolean {
  if (value === '' || value === 'on') return false;
  return value !== 'auto' || !hasGoMod;
}

/**
 * What this go calls itself, with the suffix of its builder: `go1.24.4-corp`; `go1.27` for a development version
 * (gover/local.go).
 */
async function localToolchain({ root, version }: CalledGo): Promise<string> {
  const own = (await readVersionFile(root)) ?? version;
  return own.startsWith('go') ? own : `go${/go(\d+\.\d+)/.exec(own)?.[1] ?? ''}`;
}

/** The first line of `<root>/VERSION`, or null where there is none. */
async function readVersionFile(root: string): Promise<string | null> {
  const text = await readSmallText(path.join(root, 'VERSION')).catch(() => '');
  return text.split('\n', 1)[0]?.trim() || null;
}

interface Place {
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

const refused = (problem: string): Place => ({ source: null, location: null, version: null, problem });

/** PATH first, then the module cache, then a download (select.go, Exec). */
async function locate(here: Here, { local, selection }: Wanted): Promise<Place> {
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

/** What a build will say (gover/toolchain.go, TooNewError): the go line wants more than what runs. */
function tooOld(runs: string, gotoolchain: GoVariable, facts: GoModFacts | null, { rule }: Selection): string | null {
  const wanted = goLineVersion(facts);
  if (facts === null || rule === 'modules-off' || compareGoVersions(wanted, runs) <= 0) return null;
  const file = path.basename(facts.file);
  const running = runs.slice('go'.length);
  if (rule === 'before-1.21')
    return `${file} says go ${wanted}, which is newer than this Go ${running}: builds may fail`;
  const setting = gotoolchain.value === '' || gotoolchain.value === 'auto' ? '' : `; GOTOOLCHAIN=${gotoolchain.value}`;
  return `${file} requires go >= ${wanted} (running go ${running}${setting})`;
}

/** As os.TempDir has it (os/file_unix.go, os/file_windows.go). */
function temporaryFolder({ env, os }: CoreContext): string {
  return os === 'win32' ? env['TMP'] || env['TEMP'] || env['USERPROFILE'] || 'C:\\Windows' : env['TMPDIR'] || '/tmp';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
