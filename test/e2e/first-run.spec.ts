import { expect, rowOf, test } from './window.ts';

test('the first run says what is here, changes nothing unasked, and takes one step', async ({ machine, page }) => {
  await page.goto(await machine.openHost());
  await expect(page.getByRole('heading', { level: 1, name: 'Welcome to GoSwitch' })).toBeVisible();
  expect(await machine.goswitch('ls')).not.toContain('go1.26.3');
  // Where this machine has a Go already, adopting it comes first.
  await page
    .getByRole('main')
    .getByRole('button', { name: /^Install (Go 1\.26\.3|the newest Go)$/ })
    .click();
  await expect(page.getByText('go1.26.3 is active')).toBeVisible();
  expect(await machine.goswitch('current')).toContain('go1.26.3');
  await expect(page.getByRole('main').getByRole('button', { name: 'Review changes…' })).toBeVisible();
});

test('the first run can be declined, and is not shown again once something is installed', async ({ machine, page }) => {
  await page.goto(await machine.openHost());
  await page.getByRole('main').getByRole('button', { name: 'Not now' }).click();
  await expect(rowOf(page, '1.26.3')).toBeVisible();
  await machine.goswitch('install', '1.25.5');
  await page.goto(await machine.openHost());
  await expect(page.getByRole('heading', { level: 1, name: 'Versions' })).toBeVisible();
});
