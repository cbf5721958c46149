import type { Page } from '@playwright/test';
import { expect, goTo, goToAddress, rowOf, test } from './window.ts';

const PAGES = ['first-run', 'versions', 'projects', 'environment', 'network', 'activity', 'settings'];

test('language and theme switch live, in every window', async ({ machine, window, browser }) => {
  const context = await browser.newContext();
  const other = await context.newPage();
  await other.goto(await machine.openHost());
  await goTo(window, 'Settings');
  await choose(window, /Language/, '简体中文');
  await expect(window.getByRole('heading', { level: 1, name: '设置' })).toBeVisible();
  await expect(window.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await expect(other.getByRole('link', { name: '项目' })).toBeVisible();
  await choose(window, /主题/, '深色');
  await expect(window.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(other.locator('html')).toHaveAttribute('data-theme', 'dark');
  await choose(window, /语言/, 'English');
  await expect(window.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
  await context.close();
});

test('a notice on the screen speaks the new language too', async ({ machine, window }) => {
  await machine.goswitch('install', '1.25.5');
  await rowOf(window, '1.25.5').getByRole('button', { name: 'Use Go 1.25.5' }).click();
  await expect(window.getByRole('region', { name: 'Notifications' })).toContainText('Go 1.25.5 is now active.');
  await machine.goswitch('settings', 'set', 'language', 'zh-CN');
  await expect(window.getByRole('region', { name: '通知' }).getByRole('button', { name: '撤销' })).toBeVisible();
  await expect(window.getByRole('region', { name: '通知' })).not.toContainText('active');
});

test('nothing scrolls sideways at 800x560', async ({ machine, window }) => {
  await machine.goswitch('install', '1.25.5', '--use');
  await window.setViewportSize({ width: 800, height: 560 });
  for (const language of ['en', 'zh-CN']) {
    await machine.goswitch('settings', 'set', 'language', language);
    await expect(window.locator('html')).toHaveAttribute('lang', language);
    for (const page of PAGES) {
      await goToAddress(window, page);
      expect(await sidewaysScrollers(window), `${page} in ${language}`).toEqual([]);
    }
  }
});

/** Picks a value of a setting. */
async function choose(window: Page, setting: RegExp, value: string): Promise<void> {
  await window.getByRole('main').getByRole('button', { name: setting }).last().click();
  await window.getByRole('option', { name: value }).click();
}

/** Elements whose content is wider than they are, and that scroll; code and diffs may, in a box of their own. */
function sidewaysScrollers(window: Page): Promise<string[]> {
  return window.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter((element) => element.scrollWidth > element.clientWidth + 1 && !element.matches('pre, pre *'))
      .filter(
        (element) =>
          element === document.documentElement || ['auto', 'scroll'].includes(getComputedStyle(element).overflowX),
      )
      .map((element) => `${element.tagName.toLowerCase()}.${element.className}`),
  );
}
