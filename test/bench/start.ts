/**
 * `npm run bench -- start [pairs]`: what starting the command costs. `goswitch current` and `goswitch use` (with a go
 * that answers at once) against `node -e 0`, alternating, with an environment of their own; says medians of the ratios.
 * The first runs, which fill the cache of compiled code, do not count.
 */
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createEventBus } from '../../electron/core/base/event-bus.ts';
import { systemClock } from '../../electron/core/base/system-clock.ts';
import { createLayout } from '../../electron/core/layout.ts';
import { installFakeSdk } from '../helpers/fake-sdk.ts';
import { median } from './median.ts';

const COMMAND = path.resolve(import.meta.dirname, '../../dist/goswitch.js');
const AIM = 2.5;
const WARM_UP = 3;

const COMMANDS = {
  current: [COMMAND, 'current'],
  use: [COMMAND, 'use', '1.26.3'],
  version: [COMMAND, '--version'],
} as const;
type Name = keyof typeof COMMANDS;

export async function bench(args: readonly string[]): Promise<void> {
  const pairs = Number(args[0] ?? 31);
  const dir = await mkdtemp(path.join(os.tmpdir(), 'goswitch-bench-'));
  try {
    const env = { HOME: dir, PATH: '/usr/bin:/bin', TMPDIR: dir };
    await installSdk(path.join(dir, '.goswitch'), dir);
    time([COMMAND, 'use', '1.26.3'], env);
    for (const name of Object.keys(COMMANDS) as Name[]) report(name, measure(COMMANDS[name], env, pairs));
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

async function installSdk(home: string, userHome: string): Promise<void> {
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const native = { os: process.platform, arch: process.arch === 'x64' ? 'amd64' : process.arch };
  const http = () => Promise.reject(new Error('This bench uses no network'));
  const context = {
    layout: createLayout(home),
    env: {},
    userHome,
    os: process.platform,
    native,
    clock: systemClock,
    log,
    events: createEventBus(),
    http,
  };
  await installFakeSdk(context as Parameters<typeof installFakeSdk>[0], { version: 'go1.26.3', ...native });
}

function time(args: readonly string[], env: NodeJS.ProcessEnv): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`goswitch failed: ${stderr}`);
  return performance.now() - start;
}

interface Pair {
  readonly command: number;
  readonly node: number;
}

function measure(args: readonly string[], env: NodeJS.ProcessEnv, pairs: number): Pair[] {
  const rows: Pair[] = [];
  for (let round = -WARM_UP; round < pairs; round++) {
    // Each goes first every other time.
    const commandFirst = round % 2 === 0 ? time(args, env) : null;
    const node = time(['-e', '0'], env);
    const command = commandFirst ?? time(args, env);
    if (round >= 0) rows.push({ command, node });
  }
  return rows;
}

function report(name: Name, rows: readonly Pair[]): void {
  const ratio = median(rows.map(({ command, node }) => command / node)).toFixed(2);
  const [command, node] = [median(rows.map((row) => row.command)), median(rows.map((row) => row.node))].map((ms) =>
    ms.toFixed(1),
  );
  const aim = name === 'current' ? `   (aim: under ${AIM})` : '';
  console.log(`goswitch ${name.padEnd(8)} ${command} ms, node -e 0 ${node} ms, ratio ${ratio}${aim}`);
}
