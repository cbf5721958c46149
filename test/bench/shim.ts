/**
 * `npm run bench -- shim [pairs]`: a call of the shim against a call of the program it runs, in a folder six levels
 * below its pin, in pairs whose order alternates. Beside it the floor: a two-line sh script that only runs the program.
 * Says medians of the differences.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createLayout } from '../../electron/core/layout.ts';
import { createShims } from '../../electron/core/manager/shims/shims.ts';
import { plainContext } from '../helpers/plain-context.ts';
import { findRealGo } from '../helpers/real-go.ts';
import { median } from './median.ts';

const AIM_MS = 0.6;

export async function bench(args: readonly string[]): Promise<void> {
  const pairs = Number(args[0] ?? 400);
  const go = findRealGo();
  if (go === null) throw new Error('This bench needs a Go: put one on PATH');
  const dir = await mkdtemp(path.join(os.tmpdir(), 'goswitch-bench-'));
  try {
    const layout = createLayout(path.join(dir, 'home'));
    await mkdir(layout.versions, { recursive: true });
    await mkdir(layout.aliases, { recursive: true });
    await symlink(go.root, layout.sdk(go.version));
    await createShims(plainContext(layout.home)).refresh([go.version]);
    const family = go.version.slice('go'.length).split('.').slice(0, 2).join('.');
    await writeFile(layout.alias(family), `${go.version}\n`);
    const deep = path.join(dir, 'project/1/2/3/4/5/6');
    await mkdir(deep, { recursive: true });
    const direct = path.join(layout.sdk(go.version), 'bin', 'go');
    const bare = path.join(dir, 'bare');
    await writeFile(bare, `#!/bin/sh\nexec ${direct} "$@"\n`, { mode: 0o755 });
    console.log(
      `go version, ${pairs} times each, /bin/sh is ${path.basename(execFileSync('readlink', ['-f', '/bin/sh'], { encoding: 'utf8' }).trim())}`,
    );
    for (const [title, pin] of [
      ['a family', family],
      ['an exact version', go.version],
    ] as const) {
      await writeFile(path.join(dir, 'project/.go-version'), `${pin}\n`);
      report(title, measure({ direct, bare, shim: path.join(layout.shims, 'go') }, deep, pairs));
    }
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

type Programs = Readonly<Record<'direct' | 'bare' | 'shim', string>>;

function measure(programs: Programs, cwd: string, pairs: number): Record<keyof Programs, number[]> {
  const names = ['direct', 'bare', 'shim'] as const;
  const times: Record<keyof Programs, number[]> = { direct: [], bare: [], shim: [] };
  const env = { ...process.env, PWD: cwd };
  for (let round = -5; round < pairs; round++) {
    for (const offset of names.keys()) {
      const name = names[(round + 6 + offset) % names.length]!;
      const start = performance.now();
      if (spawnSync(programs[name], ['version'], { cwd, env, stdio: 'ignore' }).status !== 0)
        throw new Error(`${programs[name]} failed`);
      if (round >= 0) times[name].push(performance.now() - start);
    }
  }
  return times;
}

function report(title: string, times: Record<keyof Programs, number[]>): void {
  const more = (name: 'bare' | 'shim', than: 'direct' | 'bare') =>
    median(times[name].map((time, index) => time - times[than][index]!)).toFixed(2);
  console.log(
    `pin is ${title}: direct ${median(times.direct).toFixed(2)} ms, shim ${median(times.shim).toFixed(2)} ms`,
  );
  console.log(`  shim over direct   ${more('shim', 'direct')} ms   (aim: at most ${AIM_MS})`);
  console.log(
    `  sh over direct     ${more('bare', 'direct')} ms   (the floor: starting any sh script on this machine)`,
  );
  console.log(`  shim over sh       ${more('shim', 'bare')} ms`);
}
