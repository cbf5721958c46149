import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { runToEnd, startHost } from '../test/e2e/host-process.ts';
import { go, makeNetwork } from '../test/e2e/network-machine.ts';
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

const HEIGHTS = { network: 740, 'network-whole': 2020 } as const;

/**
 * The pictures of the Network page: a home of its own with a real Go, whose first module proxy takes requests and never
 * answers.
 */
export async function takeNetwork(page: Page, { machine, looks, fileFor }: Studio): Promise<void> {
  if (go === undefined) {
    console.error('The pictures of the Network page are left as they are: they need a real Go toolchain');
    return;
  }
  const userHome = path.join(path.dirname(machine.userHome), 'grace');
  await mkdir(userHome, { recursive: true });
  await setOnlySource(path.join(userHome, '.goswitch'), machine.server);
  const network = await makeNetwork(userHome, go.root);
  for (const file of ['list', 'v0.3.0.zip', 'v0.3.0.info'])
    network.bad.server.faultAlways(`/golang.org/x/time/@v/${file}`, 'stall');
  const options = { env: { ...machine.env, HOME: userHome }, cwd: userHome };
  const goswitch = (...args: string[]) => runToEnd(process.execPath, [machine.command, ...args], options);
  await goswitch('env', 'save-preset', 'office', `GOPROXY=${network.goproxy}`, 'GOPRIVATE=git.corp.example');
  await goswitch('env', 'save-preset', 'home', 'GOPROXY=https://goproxy.cn,direct');
  await goswitch('env', 'save-preset', 'offline', 'GOPROXY=off');
  const host = await startHost(options);
  const viewport = page.viewportSize();
  try {
    await page.goto(host.url);
    for (const [index, look] of looks.entries()) {
      for (const [name, value] of Object.entries(look)) await goswitch('settings', 'set', name, value);
      await page.locator(`html[lang="${look.language}"][data-theme="${look.theme}"]`).waitFor();
      await page.evaluate(() => globalThis.location.assign('#/network'));
      await page.locator('[data-entry]').first().waitFor({ timeout: 60_000 });
      if (index === 0) await probe(page);
      await page.locator('main [data-severity]').waitFor({ timeout: 60_000 });
      await page.getByRole('radio', { name: 'office' }).waitFor({ timeout: 60_000 });
      await page.getByPlaceholder('git.corp.example/team/lib').fill('git.corp.example/team/lib');
      await page.getByText(/in GOPRIVATE|匹配/).waitFor({ timeout: 60_000 });
      for (const [id, height] of Object.entries(HEIGHTS)) {
        await page.setViewportSize({ width: 1180, height });
        await page.waitForTimeout(400);
        await page.screenshot({ path: fileFor(id, look) });
      }
      await page.evaluate(() => globalThis.location.assign('#/versions'));
    }
  } finally {
    if (viewport !== null) await page.setViewportSize(viewport);
    await host.stop();
    await network.close();
    await rm(userHome, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function probe(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Test connections' }).click();
  await page.getByRole('button', { name: 'Stop' }).waitFor();
  await page.getByRole('button', { name: 'Test connections' }).waitFor({ timeout: 180_000 });
}
