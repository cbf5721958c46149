import { mkdir, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { breakMachine, runs, stale } from '../test/e2e/broken-machine.ts';
import { runToEnd, startHost } from '../test/e2e/host-process.ts';
import { setOnlySource } from '../test/helpers/serve-made-releases.ts';
import type { DemoMachine } from './demo-machine.ts';

interface Look {
  readonly theme: string;
  readonly language: string;
}

interface Studio {
  readonly machine: DemoMachine;
  readonly looks: readonly Look[];
  fileFor(id: string, look: Look): string;
}

/**
 * The pictures of the Environment page: a home of its own, with real toolchains and much that is wrong. Without two
 * toolchains there are none.
 */
export async function takeDoctor(page: Page, { machine, looks, fileFor }: Studio): Promise<void> {
  if (runs === undefined || stale === undefined) {
    console.error('The pictures of the Environment page are left as they are: they need two real Go toolchains');
    return;
  }
  const userHome = path.join(path.dirname(machine.userHome), 'ada');
  const roots = {
    runs: path.join(userHome, 'tools', runs.version),
    stale: path.join(userHome, 'tools', stale.version),
  };
  await mkdir(path.join(userHome, 'tools'), { recursive: true });
  await symlink(runs.root, roots.runs);
  await symlink(stale.root, roots.stale);
  await setOnlySource(path.join(userHome, '.goswitch'), machine.server);
  const env = await breakMachine(userHome, { ...machine.env, HOME: userHome }, roots);
  const options = { env, cwd: userHome };
  const host = await startHost(options);
  const card = page.locator('main section', { has: page.locator('table[aria-label]') }).first();
  try {
    await page.goto(host.url);
    for (const [index, look] of looks.entries()) {
      for (const [name, value] of Object.entries(look))
        await runToEnd(process.execPath, [machine.command, 'settings', 'set', name, value], options);
      await page.locator(`html[lang="${look.language}"][data-theme="${look.theme}"]`).waitFor();
      await goTo(page, 'environment');
      await page.getByText('GOROOT=/bad').first().waitFor({ timeout: 120_000 });
      await page.getByText('example.com/greet').first().waitFor({ timeout: 120_000 });
      await settle(page);
      await page.screenshot({ path: fileFor('environment', look) });
      if (index === 0) await runSelfTest(page);
      await card.scrollIntoViewIfNeeded();
      await card.evaluate((element) => element.scrollIntoView({ block: 'start' }));
      await page.screenshot({ path: fileFor('environment-self-test', look) });
      await goTo(page, 'environment/programs');
      await page.getByText('example.com/greet').first().waitFor();
      await settle(page);
      await page.screenshot({ path: fileFor('environment-programs', look) });
    }
  } finally {
    await host.stop();
    await rm(userHome, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function goTo(page: Page, address: string): Promise<void> {
  await page.evaluate((name) => globalThis.location.assign(`#/${name}`), address);
  await page.waitForTimeout(600);
}

/** Waits until no request is pending. */
async function settle(page: Page): Promise<void> {
  await page.waitForFunction(
    () => !/checking…|looking…|asking|正在检查…|正在查看…|正在询问/.test(document.body.textContent ?? ''),
    undefined,
    {
      timeout: 120_000,
    },
  );
}

async function runSelfTest(page: Page): Promise<void> {
  const card = page.getByRole('region', { name: 'Self-test' });
  await card.getByRole('button', { name: 'Run' }).click();
  await card.getByText('in your environment and passes in a clean one').waitFor({ timeout: 600_000 });
  await card.getByRole('button', { name: 'Run' }).waitFor({ timeout: 600_000 });
}
