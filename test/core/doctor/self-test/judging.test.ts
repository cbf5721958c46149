import { chmod, writeFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { StageName, StageRun } from '../../../../electron/contract/self-test.ts';
import { findFailures, findSlowest, judgeRuns } from '../../../../electron/core/doctor/self-test/compare-runs.ts';
import { crashSignal } from '../../../../electron/core/doctor/self-test/crash-signal.ts';
import { findCulprits } from '../../../../electron/core/doctor/self-test/find-culprits.ts';
import { judgeCommand } from '../../../../electron/core/doctor/self-test/judge-command.ts';
import { boundedOutput, tellingLine } from '../../../../electron/core/doctor/self-test/stage-output.ts';
import { elfProgram } from '../../../helpers/elf-program.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';

describe('which signal ended a stage', () => {
  test.each([
    ['its own', { code: null, signal: 'SIGILL' }, '', 'SIGILL'],
    [
      'a child, as the go command tells it',
      { code: 1, signal: null },
      '# runtime\nruntime: /go/compile: signal: segmentation fault (core dumped)',
      'SIGSEGV',
    ],
    ['a child on macOS', { code: 1, signal: null }, 'go tool compile: signal: abort trap', 'SIGABRT'],
    ['a Go program by itself', { code: 2, signal: null }, 'SIGILL: illegal instruction\nPC=0x1', 'SIGILL'],
    [
      'a fault in Go code',
      { code: 2, signal: null },
      'panic: x\n[signal SIGSEGV: segmentation violation code=0x1]',
      'SIGSEGV',
    ],
    ['a shell between', { code: 136, signal: null }, '', 'SIGFPE'],
    ['Windows', { code: 1, signal: null }, 'compile: exit status 0xc000001d', 'ILLEGAL_INSTRUCTION'],
    ['an ordinary failure', { code: 1, signal: null }, 'main.go:3:1: syntax error', null],
    ['words about signals', { code: 1, signal: null }, 'signal: something else\nhandles SIGILL: not at all', null],
    ['success', { code: 0, signal: null }, 'signal: killed', null],
  ] as const)('%s', (_, ended, text, signal) => {
    expect(crashSignal(ended, text)).toBe(signal);
  });
});

describe('what a program ended with', () => {
  const facts = { tool: 'go build', file: '/nowhere/go', native: { os: 'linux', arch: 'amd64' }, limitMs: 2000 };
  const result = { outcome: 'failed-to-start', code: null, stdout: Buffer.alloc(0), stderr: Buffer.alloc(0) } as const;

  test.each([
    ['ENOENT', 'not-found', '/nowhere/go does not exist.'],
    [
      'EACCES',
      'not-permitted',
      '/nowhere/go cannot be run: it is not executable, or its file system is mounted noexec.',
    ],
    ['E2BIG', 'not-started', '/nowhere/go could not be started (E2BIG).'],
  ])('%s', async (startError, kind, text) => {
    const { problem } = await judgeCommand({ ...result, startError }, facts);
    expect(problem).toMatchObject({ kind, text });
  });

  test('a program for another machine, however it failed', async () => {
    const { dir } = await createSandbox();
    const file = path.join(dir, 'app');
    await writeFile(file, elfProgram({ machine: 183 }));
    await chmod(file, 0o755);
    const { problem } = await judgeCommand({ ...result, outcome: 'exited', code: 126 }, { ...facts, file });
    expect(problem?.text).toBe(`${file} is for linux/arm64, but this machine is linux/amd64.`);
  });
});

describe('output', () => {
  test('is cut to its end at a line, with control characters and secrets taken out', () => {
    const lines = Array.from({ length: 5000 }, (_, at) => `line ${at} https://ada:secret@corp.example/`);
    const text = boundedOutput(Buffer.from(`\u001b[31m${lines.join('\n')}`), Buffer.from('the end\u0007\n'));
    expect(text.length).toBeLessThanOrEqual(8010);
    expect(text).toMatch(
      /^\.\.\.\nline \d+ https:\/\/\*\*\*@corp\.example\/\n[\s\S]*line 4999 https:\/\/\*\*\*@corp\.example\/\nthe end$/,
    );
  });

  test('any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40_000 }), (bytes) => boundedOutput(Buffer.from(bytes)).length <= 8010),
      { numRuns: 200 },
    );
  });

  test('the telling line is no heading and no noise of GODEBUG', () => {
    expect(
      tellingLine(
        '# runtime/cgo\ninit os @0.1 ms, 0 ms clock\ngo: downloading x v1.0.0\ncgo: C compiler "gcc" not found\nmore',
      ),
    ).toBe('cgo: C compiler "gcc" not found');
    expect(tellingLine('\n \n')).toBeNull();
  });
});

