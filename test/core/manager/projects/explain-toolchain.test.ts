import { cp, mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ToolchainExplanation } from '../../../../electron/contract/projects.ts';
import { knowsFirstReleases } from '../../../../electron/core/go/go-mod/select-toolchain.ts';
import { versionInEffect } from '../../../../electron/core/manager/home/version-in-effect.ts';
import { explainToolchain } from '../../../../electron/core/manager/projects/explain-toolchain.ts';
import { createShims } from '../../../../electron/core/manager/shims/shims.ts';
import { findRealToolchains } from '../../../helpers/real-toolchains.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';
import { call } from '../../../helpers/shim-home.ts';

const toolchains = findRealToolchains({ oldest: 'go1.21' }).filter(
  ({ version }) => /^go1\.(2[1-9]|[3-9][0-9])\./.test(version) && knowsFirstReleases(version),
);
const [oldest, middle, newest] = toolchains;

/**
 * What one case has on disk and in the environment; the go called is the oldest of three, the newest has a shim, the
 * middle one is in the module cache.
 */
interface Case {
  readonly title: string;
  readonly gomod?: string;
  readonly gowork?: string;
  /** Content of other.mod, for -modfile in GOFLAGS. */
  readonly modfile?: string;
  /** Content of the file that `go env -w` writes. */
  readonly goenv?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly expected: Partial<ToolchainExplanation>;
}

const bare = (version: string | undefined) => (version ?? 'go1.0').slice(2);
const module = (...lines: string[]) => ['module example.org/x', ...lines, ''].join('\n');
const [low, mid, high] = [bare(oldest?.version), bare(middle?.version), bare(newest?.version)];
const family = (version: string) => version.split('.').slice(0, 2).join('.');

