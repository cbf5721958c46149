import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { writeLinkFile } from '../../electron/core/base/desktop/link-file.ts';
import { createCore } from '../../electron/core/create-core.ts';
import { startHost } from './host-process.ts';
import { archivePath, expect, openVersions, rowOf, test } from './window.ts';

// In Electron there is no link, no session and no other origin.
test.beforeEach(({ machine: _ }, { project }) => test.skip(project.name === 'electron', 'only a browser has sessions'));

const storedIn = (page: Page) =>
  page.evaluate(() => JSON.stringify([Object.entries(sessionStorage), Object.entries(localStorage), document.cookie]));
const isLetIn = async (page: Page) => await expect(page.getByRole('navigation')).toBeVisible();
const isRefused = async (page: Page) => await expect(page.getByText(/goswitch ui/).first()).toBeVisible();

/** Everything that the browser complained of. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => (message.type() === 'error' ? complaints.push(message.text()) : undefined));
  page.on('pageerror', (error) => complaints.push(error.message));
  return complaints;
}

test('the token of the link is nowhere once the window is open', async ({ machine, page }) => {
  const url = await machine.openHost();
  const token = new URL(url).hash.slice('#token='.length);
  const complaints = complaintsOf(page);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await openVersions(page, url);
  expect(page.url()).not.toContain(token);
  expect(await page.evaluate(() => [location.hash, document.referrer].join())).not.toContain(token);
  expect(await storedIn(page)).toBe('[[],[],""]');
  expect(asked.filter((address) => !address.startsWith(new URL(url).origin))).toEqual([]);
  expect(asked.join()).not.toContain(token);
  expect(complaints).toEqual([]);
});

test('a reload goes on, again and again, and so does coming back', async ({ machine, page }) => {
  await openVersions(page, await machine.openHost());
  const address = page.url();
  for (let count = 0; count < 3; count++) {
    await page.reload();
    await isLetIn(page);
    expect(await storedIn(page)).toBe('[[],[],""]');
  }
  await page.goto('about:blank');
  await page.goBack();
  await isLetIn(page);
  await page.goto('about:blank');
  await page.goto(address);
  await isLetIn(page);
});

test('the file that hands the link over opens the window, and stays out of the history', async ({ machine, page }) => {
  const { home, env, userHome } = machine;
  const { context } = createCore({
    home,
    env,
    os: process.platform,
    userHome,
    native: { os: 'linux', arch: 'amd64' },
    version: '0.0.0-test',
  });
  const url = await machine.openHost();
  const file = await writeLinkFile(context, url, { pid: process.pid });
  expect((await stat(fileURLToPath(file.address))).mode & 0o777).toBe(0o600);
  const complaints = complaintsOf(page);
  await page.goto(file.address, { waitUntil: 'commit' });
  await isLetIn(page);
  expect(new URL(page.url()).origin).toBe(new URL(url).origin);
  expect(page.url()).not.toContain(new URL(url).hash.slice(1));
  await page.goBack();
  expect(page.url()).toBe('about:blank');
  expect(complaints).toEqual([]);
});

test('a used link lets nobody in, and the page says what to do', async ({ machine, page, context }) => {
  const url = await machine.openHost();
  await openVersions(page, url);
  const second = await context.newPage();
  await second.goto(url);
  await isRefused(second);
  await page.reload();
  await isLetIn(page);
});

test('a copy of the tab is not let in and does no harm to the original', async ({ machine, page, context }) => {
  await openVersions(page, await machine.openHost());
  const copied = context.waitForEvent('page');
  await page.evaluate(() => void window.open(location.origin, '_blank'));
  await isRefused(await copied);
  await page.reload();
  await isLetIn(page);
});

test('a page of another site reaches nothing', async ({ machine, page, context }) => {
  const url = await machine.openHost();
  const { origin, port } = new URL(url);
  await openVersions(page, url);
  const site = createServer((_request, response) =>
    response.setHeader('content-type', 'text/html').end('<!doctype html><title>evil</title>'),
  );
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  const evil = await context.newPage();
  await evil.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port}/`);
  const tried = await evil.evaluate(async (target) => {
    const attempt = async (work: () => Promise<unknown>) => await work().then(String, () => 'refused');
    const body = JSON.stringify({ method: 'app.info' });
    const frame = document.createElement('iframe');
    frame.src = target;
    const framed = new Promise((resolve) =>
      frame.addEventListener('load', () => resolve(frame.contentDocument === null ? 'blocked' : 'shown')),
    );
    document.body.append(frame);
    const script = document.createElement('script');
    script.src = `${target}/index.html`;
    const loaded = new Promise((resolve) => {
      script.addEventListener('load', () => resolve('loaded'));
      script.addEventListener('error', () => resolve('refused'));
    });
    document.body.append(script);
    return {
      read: await attempt(async () => await (await fetch(target)).text()),
      call: await attempt(
        async () =>
          (await fetch(`${target}/api/call`, { method: 'POST', headers: { 'content-type': 'application/json' }, body }))
            .status,
      ),
      form: await attempt(
        async () => (await fetch(`${target}/api/call`, { method: 'POST', mode: 'no-cors', body })).type,
      ),
      frame: await framed,
      script: await loaded,
    };
  }, origin);
  expect(tried).toEqual({ read: 'refused', call: 'refused', form: 'refused', frame: 'blocked', script: 'refused' });
  site.close();
  // DNS rebinding: the attacker's own name leads to this machine.
  const rebound = await evil.request.get(origin, { headers: { host: `evil.example:${port}` } });
  expect(rebound.status()).toBe(403);
});

test('a host that ended is said to be gone', async ({ machine, page }) => {
  const host = await startHost({ env: machine.env, cwd: machine.userHome });
  await openVersions(page, host.url);
  await host.stop();
  // The page may say, too, that it could not load what it was just asking for.
  await expect(page.getByRole('alert').filter({ hasText: 'Can’t reach the GoSwitch engine' })).toBeVisible();
});

test('a window with more downloads than a browser has connections still answers', async ({ machine, page }) => {
  const versions = ['1.24.11', '1.25.4', '1.25.5', '1.26.2', '1.26.3'];
  for (const version of versions) machine.server.faultAlways(archivePath(`go${version}`), 'stall');
  await openVersions(page, await machine.openHost());
  for (const version of versions)
    await rowOf(page, version)
      .getByRole('button', { name: `Install Go ${version}` })
      .click();
  for (const version of versions) {
    await rowOf(page, version)
      .getByRole('button', { name: /cancel/i })
      .click();
    await expect(rowOf(page, version).getByRole('button', { name: `Install Go ${version}` })).toBeVisible();
  }
});
