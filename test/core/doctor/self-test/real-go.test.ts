import { execFileSync } from 'node:child_process';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { SELF_TEST_STAGES, type StageName, type StageRun } from '../../../../electron/contract/self-test.ts';
import { runProgram } from '../../../../electron/core/base/programs/run-program.ts';
import { bisectCulprits } from '../../../../electron/core/doctor/self-test/bisect-culprits.ts';
import { makeCleanEnvironment } from '../../../../electron/core/doctor/self-test/clean-environment.ts';
import { waitingStages } from '../../../../electron/core/doctor/self-test/run-stages.ts';
import { readTestEnvironment } from '../../../../electron/core/doctor/self-test/test-environment.ts';
import { findRealGo } from '../../../helpers/real-go.ts';
import { findRealToolchains } from '../../../helpers/real-toolchains.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';
import { canMount, mountTmpfs } from '../../../helpers/tmpfs.ts';
import { openSelfTest } from './open-self-test.ts';

const real = findRealGo();
/** Shared with all tests of this machine: compiling the standard library anew for each would take minutes. */
const cache =
  real === null
    ? ''
    : execFileSync(path.join(real.root, 'bin', 'go'), ['env', 'GOCACHE'], {
        encoding: 'utf8',
        env: { ...process.env, GOENV: 'off' },
      }).trim();
const bin = async () => path.join(real!.root, 'bin');

/**
 * A test of the real go, in the sandbox's own environment and this one. `go tool trace` would first have to be built:
 * it gets no time.
 */
async function runReal(env: Record<string, string>, stages: readonly StageName[] = SELF_TEST_STAGES) {
  const { selfTest, sandbox } = await openSelfTest({ bin, env: { GOCACHE: cache, ...env }, limits: { traceMs: 1 } });
  const report = await selfTest.run({ from: 'process', stages });
  expect(await readdir(sandbox.context.layout.staging)).toEqual([]);
  const failed = report.runs.yours.stages.filter(({ state }) => state === 'failed').map(({ stage }) => stage);
  return { ...report, failed, sandbox };
}