const CASES: readonly Case[] = [
  { title: 'no go.mod', expected: { runs: `go${low}`, source: 'called', rule: 'new-enough' } },
  {
    title: 'an older go line never downgrades',
    gomod: module('go 1.20'),
    expected: { runs: `go${low}`, rule: 'new-enough' },
  },
  { title: 'a go.mod without a go line', gomod: module(), expected: { runs: `go${low}`, rule: 'new-enough' } },
  {
    title: 'a newer go line, from PATH',
    gomod: module(`go ${high}`),
    expected: { runs: `go${high}`, source: 'path', rule: 'go-line' },
  },
  {
    title: 'a newer go line, from the module cache',
    gomod: module(`go ${mid}`),
    expected: { runs: `go${mid}`, source: 'module-cache', rule: 'go-line' },
  },
  {
    title: 'a toolchain line above the go line',
    gomod: module(`go ${family(low)} // floor`, `toolchain go${high} // wish`),
    expected: { runs: `go${high}`, source: 'path', rule: 'toolchain-line' },
  },
  {
    title: 'a go line above the toolchain line',
    gomod: module(`go ${high}`, `toolchain go${mid}`),
    expected: { runs: `go${high}`, rule: 'go-line' },
  },
  {
    title: 'an older toolchain line',
    gomod: module('go 1.20', 'toolchain go1.20.3'),
    expected: { runs: `go${low}`, rule: 'new-enough' },
  },
  {
    title: 'toolchain default',
    gomod: module('go 1.21', 'toolchain default'),
    expected: { runs: `go${low}`, rule: 'toolchain-default' },
  },
  {
    title: 'toolchain default under a newer go line',
    gomod: module(`go ${high}`, 'toolchain default'),
    expected: {
      runs: `go${low}`,
      rule: 'toolchain-default',
      problem: `go.mod requires go >= ${high} (running go ${low})`,
    },
  },
  {
    title: 'GOTOOLCHAIN=local',
    gomod: module(`go ${high}`),
    env: { GOTOOLCHAIN: 'local' },
    expected: {
      runs: `go${low}`,
      rule: 'local-only',
      problem: `go.mod requires go >= ${high} (running go ${low}; GOTOOLCHAIN=local)`,
    },
  },
  {
    title: 'GOFLAGS=-modfile: the choice is by go.mod, and a build minds the other file',
    gomod: module('go 1.20'),
    modfile: module(`go ${high}`),
    env: { GOFLAGS: '-modfile=other.mod' },
    expected: {
      runs: `go${low}`,
      rule: 'new-enough',
      problem: `other.mod requires go >= ${high} (running go ${low})`,
    },
  },
  {
    title: 'GOFLAGS=-modfile with a file that wants less',
    gomod: module(`go ${high}`),
    modfile: module('go 1.20'),
    env: { GOFLAGS: '-modfile=other.mod', GOTOOLCHAIN: 'local' },
    expected: { runs: `go${low}`, rule: 'local-only', problem: null },
  },
  {
    title: 'a flag in GOFLAGS that no command has',
    gomod: module(`go ${high}`),
    env: { GOFLAGS: '-nosuchflag' },
    expected: { runs: null, problem: 'parsing $GOFLAGS: unknown flag -nosuchflag' },
  },
  {
    title: 'a folder in GOFLAGS, which no Go since 1.21 goes to',
    gomod: module(`go ${high}`),
    env: { GOFLAGS: '-C=sub' },
    expected: {
      runs: null,
      problem: 'invalid value "sub" for flag -C (from $GOFLAGS): -C flag must be first flag on command line',
    },
  },
  {
    title: 'GOTOOLCHAIN=local+auto',
    gomod: module(`go ${high}`),
    env: { GOTOOLCHAIN: 'local+auto' },
    expected: { runs: `go${high}`, rule: 'go-line' },
  },
  {
    title: 'GOTOOLCHAIN=path finds it',
    gomod: module(`go ${high}`),
    env: { GOTOOLCHAIN: 'path' },
    expected: { runs: `go${high}`, source: 'path' },
  },
  {
    title: 'GOTOOLCHAIN=path does not look in the module cache',
    gomod: module(`go ${mid}`),
    env: { GOTOOLCHAIN: 'path' },
    expected: { runs: null, problem: `cannot find "go${mid}" in PATH` },
  },
  {
    title: 'GOTOOLCHAIN names a newer one',
    gomod: module('go 1.21'),
    env: { GOTOOLCHAIN: `go${high}` },
    expected: { runs: `go${high}`, rule: 'named' },
  },
  {
    title: 'GOTOOLCHAIN names one and go.mod wants more',
    gomod: module(`go ${high}`),
    env: { GOTOOLCHAIN: `go${mid}` },
    expected: {
      runs: `go${mid}`,
      rule: 'named',
      problem: `go.mod requires go >= ${high} (running go ${mid}; GOTOOLCHAIN=go${mid})`,
    },
  },
  {
    title: 'a name with +auto is a minimum',
    gomod: module(`go ${high}`),
    env: { GOTOOLCHAIN: `go${mid}+auto` },
    expected: { runs: `go${high}`, rule: 'go-line' },
  },
  {
    title: 'a name with +path and nothing newer',
    gomod: module('go 1.21'),
    env: { GOTOOLCHAIN: `go${high}+path` },
    expected: { runs: `go${high}`, rule: 'named' },
  },
  {
    title: 'the named one is the called one',
    env: { GOTOOLCHAIN: `go${low}+auto` },
    expected: { runs: `go${low}`, source: 'called', rule: 'new-enough' },
  },
  {
    title: 'GOTOOLCHAIN from go env -w',
    gomod: module(`go ${high}`),
    goenv: 'GOTOOLCHAIN=local\n',
    expected: { runs: `go${low}`, rule: 'local-only' },
  },
  {
    title: 'an empty variable is unset',
    goenv: `GOTOOLCHAIN=go${high}\n`,
    env: { GOTOOLCHAIN: '' },
    expected: { runs: `go${high}`, rule: 'named' },
  },
  {
    title: 'the environment beats go env -w',
    gomod: module(`go ${high}`),
    goenv: 'GOTOOLCHAIN=local\n',
    env: { GOTOOLCHAIN: 'auto' },
    expected: { runs: `go${high}`, rule: 'go-line' },
  },
  {
    title: 'go.work decides before go.mod',
    gomod: module(`go ${high}`),
    gowork: `go ${mid}\n`,
    expected: { runs: `go${mid}`, rule: 'go-line' },
  },
  {
    title: 'GOWORK=off',
    gomod: module(`go ${high}`),
    gowork: `go ${mid}\n`,
    env: { GOWORK: 'off' },
    expected: { runs: `go${high}`, rule: 'go-line' },
  },
  {
    title: 'GO111MODULE=off',
    gomod: module(`go ${high}`),
    env: { GO111MODULE: 'off' },
    expected: { runs: `go${low}`, rule: 'modules-off', problem: null },
  },
  {
    title: 'GO111MODULE=auto in a module',
    gomod: module(`go ${high}`),
    env: { GO111MODULE: 'auto' },
    expected: { runs: `go${high}`, rule: 'go-line' },
  },
  {
    title: 'GO111MODULE=auto outside',
    env: { GO111MODULE: 'auto', GOTOOLCHAIN: `go${high}` },
    expected: { runs: `go${low}`, rule: 'modules-off' },
  },
  {
    title: 'a toolchain that is nowhere, without a network',
    gomod: module('go 1.99.1'),
    expected: {
      runs: null,
      problem: `download go1.99.1 for linux/${process.arch === 'arm64' ? 'arm64' : 'amd64'}: toolchain not available (GOPROXY=off)`,
    },
  },
  {
    title: 'a language version means its first release',
    gomod: module('go 1.99'),
    env: { GOTOOLCHAIN: 'path' },
    expected: { runs: null, problem: 'cannot find "go1.99.0" in PATH' },
  },
  {
    title: 'a bad toolchain line',
    gomod: module('go 1.21', 'toolchain nonsense'),
    expected: { runs: null, rule: 'toolchain-line' },
  },
  {
    title: 'a bad GOTOOLCHAIN',
    env: { GOTOOLCHAIN: 'bash' },
    expected: { runs: null, problem: 'invalid GOTOOLCHAIN "bash"' },
  },
  {
    title: 'a bad minimum',
    env: { GOTOOLCHAIN: 'foo+auto' },
    expected: { problem: 'invalid GOTOOLCHAIN "foo+auto": invalid minimum toolchain "foo"' },
  },
  {
    title: 'a bad suffix',
    env: { GOTOOLCHAIN: 'local+x' },
    expected: { problem: 'invalid GOTOOLCHAIN "local+x": only version suffixes are +auto and +path' },
  },
  {
    title: 'a commented go line does not count',
    gomod: module('// go 1.99', ' go 1.21 '),
    expected: { runs: `go${low}`, rule: 'new-enough' },
  },
  {
    title: 'lines inside a block count as the go command counts them',
    gomod: 'module x\nrequire (\n\tgo 1.21\n)\n',
    expected: { runs: `go${low}` },
  },
];

