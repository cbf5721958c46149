import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { test as base, expect, type Locator, type Page } from '@playwright/test';
import { type ReleaseServer, startReleaseServer } from '../helpers/release-server.ts';
import { type MadeRelease, serveMadeReleases, setOnlySource } from '../helpers/serve-made-releases.ts';
import { builtCommand } from './built-window.ts';
import { findElectron, openElectron } from './electron-window.ts';
import { findChromium } from './find-chromium.ts';
import { type HostProcess, type Person, runToEnd, startHost } from './host-process.ts';

/** Does not compress, so that the archive of the newest release can be watched on its way: about 600 kB. */
const NOISE = Array.from({ length: 9000 }, (_, at) => createHash('sha512').update(String(at)).digest('hex')).join('\n');

/** What the made download host has, oldest first. */
const RELEASES: readonly (string | MadeRelease)[] = [
  'go1.24.11',
  'go1.25.4',
  'go1.25.5',
  'go1.26.2',
  { version: 'go1.26.3', files: { 'src/runtime/noise.txt': NOISE } },
];

export interface Machine {
  /** The user's home; GoSwitch's is `.goswitch` in it. */
  readonly userHome: string;
  readonly home: string;
  readonly server: ReleaseServer;
  /** For programs that are started beside the window. */
  readonly env: Readonly<Record<string, string>>;
  /** Runs `goswitch ARGS` beside the window and returns what it printed. */
  goswitch(...args: string[]): Promise<string>;
  /**
   * Starts a web host; returns the link that opens its window. Ends with the test. Without a `person`, each question on
   * its terminal is answered yes.
   */
  openHost(person?: Person): Promise<string>;
}

interface Fixtures {
  readonly runtime: undefined;
  readonly machine: Machine;
  /** The window of `machine`, opened and on its Versions page. */
  readonly window: Page;
}

/**
 * One test has a machine of its own: an empty home, a download host on loopback, and the real engine behind the real
 * host.
 */
export const test = base.extend<Fixtures>({
  runtime: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures it needs from this pattern
    async ({}, use, testInfo) => {
      const isElectron = testInfo.project.name === 'electron';
      testInfo.skip(isElectron && findElectron() === null, 'needs an Electron runtime');
      testInfo.skip(findChromium() === null, 'needs Chromium: apt-get install chromium');
      await use(undefined);
    },
    { auto: true },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: see above
  machine: async ({}, use) => {
    const dir = await mkdtemp(path.join(os.tmpdir(), 'goswitch-e2e-'));
    const server = await startReleaseServer();
    const userHome = path.join(dir, 'user');
    const home = path.join(userHome, '.goswitch');
    await mkdir(userHome);
    serveMadeReleases(server, RELEASES);
    await setOnlySource(home, server, { retries: 0 });
    const env = { HOME: userHome, PATH: '/usr/bin:/bin', SHELL: '/bin/bash', TERM: 'dumb', LANG: 'C.UTF-8' };
    const hosts: HostProcess[] = [];
    await use({
      ...{ userHome, home, server, env },
      goswitch: async (...args) => await runToEnd(process.execPath, [builtCommand(), ...args], { env, cwd: userHome }),
      async openHost(person) {
        const host = await startHost({ env, cwd: userHome }, person);
        hosts.push(host);
        return host.url;
      },
    });
    await Promise.all(hosts.map((host) => host.stop()));
    await server.close();
    await rm(dir, { recursive: true, force: true, maxRetries: 3 });
  },
  window: async ({ machine, page }, use, testInfo) => {
    if (testInfo.project.name !== 'electron') {
      await openVersions(page, await machine.openHost());
      await use(page);
      return;
    }
    const app = await openElectron(machine);
    const window = await app.firstWindow();
    await goTo(window, 'Versions');
    await use(window);
    await app.close();
  },
});

export { expect } from '@playwright/test';

/** Opens a link of `openHost` in a page and goes to Versions. */
export async function openVersions(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await goTo(page, 'Versions');
}

/** Goes to a page by its name in the navigation. */
export async function goTo(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

/** Goes to a page by its address, whatever the language, and waits until it is shown in full. */
export async function goToAddress(page: Page, id: string): Promise<void> {
  await page.evaluate((name) => globalThis.location.assign(`#/${name}`), id);
  await expect(page.locator('nav a[aria-current=page]')).toHaveCount(id === 'first-run' ? 0 : 1);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  // The lines that stand in for what is loading: Environment asks shells and programs, one after the other.
  await expect(page.getByRole('status').filter({ hasText: /^(Loading|正在加载)…$/ })).toHaveCount(0, {
    timeout: 45_000,
  });
}

/** The row of a version such as `1.26.3`. */
export function rowOf(page: Page, version: string): Locator {
  return page
    .getByRole('grid')
    .getByRole('row')
    .filter({ has: page.getByText(version, { exact: true }) });
}

/** What the card says that tells which Go is active: `Go 1.26.3`. Not its button, which may offer that version. */
export function activeVersion(page: Page, text: string): Locator {
  return page.getByRole('region', { name: 'Active version' }).getByText(text, { exact: true });
}

/** Where the download host has the archive of a version such as `go1.26.3`. */
export function archivePath(version: string): string {
  return `/dl/${version}.linux-amd64.tar.gz`;
}

/** Gives a home of `machine` a file. */
export async function giveFile(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
}
