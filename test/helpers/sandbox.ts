import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { createEventBus } from '../../electron/core/base/event-bus.ts';
import type { Clock, CoreContext, Env, Log } from '../../electron/core/context.ts';
import type { HttpClient } from '../../electron/core/http-client.ts';
import { createLayout } from '../../electron/core/layout.ts';

export interface Sandbox {
  /** A fresh folder, removed when the test ends. */
  readonly dir: string;
  /** The user's home in it. */
  readonly userHome: string;
  /** GoSwitch's home in it; not made yet. */
  readonly home: string;
  /** A scrubbed environment: HOME, PATH of the system's folders, nothing else. */
  readonly env: Record<string, string>;
  readonly context: CoreContext;
  /** Lines that the code under test logged. */
  readonly logged: string[];
}

export interface SandboxOptions {
  readonly env?: Env;
  readonly os?: NodeJS.Platform;
  readonly native?: { os: string; arch: string };
  readonly clock?: Clock;
  /** Network is off unless given: any use throws. */
  readonly http?: HttpClient | (() => Promise<HttpClient>);
}

export const realClock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const timer = setTimeout(resolve, ms);
      signal?.addEventListener('abort', () => {
        clearTimeout(timer);
        reject(signal.reason);
      });
    }),
};

/** A temporary home and a core context over it, for one test. Real files; no network unless given. */
export async function createSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const dir = await mkdtemp(path.join(os.tmpdir(), 'goswitch-test-'));
  onTestFinished(async () => {
    await makeWritable(dir);
    // Something that the test started may still be writing its last file.
    await rm(dir, { recursive: true, force: true, maxRetries: 5 });
  });
  const userHome = path.join(dir, 'user');
  await mkdir(userHome);
  const home = path.join(userHome, '.goswitch');
  const env = {
    HOME: userHome,
    PATH: '/usr/local/bin:/usr/bin:/bin',
    ...(options.env as Record<string, string> | undefined),
  };
  const logged: string[] = [];
  const record = (level: string) => (message: string, details?: Record<string, unknown>) => {
    logged.push(`${level} ${message}${details ? ` ${JSON.stringify(details)}` : ''}`);
  };
  const log: Log = { info: record('info'), warn: record('warn'), error: record('error') };
  const http = options.http;
  const context: CoreContext = {
    layout: createLayout(home),
    env,
    userHome,
    os: options.os ?? process.platform,
    native: options.native ?? { os: 'linux', arch: process.arch === 'arm64' ? 'arm64' : 'amd64' },
    clock: options.clock ?? realClock,
    log,
    events: createEventBus(),
    http: async () => {
      if (http === undefined) throw new Error('The network is off in this test');
      return typeof http === 'function' ? await http() : http;
    },
  };
  return { dir, userHome, home, env, context, logged };
}

async function makeWritable(dir: string): Promise<void> {
  if (process.platform === 'win32') return;
  const { execFile } = await import('node:child_process');
  await new Promise<void>((resolve) => execFile('chmod', ['-R', 'u+rwX', dir], () => resolve()));
}