/** Every case in one sandbox: its project folder, its environment, and what the real go says there. */
async function setUp() {
  const { context, dir, userHome } = await createSandbox();
  const { layout } = context;
  if (oldest === undefined || middle === undefined || newest === undefined)
    throw new Error('unreachable: the suite is skipped');
  await mkdir(layout.versions, { recursive: true });
  for (const { version, root } of [oldest, newest]) await symlink(root, layout.sdk(version));
  await writeFile(layout.active, `${oldest.version}\n`);
  await createShims(context).refresh([oldest.version, newest.version]);
  const gopath = path.join(dir, 'gopath');
  await cacheToolchain(gopath, middle.root);
  const base = { HOME: userHome, GOPROXY: 'off', GOTELEMETRY: 'off', GOPATH: gopath, GOTOOLCHAIN: 'auto', TMPDIR: dir };
  const prepare = async (index: number, { gomod, gowork, modfile, goenv, env }: Case) => {
    const folder = path.join(dir, `case ${index}`);
    await mkdir(folder);
    if (gomod !== undefined) await writeFile(path.join(folder, 'go.mod'), gomod);
    if (gowork !== undefined) await writeFile(path.join(folder, 'go.work'), gowork);
    if (modfile !== undefined) await writeFile(path.join(folder, 'other.mod'), modfile);
    const envFile = path.join(dir, `env ${index}`);
    if (goenv !== undefined) await writeFile(envFile, goenv);
    const { GOTOOLCHAIN, ...rest } = base;
    const variables = { ...rest, ...(goenv === undefined ? { GOTOOLCHAIN } : {}), GOENV: envFile, ...env };
    return { folder, env: { ...variables, PWD: folder, PATH: `${layout.shims}:/usr/bin:/bin` } };
  };
  return { context, prepare };
}

/**
 * Enough of a module cache for the go command to take a toolchain from it: the folder, its hash, and what the checksum
 * database said of it.
 */
