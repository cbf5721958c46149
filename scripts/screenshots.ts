/**
 * `npm run screenshots [page]`: builds the window, opens it over a made home that looks like a developer's machine, and
 * writes docs/screenshots/<page>-<theme>-<language>.png. Needs Chromium.
 */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import buildWindow from '../test/e2e/built-window.ts';
import { findChromium } from '../test/e2e/find-chromium.ts';
import { type HostProcess, runToEnd, startHost } from '../test/e2e/host-process.ts';
import { makeDemoMachine } from './demo-machine.ts';
import { takeDoctor } from './doctor-scenes.ts';
import { takeNetwork } from './network-scenes.ts';

const FOLDER = path.resolve(import.meta.dirname, '../docs/screenshots');
const PAGES = ['versions', 'projects', 'activity', 'settings'] as const;
const LOOKS = [
  { theme: 'light', language: 'en' },
  { theme: 'dark', language: 'en' },
  { theme: 'light', language: 'zh-CN' },
] as const;
type Look = (typeof LOOKS)[number];

const [only] = process.argv.slice(2);
const executablePath = findChromium();
if (executablePath === null) {
  console.error('There is no Chromium on PATH (apt-get install chromium)');
  process.exitCode = 1;
} else {
  const clearBuild = await buildWindow();
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    await mkdir(FOLDER, { recursive: true });
    await takeAll(browser);
  } finally {
    await browser.close();
    await clearBuild?.();
  }
}

async function takeAll(browser: Browser): Promise<void> {
  const machine = await makeDemoMachine();
  let host: HostProcess | undefined;
  try {
    const options = { env: machine.env, cwd: machine.userHome };
    host = await startHost(options);
    const page = await browser.newPage({ viewport: { width: 1180, height: 740 }, reducedMotion: 'reduce' });
    if (only === undefined || only === 'first-run') await takeFirstRun(page, machine.emptyEnv);
    await page.goto(host.url);
    for (const look of LOOKS) {
      for (const [name, value] of Object.entries(look))
        await runToEnd(process.execPath, [machine.command, 'settings', 'set', name, value], options);
      await page.locator(`html[lang="${look.language}"][data-theme="${look.theme}"]`).waitFor();
      for (const id of PAGES) if (only === undefined || only === id) await take(page, id, look);
      if (only === undefined || only === 'palette') await takePalette(page, look);
    }
    if (only === undefined || only === 'network') await takeNetwork(page, { machine, looks: LOOKS, fileFor });
    if (only === undefined || only === 'environment') await takeDoctor(page, { machine, looks: LOOKS, fileFor });
  } finally {
    await host?.stop();
    await machine.clear();
  }
}

/** A home where nothing was done yet. */
async function takeFirstRun(page: Page, env: Readonly<Record<string, string>>): Promise<void> {
  const host = await startHost({ env, cwd: env['HOME'] });
  try {
    await page.goto(host.url);
    await page.getByRole('heading', { level: 1 }).waitFor();
    for (const theme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: theme });
      await take(page, 'first-run', { theme, language: 'en' });
    }
    await page.emulateMedia({ colorScheme: 'light' });
  } finally {
    await host.stop();
  }
}

async function take(
  page: Page,
  id: string,
  look: { readonly theme: string; readonly language: string },
): Promise<void> {
  await page.evaluate((name) => globalThis.location.assign(`#/${name}`), id);
  // Lines that stand in for what is loading are gone, and a notice of the last change too.
  await page.waitForTimeout(1200);
  await page.screenshot({ path: fileFor(id, look) });
}

async function takePalette(page: Page, look: Look): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('1.26');
  await page.waitForTimeout(600);
  await page.screenshot({ path: fileFor('palette', look) });
  await page.keyboard.press('Escape');
}

function fileFor(id: string, { theme, language }: { readonly theme: string; readonly language: string }): string {
  return path.join(FOLDER, `${id}-${theme}-${language}.png`);
}
