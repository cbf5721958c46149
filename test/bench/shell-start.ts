/**
 * `npm run bench -- shell-start [pairs]`: starting each real shell with GoSwitch's block in its profiles against
 * without it, in pairs whose order alternates. Says the median of the differences, and beside it that of two equal
 * homes: what this machine cannot tell apart. tcsh cannot meet the aim: whenever PATH changes, it reads all its folders
 * (docs/decisions/0010-profiles-per-shell.md).
 */
import { spawnSync } from 'node:child_process';
import { accessSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createJournal } from '../../electron/core/base/journal/create-journal.ts';
import { createLocks } from '../../electron/core/base/locks/create-locks.ts';
import { createProfiles } from '../../electron/core/manager/profiles/create-profiles.ts';
import { plainContext } from '../helpers/plain-context.ts';
import { median } from './median.ts';

const AIM_MS = 1;
const SHELLS = [
  { shell: 'bash', target: 'bash', args: ['-l', '-i', '-c', ':'] },
  { shell: 'zsh', target: 'zsh', args: ['-l', '-i', '-c', ':'] },
  { shell: 'fish', target: 'fish', args: ['-l', '-i', '-c', 'true'] },
  { shell: 'dash', target: 'sh', args: ['-l', '-c', ':'] },
  { shell: 'tcsh', target: 'tcsh', args: ['-c', ':'] },
] as const;

export async function bench(args: readonly string[]): Promise<void> {
  const pairs = Number(args[0] ?? 300);
  const dir = await mkdtemp(path.join(os.tmpdir(), 'goswitch-bench-'));
  try {
    const homes = { plain: path.join(dir, 'plain'), same: path.join(dir, 'same'), block: path.join(dir, 'block') };
    for (const home of Object.values(homes)) await mkdir(home);
    const context = { ...plainContext(path.join(homes.block, '.goswitch')), userHome: homes.block, env: {} };
    const profiles = createProfiles(context, {
      journal: createJournal(context),
      locks: createLocks(context, { waitMs: () => 1000 }),
    });
    await profiles.apply({ targets: SHELLS.map(({ target }) => target) });
    for (const { shell, args: shellArgs } of SHELLS) {
      const program = findShell(shell);
      if (program === null) console.log(`${shell.padEnd(5)} skipped: it is not on this machine`);
      else report(shell, measure({ program, args: shellArgs, homes, pairs }));
    }
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

type Homes = Readonly<Record<'plain' | 'same' | 'block', string>>;

function measure(run: {
  program: string;
  args: readonly string[];
  homes: Homes;
  pairs: number;
}): Record<keyof Homes, number[]> {
  const names = ['plain', 'same', 'block'] as const;
  const times: Record<keyof Homes, number[]> = { plain: [], same: [], block: [] };
  for (let round = -5; round < run.pairs; round++) {
    for (const offset of names.keys()) {
      const name = names[(round + 6 + offset) % names.length]!;
      const env = { HOME: run.homes[name], PATH: '/usr/local/bin:/usr/bin:/bin', TERM: 'dumb' };
      const start = performance.now();
      if (spawnSync(run.program, run.args, { env, stdio: 'ignore' }).status !== 0)
        throw new Error(`${run.program} failed`);
      if (round >= 0) times[name].push(performance.now() - start);
    }
  }
  return times;
}

function report(shell: string, times: Record<keyof Homes, number[]>): void {
  const more = (name: 'same' | 'block') => median(times[name].map((time, at) => time - times.plain[at]!)).toFixed(2);
  const aim = `aim: under ${AIM_MS} ms more`;
  console.log(
    `${shell.padEnd(5)} ${median(times.plain).toFixed(2)} ms, with the block ${more('block')} ms more (${aim}; two equal homes differ by ${more('same')} ms)`,
  );
}

function findShell(name: string): string | null {
  for (const folder of ['/bin', '/usr/bin', '/usr/local/bin', '/opt/homebrew/bin']) {
    try {
      accessSync(path.join(folder, name));
      return path.join(folder, name);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  return null;
}
