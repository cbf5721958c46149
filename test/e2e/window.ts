import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { test as base, type Page } from '@playwright/test';
import { type ReleaseServer, startReleaseServer } from '../helpers/release-server.ts';
import { serveMadeReleases, setOnlySource } from '../helpers/serve-made-releases.ts';
import { findChromium } from './find-chromium.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const COMMAND = path.join(ROOT, 'dist/goswitch.js');

/** Releases that the made download host has, oldest first. */
export const VERSIONS = ['go1.24.11', 'go1.25.4', 'go1.25.5', 'go1.26.2', 'go1.26.3'];

export interface Machine {
  /** The user's home; GoSwitch's is `.goswitch` in it. */
  readonly userHome: string;
  readonly home: string;
  readonly server: ReleaseServer;
  /** Runs `goswitch ARGS` beside the window and returns what it printed. */
  goswitch(...args: string[]): Promise<string>;
  /** Starts the web host; returns the address that opens its window. Stopped with the test. */
  openHost(): Promise<string>;
}

interface Fixtures {
  readonly machine: Machine;
  /** The window of `machine`, opened and ready. */
  readonly window: Page;
}

/** One test has a machine of its own: an empty home, a download host on loopback, and the real engine behind the real web host. */
export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures it needs from this pattern
  machine: async ({}, use, testInfo) => {
    testInfo.skip(findChromium() === null, 'needs Chromium: apt-get install chromium');
    const dir = await mkdtemp(path.join(os.tmpdir(), 'goswitch-e2e-'));
    const server = await startReleaseServer();
    const userHome = path.join(dir, 'user');
    const home = path.join(userHome, '.goswitch');
    await mkdir(userHome);
    serveMadeReleases(server, VERSIONS);
    await setOnlySource(home, server, { retries: 0, stallTimeoutSeconds: 5 });
    const env = { HOME: userHome, PATH: '/usr/bin:/bin', SHELL: '/bin/bash', TERM: 'dumb', LANG: 'C.UTF-8' };
    const hosts: ChildProcess[] = [];
    await use({
      userHome,
      home,
      server,
      goswitch: (...args) => runToEnd(spawn(process.execPath, [COMMAND, ...args], { env, cwd: userHome })),
      async openHost() {
        const child = spawn(process.execPath, [COMMAND, 'ui', '--no-open', '--json'], { env, cwd: userHome });
        hosts.push(child);
        return await readUrl(child);
      },
    });
    await Promise.all(hosts.map(stop));
    await server.close();
    await rm(dir, { recursive: true, force: true });
  },
  window: async ({ machine, page }, use) => {
    await page.goto(await machine.openHost());
    await page.getByRole('navigation').waitFor();
    await use(page);
  },
});

export { expect } from '@playwright/test';

/** Gives a home of `machine` a file. */
export async function giveFile(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
}

function readUrl(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', (piece: Buffer) => {
      text += piece.toString();
      const url = /http:\/\/[^"\s]+/.exec(text)?.[0];
      if (url !== undefined) resolve(url);
    });
    child.stderr?.on('data', (piece: Buffer) => {
      text += piece.toString();
    });
    child.on('exit', () => reject(new Error(`goswitch ui ended: ${text}`)));
  });
}

function runToEnd(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (piece: Buffer) => {
        text += piece.toString();
      });
    }
    child.on('error', reject);
    child.on('close', () => resolve(text));
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGTERM');
  await ended;
}
