import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { StreamMessage } from '../../electron/contract/web-protocol.ts';
import { createCore } from '../../electron/core/create-core.ts';
import { startApp } from '../../electron/main/start-app.ts';
import { createBridge } from '../../electron/preload/create-bridge.ts';
import { createElectronStandIn } from '../helpers/electron-stand-in.ts';
import { builtCommand } from './built-window.ts';
import { activeVersion, expect, rowOf, test } from './window.ts';

/** Answers requests of the page; a name that no network has. */
const ORIGIN = 'http://goswitch.test';

/**
 * The built page in Chromium, under the desktop app's policy, with the real preload's bridge and the real main process
 * behind it: all of the desktop app but Electron, whose part the stand-in plays.
 */
async function openOverBridge(
  page: Page,
  { env, home, userHome }: { env: Readonly<Record<string, string>>; home: string; userHome: string },
) {
  const dir = await mkdtemp(path.join(os.tmpdir(), 'goswitch-bridge-'));
  const core = createCore({
    home,
    env,
    os: process.platform,
    userHome,
    native: { os: 'linux', arch: 'amd64' },
    version: '0.0.0-test',
  });
  const electron = createElectronStandIn({ userData: dir });
  const windowFolder = path.join(path.dirname(builtCommand()), 'renderer');
  const files = { windowFolder, preload: '', windowIcon: '', trayIcon: '', launcher: null, isPackaged: true };
  await mkdir(home, { recursive: true });
  await startApp(electron.parts, {
    core,
    files,
    stateFile: path.join(dir, 'state.json'),
    host: { on: () => undefined },
  });
  const bridge = createBridge(electron.windows[0]!.webContents.preloadParts());

  await page.route(`${ORIGIN}/**`, async (route) => {
    const answer = await electron.request(route.request().url().replace(ORIGIN, 'app://goswitch'));
    await route.fulfill({
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: Buffer.from(await answer.arrayBuffer()),
    });
  });
  await page.exposeFunction('callMain', (method: string, input: unknown) => bridge.call(method, input));
  await page.exposeFunction('listenToMain', () => {
    bridge.listen(
      (message) =>
        void page
          .evaluate((told) => window.dispatchEvent(new CustomEvent('told', { detail: told })), message)
          .catch(() => undefined),
    );
  });
  await page.addInitScript(() => {
    const main = window as unknown as {
      callMain(method: string, input: unknown): Promise<never>;
      listenToMain(): Promise<void>;
    };
    const listen = (listener: (message: StreamMessage) => void) => {
      const tell = (event: Event) => listener((event as CustomEvent<StreamMessage>).detail);
      window.addEventListener('told', tell);
      void main.listenToMain();
      return () => window.removeEventListener('told', tell);
    };
    Object.assign(window, { goswitch: { host: 'electron', call: main.callMain, listen, pathOf: () => '' } });
  });
  await page.goto(`${ORIGIN}/`);
  return {
    electron,
    async close() {
      electron.app.quit();
      await rm(dir, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

test('the page works over the bridge of the desktop app, under its policy', async ({ machine, page }, testInfo) => {
  testInfo.skip(testInfo.project.name === 'electron', 'Electron has its own bridge');
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  const app = await openOverBridge(page, machine);
  try {
    await page.goto(`${ORIGIN}/#/versions`);
    await rowOf(page, '1.26.3').getByRole('button', { name: 'Install Go 1.26.3' }).click();
    await rowOf(page, '1.26.3').getByRole('button', { name: 'Use Go 1.26.3' }).click();
    await expect(activeVersion(page, 'Go 1.26.3')).toBeVisible();
    await expect.poll(() => app.electron.applicationMenu().find('Help') !== undefined).toBe(true);
    await machine.goswitch('settings', 'set', 'language', 'zh-CN');
    await expect(page.getByRole('link', { name: '设置' })).toBeVisible();
    await expect.poll(() => app.electron.applicationMenu().find('帮助') !== undefined).toBe(true);
    expect(complaints).toEqual([]);
  } finally {
    await app.close();
  }
});
