import { stat } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../../contract/errors.ts';
import type { GoModFacts, GoVariable, ToolchainExplanation } from '../../../contract/projects.ts';
import type { CoreContext, Env } from '../../context.ts';
import { readGoMod } from '../../go/go-mod/read-go-mod.ts';
import { goLineVersion, type Selection, selectToolchain } from '../../go/go-mod/select-toolchain.ts';
import { toolchainCause, toolchainReason } from '../../go/go-mod/toolchain-reason.ts';
import { compareGoVersions } from '../../go/go-version/compare-go-versions.ts';
import { goVariable, readGoEnvPlaces } from '../../go/variables/go-variable.ts';
import { badFolder, chdirsOf, modfileOf, refusedGoflags } from '../../go/variables/known-flags.ts';
import { type CalledGo, type Here, locateToolchain, type Place, readVersionFile, refused } from './locate-toolchain.ts';
import { findModuleFiles } from './module-files.ts';

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
  const found = await locateToolchain(here, { local, selection });
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

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
