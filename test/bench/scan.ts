/**
 * `npm run bench -- scan [pairs]`: 300 real programs of several platforms, releases and sizes, on a ramdisk, against
 * `go version -m` of the same folder, alternating. Two measures: reading alone, in a process that runs (as the window's
 * engine does), and the whole command with its start-up, beside what starting Node costs by itself. Says medians and
 * ratios; the machine's speed cancels out.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createJudge } from '../../electron/core/doctor/programs/judge-version.ts';
import { scanPrograms } from '../../electron/core/doctor/programs/scan-programs.ts';
import { createYielding } from '../../electron/core/doctor/programs/yield-to-event-loop.ts';
import { readBuildInfo } from '../../electron/core/go/build-info/read-build-info.ts';
import { goEnv, runGo, writeTree } from '../helpers/go-build.ts';
import { findRealGo } from '../helpers/real-go.ts';
import { findRealToolchains } from '../helpers/real-toolchains.ts';
import { median } from './median.ts';

const COMMAND = path.resolve(import.meta.dirname, '../../dist/goswitch.js');
const COUNT = 300;
const WARM_UP = 3;

export async function bench(args: readonly string[]): Promise<void> {
  const pairs = Number(args[0] ?? 31);
  const go = findRealGo();
  if (go === null) throw new Error('This bench needs a Go: put one on PATH');
  const dir = await mkdtemp(path.join(existsSync('/dev/shm') ? '/dev/shm' : os.tmpdir(), 'goswitch-bench-'));
  try {
    const folder = await makePrograms(dir);
    await measure({ dir, folder, go: path.join(go.root, 'bin/go') }, pairs);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/**
 * Programs of the toolchains themselves, with and without symbols, and two built for this; copied until there are 300.
 */
async function makePrograms(dir: string): Promise<string> {
  const folder = path.join(dir, 'bin');
  await mkdir(folder);
  const sources: string[] = [];
  for (const { root } of findRealToolchains()) {
    for (const part of ['bin', 'pkg/tool']) {
      for (const entry of await readdir(path.join(root, part), { recursive: true, withFileTypes: true })) {
        const file = path.join(entry.parentPath, entry.name);
        if (entry.isFile() && readBuildInfo(file)?.kind === 'go-binary') sources.push(file);
      }
    }
    const source = path.join(dir, path.basename(root));
    await writeTree(source, {
      'go.mod': 'module example.com/tool\n\ngo 1.20\n',
      'main.go': 'package main\n\nimport "fmt"\n\nfunc main() { fmt.Println("x") }\n',
    });
    for (const flags of [[], ['-ldflags=-s -w']]) {
      const file = path.join(source, `built-${flags.length}`);
      await runGo(root, ['build', ...flags, '-o', file, '.'], { cwd: source, env: goEnv(dir) });
      sources.push(file);
    }
  }
  for (let index = 0; index < COUNT; index++) {
    const source = sources[index % sources.length]!;
    await copyFile(source, path.join(folder, `${path.basename(source)}-${index}`));
  }
  return folder;
}

interface Bench {
  readonly dir: string;
  readonly folder: string;
  readonly go: string;
}

interface Round {
  readonly go: number;
  readonly inProcess: number;
  readonly command: number;
  readonly node: number;
}

async function measure(bench: Bench, pairs: number): Promise<void> {
  const rows: Round[] = [];
  const env = { HOME: bench.dir, PATH: path.dirname(bench.go), GOENV: 'off', GOTOOLCHAIN: 'local', TMPDIR: bench.dir };
  const theGo = () => timed(bench.go, ['version', '-m', bench.folder], env);
  for (let round = -WARM_UP; round < pairs; round++) {
    // Each goes first every other time.
    const goFirst = round % 2 === 0 ? theGo() : null;
    const inProcess = await readAll(bench.folder);
    const command = timed(process.execPath, [COMMAND, 'scan', '--json', bench.folder], env);
    const node = timed(process.execPath, ['-e', '0'], env);
    const row = { go: goFirst ?? theGo(), inProcess, command, node };
    if (round >= 0) rows.push(row);
  }
  const middle = (of: (row: Round) => number) => median(rows.map(of)).toFixed(1);
  const ratio = (of: (row: Round) => number) => (median(rows.map(of)) / median(rows.map(({ go }) => go))).toFixed(2);
  console.log(`go version -m        ${middle(({ go }) => go)} ms for ${COUNT} programs, as a process`);
  console.log(
    `reading, in process  ${middle(({ inProcess }) => inProcess)} ms, ratio ${ratio(({ inProcess }) => inProcess)}   (aim: at most 0.7)`,
  );
  console.log(
    `goswitch scan --json ${middle(({ command }) => command)} ms as a process, ratio ${ratio(({ command }) => command)}; node -e 0 alone ${middle(({ node }) => node)} ms`,
  );
}

/** What a scan does with a folder: walk, read, judge, plan. */
async function readAll(folder: string): Promise<number> {
  const start = performance.now();
  const native = { os: 'linux', arch: 'amd64' };
  const judge = async () => createJudge('go1.26.3');
  const { folder: counts } = await scanPrograms({ folder, origin: 'asked' }, judge, {
    native,
    pause: createYielding(undefined),
  });
  const took = performance.now() - start;
  if (counts.goCount !== COUNT) throw new Error(`${counts.goCount} of ${COUNT} programs were read`);
  return took;
}

function timed(program: string, args: readonly string[], env: NodeJS.ProcessEnv): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(program, args, { env, maxBuffer: 1 << 26 });
  if (status !== 0) throw new Error(`${program} failed: ${String(stderr)}`);
  return performance.now() - start;
}
