/**
 * `npm run bench -- module [pairs]`: a toolchain from a module proxy on loopback, onto a ramdisk, as a process, in
 * pairs whose order alternates: against `unzip` and `sha256sum` of the same tree, from the same server (curl); and
 * against the go command doing the same job from the same proxy with an empty module cache, which proves it through the
 * same made checksum database. Says medians and ratios; the machine's speed cancels out.
 */
import { type ChildProcess, execFile, execFileSync, fork } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { findRealGo } from '../helpers/real-go.ts';
import { median } from './median.ts';

const run = promisify(execFile);
const COMMAND = path.resolve(import.meta.dirname, '../../dist/goswitch.js');

interface Bench {
  readonly dir: string;
  readonly go: string;
  /** `v0.0.1-go1.25.3.linux-amd64` */
  readonly moduleVersion: string;
  readonly version: string;
  readonly proxy: string;
  readonly gosumdb: string;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function installOnce({ dir, version, proxy, gosumdb }: Bench): Promise<number> {
  const home = path.join(dir, 'home');
  const env = { PATH: '/usr/bin:/bin', HOME: dir, GOPROXY: proxy, GOSUMDB: gosumdb };
  const ms = await timed(() =>
    run(process.execPath, [COMMAND, 'install', version, '--from', 'proxy', '--home', home, '--json'], { env }),
  );
  await rm(home, { recursive: true });
  return ms;
}

async function unzipOnce({ dir, moduleVersion, proxy }: Bench): Promise<number> {
  const out = path.join(dir, 'unzipped');
  await mkdir(out);
  const script =
    'curl -sSf -o "$2/zip" "$1" && unzip -q -d "$2/tree" "$2/zip" && cd "$2/tree" && find . -type f -print0 | xargs -0 sha256sum > "$2/sums"';
  const ms = await timed(() =>
    run('bash', ['-c', script, 'bash', `${proxy}/golang.org/toolchain/@v/${moduleVersion}.zip`, out]),
  );
  await rm(out, { recursive: true });
  return ms;
}

async function goOnce({ dir, go, version, proxy, gosumdb }: Bench): Promise<number> {
  const gopath = path.join(dir, 'gopath');
  const env = {
    PATH: '/usr/bin:/bin',
    HOME: dir,
    GOPATH: gopath,
    GOENV: 'off',
    GOFLAGS: '-modcacherw',
    GOPROXY: proxy,
    GOSUMDB: gosumdb,
    GOTOOLCHAIN: version,
  };
  const ms = await timed(() => run(go, ['version'], { env, cwd: dir }));
  await rm(gopath, { recursive: true });
  return ms;
}

/** A zip that the go command has in its module cache already: the newest. */
function findZip(go: string): { file: string; moduleVersion: string } {
  const cache = execFileSync(go, ['env', 'GOMODCACHE'], {
    env: { ...process.env, GOTOOLCHAIN: 'local' },
    encoding: 'utf8',
  }).trim();
  const folder = path.join(cache, 'cache/download/golang.org/toolchain/@v');
  const zips = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.zip')) : [];
  const name = zips.sort((a, b) => a.localeCompare(b, 'en', { numeric: true })).at(-1);
  if (name === undefined)
    throw new Error('This bench needs a toolchain that the go command downloaded: GOTOOLCHAIN=go1.25.3 go version');
  return { file: path.join(folder, name), moduleVersion: name.replace(/\.zip$/, '') };
}

async function startProxy(
  file: string,
  moduleVersion: string,
): Promise<{ server: ChildProcess; proxy: string; gosumdb: string }> {
  const server = fork(path.join(import.meta.dirname, 'serve-module.ts'), [file, moduleVersion], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const line = await new Promise<string>((resolve) =>
    server.stdout?.once('data', (bytes: Buffer) => resolve(bytes.toString().trim())),
  );
  const [proxy = '', gosumdb = ''] = line.split(' ');
  return { server, proxy, gosumdb };
}

export async function bench(args: readonly string[]): Promise<void> {
  const pairs = Number(args[0] ?? 5);
  const found = findRealGo();
  if (found === null) throw new Error('This bench needs a Go: put one on PATH');
  const go = path.join(found.root, 'bin/go');
  const { file, moduleVersion } = findZip(go);
  const dir = await mkdtemp(path.join(existsSync('/dev/shm') ? '/dev/shm' : os.tmpdir(), 'goswitch-bench-'));
  const { server, proxy, gosumdb } = await startProxy(file, moduleVersion);
  try {
    const version = /^v0\.0\.1-(go[^-]+)\.[a-z0-9]+-[a-z0-9]+$/.exec(moduleVersion)?.[1] ?? '';
    await measure({ dir, go, moduleVersion, version, proxy, gosumdb }, pairs);
  } finally {
    server.kill();
    await rm(dir, { recursive: true, force: true });
  }
}

async function measure(bench: Bench, pairs: number): Promise<void> {
  const works = { install: installOnce, unzip: unzipOnce, go: goOnce } as const;
  const names = Object.keys(works) as (keyof typeof works)[];
  const times: Record<keyof typeof works, number[]> = { install: [], unzip: [], go: [] };
  for (let round = -1; round < pairs; round++) {
    for (const offset of names.keys()) {
      const name = names[(round + 1 + offset) % names.length]!;
      const ms = await works[name](bench);
      if (round >= 0) times[name].push(ms);
    }
    if (round >= 0)
      console.log(
        `round ${round + 1}: ${names.map((name) => `${name} ${times[name].at(-1)!.toFixed(0)} ms`).join(', ')}`,
      );
  }
  const ratio = (of: 'unzip' | 'go') => (median(times.install) / median(times[of])).toFixed(2);
  console.log(
    `${bench.moduleVersion}: medians ${names.map((name) => `${name} ${median(times[name]).toFixed(0)} ms`).join(', ')}`,
  );
  console.log(`install / curl, unzip, sha256sum   ${ratio('unzip')}   (aim: at most 0.6)`);
  console.log(`install / go version               ${ratio('go')}   (aim: at most 0.9)`);
}