describe('the search for culprits', () => {
  const never = () => false;

  test('one variable among many is found, by few tries, whichever it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 63 }), async (guilty) => {
        const others = Array.from({ length: 64 }, (_, at) => `V${at}`);
        let tries = 0;
        const harmWith = async (names: readonly string[]) => {
          tries += 1;
          return names.includes(`V${guilty}`);
        };
        const found = await findCulprits({ suspects: ['GOFLAGS', 'PATH'], others, harmWith, isOver: never });
        expect(found).toEqual([{ names: [`V${guilty}`], proof: 'alone' }]);
        expect(tries).toBeLessThanOrEqual(2 + 1 + 2 + 1 + 2 * 6);
      }),
      { numRuns: 64 },
    );
  });

  test('every suspect that does it alone is named', async () => {
    const harmWith = async (names: readonly string[]) => names.includes('GOFLAGS') || names.includes('GOROOT');
    expect(
      await findCulprits({ suspects: ['GOFLAGS', 'GOOS', 'GOROOT'], others: ['X'], harmWith, isOver: never }),
    ).toEqual([
      { names: ['GOFLAGS'], proof: 'alone' },
      { names: ['GOROOT'], proof: 'alone' },
    ]);
  });

  test('two that only together do it are both needed', async () => {
    const harmWith = async (names: readonly string[]) => names.includes('CGO_ENABLED') && names.includes('PATH');
    expect(
      await findCulprits({ suspects: ['CGO_ENABLED', 'PATH', 'TMPDIR'], others: [], harmWith, isOver: never }),
    ).toEqual([
      { names: ['CGO_ENABLED'], proof: 'without' },
      { names: ['PATH'], proof: 'without' },
    ]);
  });

  test('harm that does not show again accuses nobody, and neither does time that is up', async () => {
    const quiet = { suspects: ['GOFLAGS'], others: ['X'], harmWith: async () => false, isOver: never };
    expect(await findCulprits(quiet)).toEqual([]);
    expect(await findCulprits({ ...quiet, harmWith: async () => true, isOver: () => true })).toEqual([]);
  });
});

describe('the verdict', () => {
  const run = (
    stage: StageName,
    state: StageRun['state'],
    durationMs: number | null,
    signal: string | null = null,
  ): StageRun => ({
    ...{ stage, state, durationMs, signal, command: '', exitCode: null, output: '', problem: null, skipped: null },
  });
  const clean = [run('list', 'passed', 50), run('go-build', 'passed', 500), run('cgo', 'skipped', null)];

  test.each<[string, StageRun[], StageRun[], string]>([
    ['all good', clean, clean, 'No problems found: every stage passes, as fast as in a clean environment.'],
    [
      'a crash',
      [run('go-build', 'failed', 9, 'SIGILL')],
      clean,
      'go build crashes with SIGILL in your environment and passes in a clean one.',
    ],
    [
      'a failure of what the clean one leaves out',
      [run('cgo', 'failed', 9)],
      clean,
      'cgo fails in your environment and passes in a clean one.',
    ],
    [
      'a failure in both',
      [run('list', 'failed', 9)],
      [run('list', 'failed', 9)],
      'go list fails in a clean environment too, so the problem is in the SDK or this machine.',
    ],
    [
      'a failure of the clean one',
      clean,
      [run('go-build', 'failed', 9)],
      'go build passes in your environment and fails in a clean one, so it needs something from your environment.',
    ],
  ])('%s', (_, yours, other, text) => {
    expect(judgeRuns({ yours, clean: other }, null).text).toBe(text);
  });

  test('slow is three times and 400 ms more; the first fill of the build cache is not', () => {
    const yours = [run('list', 'passed', 9000), run('go-build', 'passed', 6100)];
    const slow = findSlowest(yours, clean);
    expect(slow?.stage).toBe('go-build');
    expect(judgeRuns({ yours, clean }, slow).text).toBe(
      'go build takes 12 times as long in your environment: 6.1 s instead of 500 ms.',
    );
    expect(findSlowest([run('go-build', 'passed', 1400)], clean)).toBeNull();
    expect(findSlowest([run('run', 'passed', 300)], [run('run', 'passed', 3)])).toBeNull();
    expect(findFailures(yours, clean)).toEqual([]);
  });
});
