import { defineConfig } from '@playwright/test';
import { findChromium } from './test/e2e/find-chromium.ts';
import { scrubEnvironment } from './test/helpers/scrub-environment.ts';

scrubEnvironment(process.env);
process.umask(0o022);

const chromium = findChromium();

/** Without these, Chromium asks its maker's hosts at every start (and root needs no sandbox to run it at all). */
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '*.spec.ts',
  globalSetup: './test/e2e/built-window.ts',
  outputDir: 'test-results/e2e',
  // The engine, its worker threads and Chromium share the processors, and much of a spec is waiting.
  workers: 3,
  fullyParallel: true,
  // Limits for what hangs: on a machine that does other things as well, a spec takes several times as long.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/playwright.json' }]],
  // The same specs by name for both hosts; window.ts skips those whose runtime is not here.
  projects: [{ name: 'chromium' }, { name: 'electron' }],
  use: {
    viewport: { width: 1180, height: 740 },
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: { args: ARGS, ...(chromium === null ? {} : { executablePath: chromium }) },
  },
});
