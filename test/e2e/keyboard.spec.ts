import type { Page } from '@playwright/test';
import { activeVersion, expect, giveFile, goTo, rowOf, test } from './window.ts';

test('the palette takes a spec', async ({ machine, window }) => {
  await window.keyboard.press('Control+k');
  const field = window.getByRole('combobox', { name: 'Command palette' });
  await expect(field).toBeFocused();
  await field.fill('1.26');
  await expect(window.getByRole('option', { name: 'Install Go 1.26.3 and use it' })).toBeVisible();
  await window.keyboard.press('ArrowDown');
  await expect(window.getByRole('option', { name: 'Install Go 1.26.3 and use it' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await window.keyboard.press('Enter');
  await expect(activeVersion(window, 'Go 1.26.3')).toBeVisible();
  expect(await machine.goswitch('current')).toContain('go1.26.3');
});

test('the palette goes to every page and Escape closes it', async ({ window }) => {
  for (const page of ['Projects', 'Environment', 'Network', 'Activity', 'Settings', 'Versions']) {
    await window.keyboard.press('Control+k');
    await window.getByRole('combobox', { name: 'Command palette' }).fill(page.toLowerCase());
    await expect(window.getByRole('option', { name: `Go to ${page}` })).toBeVisible();
    await window.getByRole('option', { name: `Go to ${page}` }).click();
    await expect(window.getByRole('heading', { level: 1, name: page })).toBeVisible();
  }
  await window.keyboard.press('Control+k');
  await expect(window.getByRole('combobox', { name: 'Command palette' })).toBeFocused();
  await window.keyboard.press('Escape');
  await expect(window.getByRole('combobox', { name: 'Command palette' })).toBeHidden();
});

test('Escape closes what is open over a page, the topmost first, while nothing has the focus', async ({
  machine,
  window,
}) => {
  await giveFile(`${machine.userHome}/shop/go.mod`, 'module shop\n\ngo 1.25.0\n');
  await machine.goswitch('projects', 'add', `${machine.userHome}/shop`);
  await goTo(window, 'Projects');
  await window.getByRole('button', { name: /^Details of shop/ }).click();
  await window.getByRole('button', { name: /^Group…/ }).click();
  const dialogs = window.getByRole('dialog');
  for (const left of [1, 0]) {
    await expect(dialogs).toHaveCount(left + 1);
    await pressEscapeNowhere(window);
    await expect(dialogs).toHaveCount(left);
  }
  await window.keyboard.press('Control+k');
  await expect(dialogs).toHaveCount(1);
  await pressEscapeNowhere(window);
  await expect(dialogs).toHaveCount(0);
});

test('a version is found, installed, used and undone by keyboard alone', async ({ machine, window }) => {
  await expect(rowOf(window, '1.25.5')).toBeVisible();
  await tabTo(window, 'Filter versions');
  await window.keyboard.type('1.25');
  await expect(rowOf(window, '1.26.3')).toBeHidden();
  await window.keyboard.press('Enter');
  await window.keyboard.press('Home');
  await expect(rowOf(window, '1.25.5')).toBeFocused();
  await window.keyboard.press('ArrowDown');
  await expect(rowOf(window, '1.25.4')).toBeFocused();
  await window.keyboard.press('Enter');
  await expect(rowOf(window, '1.25.4').getByRole('button', { name: 'Use Go 1.25.4' })).toBeVisible();
  await expect(rowOf(window, '1.25.4')).toBeFocused();
  await window.keyboard.press('Enter');
  await expect(activeVersion(window, 'Go 1.25.4')).toBeVisible();
  await expect(window.getByRole('region', { name: 'Notifications' })).toContainText('Go 1.25.4 is now active.');
  await window.keyboard.press('Control+z');
  await expect(activeVersion(window, 'No version is active')).toBeVisible();
  expect(await machine.goswitch('ls')).toContain('go1.25.4');
});

test('Enter in the filter goes to the first version that it found, wherever the list stood before', async ({
  window,
}) => {
  await rowOf(window, '1.24.11').click();
  await expect(rowOf(window, '1.24.11')).toHaveAttribute('aria-selected', 'true');
  const filter = window.getByRole('textbox', { name: 'Filter versions' });
  await filter.fill('1.25');
  await filter.press('Enter');
  await expect(rowOf(window, '1.25.5')).toBeFocused();
});

/**
 * A key in the same turn as the loss of focus, before anything can bring it back: that is what a person meets who types
 * fast, or on a busy machine.
 */
async function pressEscapeNowhere(window: Page): Promise<void> {
  await window.evaluate(() => {
    (document.activeElement as HTMLElement).blur();
    (document.activeElement ?? document.body).dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }),
    );
  });
}

/** Presses Tab until the field of this name has the focus. */
async function tabTo(window: Page, name: string): Promise<void> {
  const field = window.getByRole('textbox', { name }).or(window.getByRole('searchbox', { name }));
  for (let presses = 0; presses < 40; presses++) {
    await window.keyboard.press('Tab');
    if (await field.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Tab does not lead to ${name}`);
}
