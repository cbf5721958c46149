/**
 * `npm run bench -- ui [rounds]`: the window in Chromium over a home with 30 installed SDKs and a list of 400 releases.
 * Says the time from navigation to the list on screen against an empty React page of the same build in the same run
 * (alternating), the JavaScript shipped, the longest frame while the list scrolls, and how long the engine takes to
 * answer while an install runs.
 */

import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Browser, type CDPSession, chromium, type Page } from '@playwright/test';
import buildWindow, { builtCommand } from '../e2e/built-window.ts';
import { findChromium } from '../e2e/find-chromium.ts';
import { startHost } from '../e2e/host-process.ts';
import { installFakeSdk } from '../helpers/fake-sdk.ts';
import { plainContext } from '../helpers/plain-context.ts';
import { type ReleaseServer, startReleaseServer } from '../helpers/release-server.ts';
import { serveMadeReleases, setOnlySource } from '../helpers/serve-made-releases.ts';
import { serveEmptyPage } from './empty-page.ts';
import { median } from './median.ts';

const AIMS = { listMs: 200, ratio: 4, shippedKb: 250, frameMs: 50, answerMs: 50 };

export async function bench(args: readonly string[]): Promise<void> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('This bench needs Chromium: apt-get install chromium');
  const clearBuild = await buildWindow();
  const dir = await mkdtemp(path.join(os.tmpdir(), 'goswitch-bench-'));
  const server = await startReleaseServer();
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    await fillHome(path.join(dir, '.goswitch'), server);
    const env = { HOME: dir, PATH: '/usr/bin:/bin', SHELL: '/bin/sh', LANG: 'C.UTF-8' };
    await measureAll({ browser, server, env, dir, rounds: Number(args[0] ?? 11) });
  } finally {
    await browser.close();
    await server.close();
    await rm(dir, { recursive: true, force: true, maxRetries: 3 });
    await clearBuild?.();
  }
}

/** 400 releases, of which 30 are installed; the newest has an archive that takes a while. */
async function fillHome(home: string, server: ReleaseServer): Promise<void> {
  const versions = Array.from({ length: 400 }, (_, at) => `go1.${Math.floor(at / 15)}.${(at % 15) + 1}`);
  serveMadeReleases(server, versions);
  await setOnlySource(home, server);
  const context = plainContext(home);
  for (const version of versions.filter((_, at) => at % 13 === 0 && at > 0).slice(0, 30))
    await installFakeSdk(context, { version });
}

interface Rig {
  readonly browser: Browser;
  readonly server: ReleaseServer;
  readonly env: Readonly<Record<string, string>>;
  readonly dir: string;
  readonly rounds: number;
}

async function measureAll(rig: Rig): Promise<void> {
  const host = await startHost({ env: { ...rig.env }, cwd: rig.dir });
  const empty = await serveEmptyPage(rig.dir);
  try {
    const page = await rig.browser.newPage({ viewport: { width: 1180, height: 740 } });
    const emptyPage = await rig.browser.newPage();
    await page.goto(host.url);
    await page.evaluate(() => globalThis.location.assign('#/versions'));
    await page.getByRole('grid').getByRole('row').nth(5).waitFor();
    await emptyPage.goto(empty.url);
    await watchFor(page, '[role=grid] [role=row]');
    await watchFor(emptyPage, '#root > *');
    const times = { list: [] as number[], empty: [] as number[] };
    for (let round = -2; round < rig.rounds; round++) {
      const list = await timeReload(page);
      const blank = await timeReload(emptyPage);
      if (round < 0) continue;
      times.list.push(list);
      times.empty.push(blank);
    }
    const ratio = median(times.list.map((list, at) => list / times.empty[at]!));
    say(
      'list on screen',
      `${median(times.list).toFixed(0)} ms (aim ${AIMS.listMs}), empty React page ${median(times.empty).toFixed(0)} ms`,
    );
    say('ratio', `${ratio.toFixed(2)} (aim at most ${AIMS.ratio})`);
    const { everything, oneLanguage, untilList } = await shippedKb(page);
    say(
      'JavaScript shipped',
      `${everything} kB gzip (aim ${AIMS.shippedKb}); in one language ${oneLanguage}, fetched until the list is on screen ${untilList}`,
    );
    await reportFrames(page, emptyPage);
    await measureAnswers(page, rig.server);
  } finally {
    await empty.close();
    await host.stop();
  }
}

/** Makes each navigation of the page note, by its own clock, the frame in which the element is on screen. */
async function watchFor(page: Page, selector: string): Promise<void> {
  await page.addInitScript((wanted) => {
    const look = () => {
      if (document.querySelector(wanted) === null) requestAnimationFrame(look);
      else requestAnimationFrame(() => Object.assign(globalThis, { shownAt: performance.now() }));
    };
    requestAnimationFrame(look);
  }, selector);
}

