/**
 * `npm run bench -- install [pairs]`: a whole `goswitch install` against `curl | tee >(sha256sum) | tar -xz`, from the
 * same loopback server onto the same ramdisk, alternating; beside it the floor, gunzip of the same bytes to nowhere.
 * Says medians and ratios; the machine's speed cancels out.
 */
import { type ChildProcess, execFile, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { findRealGo, packRealGo } from '../helpers/pack-real-go.ts';
import { median } from './median.ts';

const run = promisify(execFile);
const ROOT = path.resolve(import.meta.dirname, '../..');
const PROBE = path.join(import.meta.dirname, 'usage-probe.mjs');
const COMMAND = path.join(ROOT, 'dist/goswitch.js');
const GUNZIP = `const z=require('zlib').createGunzip({chunkSize:1<<20});z.resume();require('fs').createReadStream(process.argv[1],{highWaterMark:1<<18}).pipe(z)`;

interface Usage {
  readonly peakBytes: number;
  readonly longestPauseMs: number;
}

interface Bench {
  readonly dir: string;
  readonly archive: string;
  readonly version: string;
  readonly base: string;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function installOnce(bench: Bench): Promise<{ ms: number; usage: Usage }> {
  const home = path.join(bench.dir, 'home');
  const usageFile = path.join(bench.dir, 'usage.json');
  const env = { PATH: process.env['PATH'], HOME: bench.dir, USAGE_FILE: usageFile };
  const args = ['--import', PROBE, COMMAND, 'install', bench.version, '--from', bench.base, '--home', home, '--json'];
  const ms = await timed(() => run(process.execPath, args, { env }));
  const usage = JSON.parse(await readFile(usageFile, 'utf8')) as Usage;
  await rm(home, { recursive: true });
  return { ms, usage };
}

async function pipelineOnce(bench: Bench): Promise<number> {
  const out = path.join(bench.dir, 'pipeline');
  await mkdir(out);
  const url = bench.base + path.basename(bench.archive);
  const script = 'set -o pipefail; curl -sSf "$1" | tee >(sha256sum > "$2/sum") | tar -xz -C "$2"';
  const ms = await timed(() => run('bash', ['-c', script, 'bash', url, out]));
  await rm(out, { recursive: true });
  return ms;
}

async function startServer(archive: string, version: string): Promise<{ server: ChildProcess; base: string }> {
  const server = fork(path.join(import.meta.dirname, 'serve-release.ts'), [archive, version], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const base = await new Promise<string>((resolve) =>
    server.stdout?.once('data', (line: Buffer) => resolve(line.toString().trim())),
  );
  return { server, base };
}

export async function bench(args: readonly string[]): Promise<void> {
  const pairs = Number(args[0] ?? 5);
  const go = await findRealGo();
  if (go === null) throw new Error('This bench needs a Go: put one on PATH');
  if (!existsSync(COMMAND)) await run('npm', ['run', 'build'], { cwd: ROOT });
  const dir = await mkdtemp(path.join(existsSync('/dev/shm') ? '/dev/shm' : os.tmpdir(), 'goswitch-bench-'));
  const packed = await packRealGo(go.root);
  const { server, base } = await startServer(packed.path, packed.version);
  try {
    await measure({ dir, archive: packed.path, version: packed.version, base }, pairs);
  } finally {
    server.kill();
    await rm(dir, { recursive: true, force: true });
  }
}

async function measure(bench: Bench, pairs: number): Promise<void> {
  const rows: { install: number; pipeline: number; floor: number; usage: Usage }[] = [];
  await installOnce(bench);
  await pipelineOnce(bench);
  for (let i = 0; i < pairs; i++) {
    const { ms: install, usage } = await installOnce(bench);
    const pipeline = await pipelineOnce(bench);
    const floor = await timed(() => run(process.execPath, ['-e', GUNZIP, bench.archive]));
    rows.push({ install, pipeline, floor, usage });
    console.log(
      `pair ${i + 1}: install ${install.toFixed(0)} ms, pipeline ${pipeline.toFixed(0)} ms, gunzip to nowhere ${floor.toFixed(0)} ms`,
    );
  }
  const ratio = (of: (row: (typeof rows)[number]) => number) => median(rows.map(of)).toFixed(2);
  console.log(`install / pipeline   ${ratio((row) => row.install / row.pipeline)}   (aim: at most 0.75)`);
  console.log(`install / gunzip     ${ratio((row) => row.install / row.floor)}   (aim: at most 2.5)`);
  console.log(
    `peak memory          ${(Math.max(...rows.map((row) => row.usage.peakBytes)) / 1e6).toFixed(0)} MB   (aim: at most 200)`,
  );
  console.log(
    `longest pause        ${Math.max(...rows.map((row) => row.usage.longestPauseMs)).toFixed(0)} ms   (aim: at most 50)`,
  );
}
