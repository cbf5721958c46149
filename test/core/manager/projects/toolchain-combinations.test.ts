import { cp, mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ToolchainRule } from '../../../../electron/contract/projects.ts';
import type { CoreContext } from '../../../../electron/core/context.ts';
import { judgeWhatRuns } from '../../../../electron/core/doctor/checks/rules/pins.ts';
import { goHere } from '../../../../electron/core/manager/projects/go-here.ts';
import { inspectProject } from '../../../../electron/core/manager/projects/inspect-project.ts';
import { createShims } from '../../../../electron/core/manager/shims/shims.ts';
import { findRealToolchains } from '../../../helpers/real-toolchains.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';
import { call } from '../../../helpers/shim-home.ts';

/**
 * What GoSwitch says about a folder, against what the real go does there, over generated combinations of everything
 * that decides: pin, active version, GOSWITCH_VERSION, go.mod, go.work, GOTOOLCHAIN and GOWORK in the environment, the
 * go env file and go.env, GO111MODULE, GOROOT, the SDKs that are installed, the toolchains in the module cache and the
 * programs on PATH. GOPROXY=off: nothing is downloaded.
 */
const HOMES = 6;
const COMBINATIONS = 180;
/**
 * The same combinations each time, so that no run fails by luck. To explore others:
 * `for seed in $(seq 1 12); do GOSWITCH_TEST_SEED=$seed npx vitest run test/core/manager/projects/toolchain-combinations.test.ts; done`
 */
const seed = Number(process.env['GOSWITCH_TEST_SEED'] ?? 2026);

/** One from before Go chose toolchains, and those that write what they ask for in different ways. */
const toolchains = findRealToolchains({ oldest: 'go1.20' }).filter(
  ({ version, root }) => /^go1\.\d+\.\d+$/.test(version) && /toolchain@/.test(root),
);
const oldest = toolchains[0]?.version ?? '';
const choosing = toolchains.filter(({ version }) => !/^go1\.20\./.test(version));
const [older, newest] = [choosing[0]?.version ?? '', choosing.at(-1)?.version ?? ''];
const hasEnough = choosing.length >= 4 && choosing.length < toolchains.length;

/** mulberry32: the same seed gives the same combinations. */
function createRandom(start: number) {
  let state = start;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
  return {
    pick,
    chance: (share: number) => next() < share,
    subset: <T>(list: readonly T[], share: number) => list.filter(() => next() < share),
  };
}
type Random = ReturnType<typeof createRandom>;

const bare = (version: string) => version.slice('go'.length);
const family = (version: string) => bare(version).split('.').slice(0, 2).join('.');
const versions = toolchains.map(({ version }) => version);

/** A value of a `go` or `toolchain` line, or of GOTOOLCHAIN: released and not, whole, family, suffixed, broken. */
function anyVersion({ pick, chance }: Random): string {
  const version = pick(versions);
  if (chance(0.5)) return version;
  return pick([
    `go${family(version)}`,
    `${version}-corp`,
    `go${family(version)}rc1`,
    `go${family(version)}.99`,
    'go1.99.1',
    'go1.99',
    'go1',
    version,
  ]);
}

function anyGotoolchain(random: Random): string {
  const { pick } = random;
  const name = anyVersion(random);
  return pick([
    'local',
    'auto',
    'path',
    'auto',
    name,
    name,
    `${name}+auto`,
    `${name}+path`,
    'local+auto',
    'local+path',
    'default',
    `${name}+x`,
    'bash',
    `${name}+auto+path`,
  ]);
}

function anyModFile(random: Random, isModule: boolean): string {
  const { pick, chance } = random;
  const lines = isModule ? ['module example.org/x'] : [];
  if (chance(0.85))
    lines.push(`${pick(['', '', '  ', '\t'])}go ${bare(anyVersion(random))}${pick(['', '', ' // floor', '  '])}`);
  if (chance(0.45))
    lines.push(`toolchain ${pick([anyVersion(random), anyVersion(random), 'default', 'nonsense', 'go1.x'])}`);
  if (chance(0.1)) lines.unshift('// go 1.99', '// toolchain go1.99.9');
  if (chance(0.2)) lines.reverse();
  return `${lines.join(pick(['\n', '\n', '\r\n']))}\n`;
}

