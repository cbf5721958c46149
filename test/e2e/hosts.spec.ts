import { activeVersion, archivePath, expect, openVersions, rowOf, test } from './window.ts';

test('a window shows what the command does, within about a second', async ({ machine, window }) => {
  await machine.goswitch('install', '1.25.5', '--use');
  await expect(activeVersion(window, 'Go 1.25.5')).toBeVisible({ timeout: 5_000 });
  await machine.goswitch('install', '1.26.2');
  await machine.goswitch('use', '1.26.2');
  await expect(activeVersion(window, 'Go 1.26.2')).toBeVisible({ timeout: 5_000 });
});

test('two windows of two hosts stay in step', async ({ machine, window, browser }) => {
  await machine.goswitch('install', '1.25.4', '--use');
  await machine.goswitch('install', '1.25.5');
  const context = await browser.newContext();
  const other = await context.newPage();
  await openVersions(other, await machine.openHost());
  await rowOf(window, '1.25.5').getByRole('button', { name: 'Use Go 1.25.5' }).click();
  await expect(activeVersion(other, 'Go 1.25.5')).toBeVisible();
  await rowOf(other, '1.25.4').getByRole('button', { name: 'Use Go 1.25.4' }).click();
  await expect(activeVersion(window, 'Go 1.25.4')).toBeVisible();
  await context.close();
});

test('a reload in the middle of an install goes on showing it', async ({ machine, window }) => {
  machine.server.faultAlways(archivePath('go1.26.3'), 'stall-after:300000');
  const row = rowOf(window, '1.26.3');
  await row.getByRole('button', { name: 'Install Go 1.26.3' }).click();
  await expect
    .poll(async () => Number(await row.getByRole('progressbar').getAttribute('aria-valuenow')))
    .toBeGreaterThan(10);
  await window.reload();
  await expect(row.getByRole('progressbar')).toHaveAttribute('aria-valuetext', /downloading/);
  machine.server.resume();
  await expect(row.getByRole('button', { name: 'Use Go 1.26.3' })).toBeVisible();
  expect(machine.server.requestsFor(archivePath('go1.26.3'))).toHaveLength(1);
});
