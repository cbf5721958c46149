import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseInittrace } from '../../../../electron/core/doctor/self-test/parse-inittrace.ts';
import { parseTrace } from '../../../../electron/core/doctor/self-test/parse-trace.ts';
import { writeTestModule } from '../../../../electron/core/doctor/self-test/test-module.ts';
import { findRealToolchains } from '../../../helpers/real-toolchains.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';

const recorded = (name: string) => readFile(path.join(import.meta.dirname, 'recorded', name), 'utf8');

describe('inittrace', () => {
  test('lines as Go 1.24 to 1.26 print them, among other output', () => {
    const text =
      'goswitch self-test: 5050\ninit runtime @0.022 ms, 0.033 ms clock, 0 bytes, 0 allocs\r\nwarning: x\ninit iter @ 0.26 ms, 1e-05 ms clock, 16 bytes, 1 allocs\n';
    expect(parseInittrace(text)).toEqual([
      { package: 'runtime', atMs: 0.022, clockMs: 0.033, bytes: 0, allocs: 0 },
      { package: 'iter', atMs: 0.26, clockMs: 0.00001, bytes: 16, allocs: 1 },
    ]);
  });

  test('no text makes it fail', () => {
    const part = fc.constantFrom(
      'init ',
      'main',
      ' @',
      '0.1',
      ' ms, ',
      'clock, ',
      '3 bytes, ',
      '4 allocs',
      '\n',
      'x',
      '-1',
      'NaN',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(part, { maxLength: 40 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => parseInittrace(text).every(({ atMs, clockMs }) => atMs >= 0 && clockMs >= 0)),
      { numRuns: 500 },
    );
  });
});

describe('a runtime trace as go tool trace -d=parsed prints it', () => {
  // Recorded with the toolchains; the figures were taken from the text by hand.
  test.each([
    ['go1.24.4.txt', { longestStopMs: 0.015744, createToStartMs: [0.054528] }],
    ['go1.25.3.txt', { longestStopMs: 0.006528, createToStartMs: [0.011264, 0.027392] }],
    ['go1.26.8.txt', { longestStopMs: 0.005056, createToStartMs: [0.065216] }],
  ])('%s', async (name, figures) => {
    expect(parseTrace(await recorded(name))).toEqual(figures);
  });

  test('a goroutine that was there before, and a stop whose end is missing, count for nothing', () => {
    const text = [
      'M=1 P=0 G=-1 StateTransition Time=1 GoID=1 Undetermined->Running Reason=""',
      'M=1 P=0 G=-1 StateTransition Time=5 GoID=9 Runnable->Running Reason=""',
      'M=1 P=0 G=1 RangeBegin Time=7 Name="stop-the-world (GC)" Scope=Goroutine(1)',
    ];
    expect(parseTrace(text.join('\n'))).toEqual({ longestStopMs: null, createToStartMs: [] });
  });

  test('another form is not understood', () => {
    expect(parseTrace('EventBatch gen=1 m=8083 time=1 size=37\nProcStart dt=437 p=1 p_seq=1\n')).toBeNull();
  });

  test('no text makes it fail or gives a negative time', () => {
    const part = fc.constantFrom(
      ...[
        'M=1 P=0 G=1 ',
        'M=-1 P=-1 G=-1 ',
        'StateTransition ',
        'RangeBegin ',
        'RangeEnd ',
        'Time=5 ',
        'Time=3 ',
        'Time=-9 ',
        'GoID=7 ',
      ],
      ...[
        'NotExist->Runnable',
        'Runnable->Running',
        ' Name="stop-the-world (x)"',
        ' Scope=Goroutine(1)',
        '\n',
        '\n',
        '=',
        '\u0000',
      ],
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(part, { maxLength: 80 }).map((parts) => parts.join('')),
    );
    const isSane = (text: string) => {
      const figures = parseTrace(text);
      return figures === null || ((figures.longestStopMs ?? 0) >= 0 && figures.createToStartMs.every((ms) => ms >= 0));
    };
    fc.assert(fc.property(texts, isSane), { numRuns: 1000 });
  });
});

/** Only toolchains that bring `trace` ready-made: building it takes half a minute. */
const withTrace = findRealToolchains().filter(({ version }) => /^go1\.(21|22|23|24)\./.test(version));

describe.skipIf(withTrace.length === 0)('live traces (needs Go 1.21 to 1.24 on this machine)', () => {
  test.each(withTrace)('$version: inits end with main, every goroutine of the program is seen', async ({ root }) => {
    const { dir } = await createSandbox();
    const folder = path.join(dir, 'module');
    await writeTestModule(folder);
    const options = { cwd: folder, env: { ...process.env, GOTOOLCHAIN: 'local', GOFLAGS: '', GOENV: 'off' } };
    const go = path.join(root, 'bin', 'go');
    execFileSync(go, ['build', '-o', 'app', '.'], options);
    const file = path.join(dir, 'inits');
    execFileSync('/bin/sh', ['-c', `GODEBUG=inittrace=1 ./app trace.out 2> ${file}`], options);
    const inits = parseInittrace(await readFile(file, 'utf8'));
    expect(inits.map((one) => one.package)).toEqual(expect.arrayContaining(['runtime', 'os']));
    expect(inits.at(-1)?.package).toBe('main');
    const figures = parseTrace(
      execFileSync(go, ['tool', 'trace', '-d=parsed', 'trace.out'], { ...options, encoding: 'utf8', maxBuffer: 64e6 }),
    );
    expect(figures?.createToStartMs.length).toBeGreaterThanOrEqual(100);
    expect(figures?.longestStopMs).toBeGreaterThan(0);
  });
});