interface Combination {
  readonly active: string;
  readonly files: Readonly<Record<string, string>>;
  readonly goEnvFile: string;
  readonly env: Readonly<Record<string, string>>;
  /** Below the folder with the files. */
  readonly folder: string;
}

interface Home {
  readonly context: CoreContext;
  readonly installed: readonly string[];
  readonly dir: string;
  readonly gopath: string;
}

function anyCombination(random: Random, { installed, dir, gopath }: Home, at: string): Combination {
  const { pick, chance } = random;
  const files: Record<string, string> = {};
  const env: Record<string, string> = {};
  const fileLines: string[] = [];
  if (chance(0.5))
    files['.go-version'] = `${pick([bare(pick(installed)), pick(installed), family(pick(installed))])}\n`;
  if (chance(0.75)) files['go.mod'] = anyModFile(random, true);
  if (chance(0.2)) files['go.work'] = anyModFile(random, false);
  if (chance(0.1)) env['GOSWITCH_VERSION'] = pick([bare(pick(installed)), family(pick(installed))]);
  if (chance(0.4)) env['GOTOOLCHAIN'] = chance(0.1) ? '' : anyGotoolchain(random);
  if (chance(0.3)) fileLines.push(`GOTOOLCHAIN=${anyGotoolchain(random)}`);
  if (chance(0.15))
    env['GOWORK'] = pick(['off', 'auto', 'go.work', path.join(dir, 'missing.work'), path.join(at, 'go.mod')]);
  if (chance(0.05)) fileLines.push(`GOWORK=${pick(['off', 'go.work'])}`);
  if (chance(0.15)) env['GO111MODULE'] = pick(['on', 'off', 'auto', 'maybe']);
  if (chance(0.05)) fileLines.push(`GO111MODULE=${pick(['off', 'auto'])}`);
  if (chance(0.1)) env['GOROOT'] = pick([...toolchains.map(({ root }) => root), path.join(dir, 'nowhere')]);
  if (chance(0.05)) fileLines.push(`GOROOT=${pick([pick(toolchains).root, path.join(dir, 'nowhere')])}`);
  if (chance(0.12))
    env['GOFLAGS'] = pick([
      ...['-modfile=other.mod', '-tags=a -trimpath', '-nosuchflag', 'nosuch', '-tool', '-ignore=x'],
      ...['-C=.', '-C=/', '-C=missing', '-C=deeper -modfile=../other.mod', '-v=maybe', '-tags=a -C'],
    ]);
  if (chance(0.3)) files['other.mod'] = anyModFile(random, true);
  if (chance(0.1)) env['GOENV'] = pick(['off', 'env']);
  if (chance(0.3)) env['GOMODCACHE'] = pick([path.join(dir, 'empty-cache'), path.join(gopath, 'pkg', 'mod')]);
  if (chance(0.05)) env['GOSUMDB'] = 'off';
  if (chance(0.1)) env['TMPDIR'] = at;
  return {
    active: pick(installed),
    files,
    goEnvFile: fileLines.map((line) => `${line}\n`).join(''),
    env,
    folder: pick(['.', '.', 'sub/deeper']),
  };
}

/**
 * The plainest case of each rule, so that every rule is met whatever the seed. They are asked in the first home, which
 * has the three versions of theirs.
 */
const PLAIN: Readonly<Record<ToolchainRule, Partial<Combination>>> = {
  'before-1.21': { active: oldest },
  'modules-off': { env: { GO111MODULE: 'off' } },
  'local-only': { env: { GOTOOLCHAIN: 'local' } },
  'new-enough': {},
  'toolchain-default': { files: { 'go.mod': `module example.org/x\n\ntoolchain default\n` } },
  'toolchain-line': { active: older, files: { 'go.mod': `module example.org/x\n\ntoolchain ${newest}\n` } },
  'go-line': { active: older, files: { 'go.mod': `module example.org/x\n\ngo ${bare(newest)}\n` } },
  named: { active: older, env: { GOTOOLCHAIN: newest } },
};