describe.skipIf(real === null || process.platform !== 'linux')('the real go (needs Go on Linux)', () => {
  test('passes every stage in both environments, tells how the program starts, and says all is good', async () => {
    const { verdict, culprits, runs, sdk, failed } = await runReal({});
    expect({ failed, culprits, kind: verdict?.kind, root: sdk.root }).toEqual({
      failed: [],
      culprits: [],
      kind: 'all-good',
      root: real?.root,
    });
    for (const { stages, startup } of [runs.yours, runs.clean]) {
      expect(stages.filter(({ stage }) => stage !== 'cgo').every(({ state }) => state === 'passed')).toBe(true);
      expect(startup?.inits.at(-1)?.package).toBe('main');
      expect(startup?.timeToMainMs).toBeGreaterThan(0);
      expect(startup?.gaps.trace?.kind).toBe('no-trace-tool');
    }
  });

  test('a command line of every stage can be typed', () => {
    const commands = waitingStages('linux', SELF_TEST_STAGES).map(({ command }) => command);
    expect(commands[0]).toMatch(
      /^go list -export -deps -f '\{\{if \.Export\}\}packagefile \{\{\.ImportPath\}\}=\{\{\.Export\}\}\{\{end\}\}' fmt os /,
    );
    expect(commands.slice(1)).toEqual([
      'go tool compile -o main.a -p main -complete -importcfg packages.cfg main.go',
      'go tool link -o direct -importcfg packages.cfg main.a',
      './direct',
      'go build -o app .',
      'go test -count=1 .',
      'go build -o withcgo-app ./withcgo && ./withcgo-app',
    ]);
  });

  test.each<[string, Record<string, string>, StageName, string, RegExp]>([
    ['flags it does not know', { GOFLAGS: '-bad' }, 'list', 'GOFLAGS', /unknown flag -bad/],
    [
      'a folder for temporary files that is not there',
      { GOTMPDIR: '/nonexistent/tmp' },
      'list',
      'GOTMPDIR',
      /creating work dir: stat \/nonexistent\/tmp/,
    ],
    [
      'a GOROOT that is gone',
      { GOROOT: '/nonexistent/go' },
      'list',
      'GOROOT',
      /cannot find GOROOT directory: \/nonexistent\/go/,
    ],
    ['an unknown experiment', { GOEXPERIMENT: 'nope' }, 'list', 'GOEXPERIMENT', /unknown GOEXPERIMENT/],
    [
      'a toolchain that cannot be had',
      { GOTOOLCHAIN: 'go1.99.9', GOPROXY: 'off' },
      'list',
      'GOTOOLCHAIN',
      /go1\.99\.9/,
    ],
  ])('%s: the stage, the cause and its words', async (_, env, stage, name, words) => {
    const { failed, culprits, runs, verdict } = await runReal(env, ['list', 'go-build']);
    expect(failed[0]).toBe(stage);
    expect(culprits).toMatchObject([
      { name, yours: env[name], clean: name === 'GOTOOLCHAIN' ? 'local' : null, proof: 'alone', stage },
    ]);
    expect(runs.yours.stages[0]?.problem?.text).toMatch(words);
    expect(verdict).toMatchObject({ kind: 'fails-in-yours', stage });
  });

  test('a line of the go env file is named with its place', async () => {
    const { selfTest, sandbox } = await openSelfTest({ bin, env: { GOCACHE: cache }, limits: { traceMs: 1 } });
    const file = path.join(sandbox.userHome, '.config', 'go', 'env');
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, 'GOPRIVATE=corp.example\nGOFLAGS=-mod=nonsense\n');
    const { culprits } = await selfTest.run({ from: 'process', stages: ['go-build'] });
    expect(culprits).toMatchObject([
      { name: 'GOFLAGS', yours: '-mod=nonsense', proof: 'alone', source: { origin: 'go-env-file', file, line: 2 } },
    ]);
  });

  test('cgo without a C compiler: neither CGO_ENABLED nor PATH does it alone, without either it works', async () => {
    const { failed, culprits, runs } = await runReal({ CGO_ENABLED: '1', PATH: path.join(real!.root, 'bin') }, ['cgo']);
    expect(failed).toEqual(['cgo']);
    expect(runs.yours.stages[0]?.output).toMatch(/C compiler "(gcc|clang|cc)" not found/);
    // Where the system's own folders have no compiler either, CGO_ENABLED alone does it.
    const hasCompiler = runs.clean.stages[0]?.state === 'passed';
    const named = culprits.map(({ name, proof }) => `${name} ${proof}`);
    expect(named).toEqual(hasCompiler ? ['CGO_ENABLED without', 'PATH without'] : ['CGO_ENABLED alone']);
  });

  test('what slows it down is confirmed by trying', async () => {
    const { context, dir, env } = await createSandbox();
    const temp = path.join(dir, 'tmp');
    await mkdir(temp);
    const go = path.join(real!.root, 'bin', 'go');
    const own = { ...env, GOCACHE: cache, GODEBUG: 'gocacheverify=1', GONOPROXY: 'corp.example' };
    const yours = await readTestEnvironment({ go, env: own, os: 'linux', origin: 'process' });
    const clean = makeCleanEnvironment({ yours, root: real!.root, userHome: env['HOME']!, os: 'linux', temp, cache });
    const run = (durationMs: number): StageRun => ({
      ...waitingStages('linux', ['go-build'])[0]!,
      state: 'passed',
      durationMs,
    });
    const tools = { context, runProgram, signal: new AbortController().signal, limitMs: 120_000 };
    // One try, that of GODEBUG: a plain build on a busy machine may take as long as it likes.
    const limits = { tries: 1, ms: 120_000 };
    const request = { tools, yours, clean, work: dir, lineOf: async () => null, limits };
    // Far below what gocacheverify costs anywhere.
    const culprits = await bisectCulprits(request, [
      { kind: 'slow', stage: 'go-build', yours: run(2400), clean: run(600) },
    ]);
    expect(culprits).toMatchObject([{ name: 'GODEBUG', yours: 'gocacheverify=1', proof: 'alone', stage: 'go-build' }]);
  }, 150_000);
});

const older = findRealToolchains().find(({ version }) => version !== real?.version);

describe.skipIf(real === null || older === undefined)('the GOROOT of another version (needs two Go versions)', () => {
  test('is the culprit of what the compiler says about versions', async () => {
    const { culprits, runs } = await runReal({ GOROOT: older!.root }, ['list']);
    expect(runs.yours.stages[0]?.problem?.text).toContain(
      `compile: version "${older?.version}" does not match go tool version "${real?.version}"`,
    );
    expect(culprits).toMatchObject([{ name: 'GOROOT', yours: older?.root, proof: 'alone' }]);
  });
});

describe.skipIf(real === null || !canMount())('a temporary folder mounted noexec (needs a mount)', () => {
  test('fails at go test, and TMPDIR is named', async () => {
    const { dir } = await createSandbox();
    const folder = await mountTmpfs(path.join(dir, 'noexec'), 'noexec,size=300m');
    const { failed, culprits, runs } = await runReal({ TMPDIR: folder }, ['go-build', 'go-test']);
    expect(failed).toEqual(['go-test']);
    expect(runs.yours.stages[1]?.output).toMatch(/fork\/exec .*permission denied/);
    expect(culprits).toMatchObject([{ name: 'TMPDIR', yours: folder, proof: 'alone', stage: 'go-test' }]);
  });
});