async function cacheToolchain(gopath: string, root: string): Promise<void> {
  const [name, from, to] = [path.basename(root), path.join(root, '../../../..'), gopath];
  const modules = path.join('pkg', 'mod');
  await mkdir(path.join(to, modules, 'golang.org'), { recursive: true });
  await symlink(root, path.join(to, modules, 'golang.org', name));
  const state = path.join(modules, 'cache/download/golang.org/toolchain/@v');
  await mkdir(path.join(to, state), { recursive: true });
  for (const file of await readdir(path.join(from, state))) {
    if (file.startsWith(name.replace('toolchain@', '')) && !file.endsWith('.zip'))
      await cp(path.join(from, state, file), path.join(to, state, file));
  }
  for (const database of [path.join(modules, 'cache/download/sumdb'), 'pkg/sumdb']) {
    await cp(path.join(from, database), path.join(to, database), { recursive: true });
  }
}

const hasThree = oldest !== undefined && middle !== undefined && newest !== undefined && /toolchain@/.test(middle.root);

describe.skipIf(!hasThree)(
  'the toolchain that go would run, against the real one (needs three real toolchains, one in the module cache)',
  () => {
    it(`is told, or the refusal, in ${CASES.length} situations`, { timeout: 180_000 }, async () => {
      const { context, prepare } = await setUp();
      for (const [index, one] of CASES.entries()) {
        const { folder, env } = await prepare(index, one);
        const here = { ...context, env };
        const { version, root } = await versionInEffect(here, { cwd: folder });
        const told = await explainToolchain(here, { folder, version, root });
        const real = await call(path.join(context.layout.shims, 'go'), ['version'], { cwd: folder, env });
        const ran = real.code === 0 ? (real.stdout.split(' ')[2] ?? '') : null;
        expect({ title: one.title, stderr: real.stderr, ...told }).toMatchObject({
          title: one.title,
          runs: ran,
          ...one.expected,
        });
        if (ran === null) expect(firstWords(real.stderr)).toBe(firstWords(`go: ${told.problem}`));
      }
    });
  },
);

/** The paths in the go command's messages are relative, and it says more about downloads. */
function firstWords(message: string): string {
  const [line = ''] = message.split('\n').filter((text) => !text.startsWith('go: downloading '));
  return line.split(' ').slice(0, 3).join(' ');
}

const before = findRealToolchains({ oldest: 'go1.20' }).find(({ version }) => /^go1\.20\.\d+$/.test(version));

describe.skipIf(before === undefined)('a folder in GOFLAGS, with a real Go 1.20', () => {
  it('is gone to without a word: the go.mod there is the one that builds use', async () => {
    if (before === undefined) throw new Error('unreachable: the suite is skipped');
    const { context, dir, userHome } = await createSandbox();
    await mkdir(path.join(dir, 'app'));
    await writeFile(path.join(dir, 'go.mod'), module('go 1.19'));
    await writeFile(path.join(dir, 'app', 'go.mod'), module('go 1.25'));
    const ask = async (goflags: string) => {
      const env = { HOME: userHome, GOFLAGS: goflags, PWD: dir, PATH: '/usr/bin:/bin' };
      const here = { ...context, env };
      const [told, real] = await Promise.all([
        explainToolchain(here, { folder: dir, version: before.version, root: before.root }),
        call(path.join(before.root, 'bin', 'go'), ['env', 'GOMOD'], { cwd: dir, env }),
      ]);
      return { runs: told.runs, problem: told.problem, real: real.stdout.trim() || real.stderr.split('\n')[0] };
    };
    const missing = 'invalid value "none" for flag -C (from $GOFLAGS): chdir none: no such file or directory';
    const file = 'invalid value "go.mod" for flag -C (from $GOFLAGS): chdir go.mod: not a directory';
    const newer = `go.mod says go 1.25, which is newer than this Go ${bare(before.version)}: builds may fail`;
    expect([
      await ask(''),
      await ask('-C=app'),
      await ask('-C=app -C=..'),
      await ask('-C=none'),
      await ask('-C=go.mod'),
    ]).toEqual([
      { runs: before.version, problem: null, real: path.join(dir, 'go.mod') },
      { runs: before.version, problem: newer, real: path.join(dir, 'app', 'go.mod') },
      { runs: before.version, problem: null, real: path.join(dir, 'go.mod') },
      { runs: null, problem: missing, real: `go: ${missing}` },
      { runs: null, problem: file, real: `go: ${file}` },
    ]);
  });
});