/**
 * A home with some of the toolchains adopted in place, a module cache with others, and wrappers of a third kind on
 * PATH.
 */
async function makeHome(random: Random, always: readonly string[]): Promise<Home & { readonly path: string }> {
  const { context, dir } = await createSandbox();
  const { layout } = context;
  const chosen = random.subset(toolchains, 0.45);
  const installed = toolchains.filter((one) => chosen.includes(one) || always.includes(one.version));
  if (installed.length === 0) installed.push(random.pick(toolchains));
  await mkdir(layout.versions, { recursive: true });
  await mkdir(layout.aliases, { recursive: true });
  for (const { version, root } of installed) {
    await symlink(root, layout.sdk(version));
    // The toolchains come oldest first: the newest of a family is what its alias keeps.
    await writeFile(layout.alias(family(version)), `${version}\n`);
  }
  await createShims(context).refresh(installed.map(({ version }) => version));
  const gopath = path.join(dir, 'gopath');
  for (const { root } of random.subset(toolchains, 0.5)) await cacheToolchain(gopath, root);
  const wrappers = path.join(dir, 'wrappers');
  await mkdir(wrappers);
  for (const { version, root } of random.subset(toolchains, 0.15))
    await symlink(path.join(root, 'bin', 'go'), path.join(wrappers, version));
  // A program that is not what its name says.
  await symlink(path.join(random.pick(toolchains).root, 'bin', 'go'), path.join(wrappers, 'go1.99.1'));
  return {
    context,
    dir,
    gopath,
    installed: installed.map(({ version }) => version),
    path: `${layout.shims}:${wrappers}:/usr/bin:/bin`,
  };
}

/**
 * Enough of a module cache for the go command to take a toolchain from it: the folder and the record of its download.
 */
async function cacheToolchain(gopath: string, root: string): Promise<void> {
  const [name, from, modules] = [path.basename(root), path.join(root, '../../../..'), path.join('pkg', 'mod')];
  await mkdir(path.join(gopath, modules, 'golang.org'), { recursive: true });
  await symlink(root, path.join(gopath, modules, 'golang.org', name));
  const state = path.join(modules, 'cache/download/golang.org/toolchain/@v');
  await mkdir(path.join(gopath, state), { recursive: true });
  for (const file of await readdir(path.join(from, state))) {
    if (file.startsWith(name.replace('toolchain@', '')) && !file.endsWith('.zip'))
      await cp(path.join(from, state, file), path.join(gopath, state, file));
  }
  for (const database of [path.join(modules, 'cache/download/sumdb'), 'pkg/sumdb']) {
    await cp(path.join(from, database), path.join(gopath, database), { recursive: true, force: false });
  }
}

/** Writes the combination, asks GoSwitch and the real go, and returns both answers beside what was asked. */
async function compare(
  home: Home & { readonly path: string },
  index: number | string,
  make: (project: string) => Combination,
) {
  const { context, dir, gopath } = home;
  const project = path.join(dir, `project ${index}`);
  const combination = make(project);
  const folder = path.join(project, combination.folder);
  await mkdir(folder, { recursive: true });
  for (const [name, text] of Object.entries(combination.files)) await writeFile(path.join(project, name), text);
  await writeFile(path.join(folder, 'env'), combination.goEnvFile);
  const config = path.join(dir, `config ${index}`);
  await mkdir(path.join(config, 'go'), { recursive: true });
  await writeFile(path.join(config, 'go', 'env'), combination.goEnvFile);
  await writeFile(context.layout.active, `${combination.active}\n`);
  const env = {
    ...{ HOME: context.userHome, XDG_CONFIG_HOME: config, PATH: home.path, PWD: folder, TMPDIR: dir },
    ...{ GOPROXY: 'off', GOTELEMETRY: 'off', GOPATH: gopath, GOFLAGS: '' },
    ...combination.env,
  };
  const here = { ...context, env };
  const [{ called, toolchain }, project_, real] = await Promise.all([
    goHere(here, { cwd: folder }),
    inspectProject(here, folder),
    call(path.join(context.layout.shims, 'go'), ['version'], { cwd: folder, env }),
  ]);
  const ran = real.code === 0 ? (real.stdout.split(' ')[2] ?? '') : null;
  const said = { runs: toolchain.runs, ...(ran === null ? { words: firstWords(`go: ${toolchain.problem}`) } : {}) };
  const did = { runs: ran, ...(ran === null ? { words: firstWords(real.stderr) } : {}) };
  // `projects show` is about the project, not about this terminal.
  const shown = combination.env['GOSWITCH_VERSION'] === undefined ? project_.toolchain?.runs : ran;
  const doctor = judgeWhatRuns(project_).map(({ kind }) => kind);
  return {
    combination,
    doctor,
    pinned: project_.inEffect?.reason === 'pin',
    source: project_.toolchain?.source,
    called: called.version,
    rule: toolchain.rule,
    said,
    did,
    shown,
    stderr: real.stderr,
  };
}