/** From the start of the navigation to that frame, in milliseconds. */
async function timeReload(page: Page): Promise<number> {
  await page.bringToFront();
  await page.reload();
  const handle = await page.waitForFunction(() => (globalThis as { shownAt?: number }).shownAt);
  return (await handle.jsonValue()) as number;
}

/**
 * Every page and dialog of both languages; those of one, as a window fetches the other only when it is chosen; and
 * those that this page has fetched.
 */
async function shippedKb(
  page: Page,
): Promise<{ readonly everything: string; readonly oneLanguage: string; readonly untilList: string }> {
  const assets = path.join(path.dirname(builtCommand()), 'renderer/assets');
  const fetched = await page.evaluate(() =>
    performance.getEntriesByType('resource').map(({ name }) => name.replace(/^.*\//, '')),
  );
  let everything = 0;
  let untilList = 0;
  const languages: number[] = [];
  for (const name of (await readdir(assets)).filter((file) => file.endsWith('.js'))) {
    const bytes = gzipSync(await readFile(path.join(assets, name))).length;
    everything += bytes;
    if (fetched.includes(name)) untilList += bytes;
    if (/^(en|zh-cn)-/.test(name)) languages.push(bytes);
  }
  const others = languages.reduce((sum, bytes) => sum + bytes, 0) - Math.max(...languages);
  const kb = (bytes: number) => (bytes / 1000).toFixed(0);
  return { everything: kb(everything), oneLanguage: kb(everything - others), untilList: kb(untilList) };
}

const FRAMES = 60;
const PASSES = 5;

/** Of several passes, as a busy machine drops frames of any page: the empty one says how many. */
async function reportFrames(page: Page, emptyPage: Page): Promise<void> {
  const longest = { list: [] as number[], empty: [] as number[] };
  for (let pass = 0; pass < PASSES; pass++) {
    longest.list.push(await longestFrame(page));
    longest.empty.push(await longestFrame(emptyPage));
  }
  const of = (values: readonly number[]) => `${Math.min(...values).toFixed(0)} to ${Math.max(...values).toFixed(0)} ms`;
  say(
    'longest frame while scrolling',
    `${of(longest.list)} in ${PASSES} passes (aim ${AIMS.frameMs}); of the empty page, doing nothing, ${of(longest.empty)}`,
  );
  say(
    'work of a frame while scrolling',
    `${(await workPerFrameMs(page)).toFixed(1)} ms of the processor, on the page's main thread`,
  );
}

/**
 * Processor time, which other programs do not lengthen: script, style and layout of the page's own thread, for each of
 * the frames.
 */
async function workPerFrameMs(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const before = await taskSeconds(session);
  await longestFrame(page);
  return ((await taskSeconds(session)) - before) * (1000 / FRAMES);
}

async function taskSeconds(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
}

/** Scrolls through the whole list in `FRAMES` steps, where there is one; the longest time between two frames. */
async function longestFrame(page: Page): Promise<number> {
  await page.bringToFront();
  return await page.evaluate(async (frames) => {
    const scroller = document.querySelector('[role=grid]')?.parentElement;
    let longest = 0;
    let last = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
    for (let step = 1; step <= frames; step++) {
      if (scroller) scroller.scrollTop = (scroller.scrollHeight * step) / frames;
      const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
      longest = Math.max(longest, now - last);
      last = now;
    }
    return longest;
  }, FRAMES);
}

const NEWEST = 'go1.26.10';

/**
 * While a release is fetched and unpacked, times what a click on a row's details asks for: a call to the engine over
 * the page's own connection.
 */
async function measureAnswers(page: Page, server: ReleaseServer): Promise<void> {
  const noise = Object.fromEntries(
    Array.from({ length: 3000 }, (_, at) => [`src/made/file${at}.go`, `package made // ${at} ${'x'.repeat(4000)}\n`]),
  );
  serveMadeReleases(server, [{ version: NEWEST, files: noise }]);
  const answers: number[] = [];
  page.on('requestfinished', (request) => {
    const { responseStart, requestStart } = request.timing();
    if (request.method() === 'POST' && responseStart > 0) answers.push(responseStart - requestStart);
  });
  const field = page.getByRole('combobox', { name: 'Find and run' });
  await page.keyboard.press('Control+k');
  await field.fill(NEWEST);
  await page.getByRole('option', { name: `Install Go ${NEWEST.slice(2)}`, exact: true }).click();
  await page.keyboard.press('Control+k');
  for (let at = 0; at < 12; at++) {
    await field.fill(`1.${at}`);
    await page.waitForTimeout(200);
  }
  const sorted = answers.sort((a, b) => a - b);
  say(
    'engine answers during an install',
    `median ${median(sorted).toFixed(1)} ms, longest ${sorted.at(-1)!.toFixed(0)} ms of ${sorted.length} (aim ${AIMS.answerMs})`,
  );
}

function say(what: string, figure: string): void {
  console.log(`${what.padEnd(34)}${figure}`);
}