/** One home after the other has its own numbers, so that they can be made side by side. */
async function compareInHome(home: number) {
  const random = createRandom(seed + home);
  const made = await makeHome(random, home === 0 ? [oldest, older, newest] : []);
  const told: (Awaited<ReturnType<typeof compare>> & {
    readonly home: number;
    readonly index: number | string;
    readonly installed: readonly string[];
  })[] = [];
  const ask = async (index: number | string, make: (project: string) => Combination) => {
    told.push({ home, index, installed: made.installed, ...(await compare(made, index, make)) });
  };
  for (let index = 0; index < COMBINATIONS / HOMES; index++)
    await ask(index, (project) => anyCombination(random, made, project));
  if (home !== 0) return told;
  for (const [rule, plain] of Object.entries(PLAIN))
    await ask(rule, () => ({ active: newest, files: {}, goEnvFile: '', env: {}, folder: '.', ...plain }));
  return told;
}

/** Doctor names each folder where nothing runs, and each pin that is not what runs, and no other. */
function isDoctorRight({
  doctor,
  combination,
  pinned,
  called,
  did,
  source,
}: Awaited<ReturnType<typeof compare>>): boolean {
  if (combination.env['GOSWITCH_VERSION'] !== undefined) return true;
  const expected =
    did.runs === null
      ? ['go-refuses']
      : pinned && (did.runs !== called || source !== 'called')
        ? ['pin-overruled']
        : [];
  return JSON.stringify(doctor) === JSON.stringify(expected);
}

const nameOf = (rule: string, did: { readonly runs: string | null }) =>
  `${rule}${did.runs === null ? ', refused' : ''}`;

/** Enough to know the refusal by; paths in the go command's messages are relative, and it says more about downloads. */
function firstWords(message: string): string {
  const [line = ''] = message.split('\n').filter((text) => !text.startsWith('go: downloading '));
  return line
    .replace(/^go: go: /, 'go: ')
    .split(' ')
    .slice(0, 3)
    .join(' ');
}

describe.skipIf(!hasEnough)(
  'what runs, against the real go (needs five real toolchains in the module cache, one of them Go 1.20)',
  () => {
    it(`is said of ${COMBINATIONS} combinations, and of the plainest case of each rule (GOSWITCH_TEST_SEED=${seed})`, {
      timeout: 120_000,
    }, async () => {
      const homes = await Promise.all(Array.from({ length: HOMES }, async (_, home) => await compareInHome(home)));
      const told = homes.flat();
      const rules = new Map<string, number>();
      for (const { rule, did } of told) rules.set(nameOf(rule, did), (rules.get(nameOf(rule, did)) ?? 0) + 1);
      const wrong = told.filter(
        (one) =>
          JSON.stringify(one.said) !== JSON.stringify(one.did) || one.shown !== one.did.runs || !isDoctorRight(one),
      );
      expect(wrong).toEqual([]);
      // A rule that is not met is not compared: each plain case decides by its own.
      expect(told.filter(({ index }) => typeof index === 'string').map(({ index, rule }) => ({ index, rule }))).toEqual(
        Object.keys(PLAIN).map((rule) => ({ index: rule, rule })),
      );
      process.stdout.write(`seed ${seed}: ${[...rules].map(([kind, count]) => `${count} ${kind}`).join(', ')}\n`);
    });
  },
);
