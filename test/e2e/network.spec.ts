import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { findViolations } from './find-violations.ts';
import { type ModuleNetwork, profile, test, written } from './network-machine.ts';
import { expect, goTo, type Machine } from './window.ts';

/** Starts login shells and a real go: far less than this, but on any machine. */
test.describe.configure({ timeout: 120_000 });

test('GOPROXY is edited as a list: dragged, moved by keys, given bars, saved as one change that is undone', async ({
  machine,
  modules,
  window,
}) => {
  const goproxy = () => written(machine.userHome, 'GOPROXY');
  await open(window);
  await expect(entries(window)).toHaveText(
    [hostOf(modules.bad.url), hostOf(modules.good.url)].map((host) => new RegExp(host)),
  );
  await expect(entries(window).first()).toContainText('If not found, try next (,)');

  await grip(window, 1).dragTo(grip(window, 0));
  await expect(entries(window).first()).toContainText(modules.good.url);
  await window.getByRole('button', { name: `Move ${modules.good.url} down` }).focus();
  await window.keyboard.press('Enter');
  await expect(entries(window).first()).toContainText(modules.bad.url);
  await expect(window.getByRole('button', { name: `Move ${modules.good.url} up` })).toBeFocused();
  await window.keyboard.press('Alt+ArrowUp');
  await expect(entries(window).first()).toContainText(modules.good.url);

  await window.getByRole('button', { name: `After ${modules.good.url}` }).focus();
  await window.keyboard.press('Enter');
  await window.getByRole('option', { name: 'On any error, try next (|)' }).click();
  await window.getByRole('button', { name: 'Add an entry…' }).click();
  const dialog = window.getByRole('dialog');
  await dialog.getByRole('textbox').fill('ftp://proxy.corp.example');
  await window.keyboard.press('Enter');
  await expect(dialog).toContainText('Use an address that starts with https://');
  await dialog.getByRole('textbox').fill('direct');
  await window.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(entries(window).last()).toContainText('directly from the repository');
  expect(await goproxy()).toBe(modules.goproxy);

  await modulesCard(window).getByRole('button', { name: 'Save', exact: true }).click();
  await expect(notices(window)).toContainText('Saved GOPROXY.');
  expect(await goproxy()).toBe(`${modules.good.url}|${modules.bad.url},direct`);
  await notices(window).getByRole('button', { name: 'Undo' }).click();
  await expect(entries(window)).toHaveCount(2);
  expect(await goproxy()).toBe(modules.goproxy);

  await modulesCard(window).getByRole('button', { name: 'Presets' }).click();
  await window.getByRole('menuitem', { name: 'Go’s default (unset)' }).click();
  await modulesCard(window).getByRole('button', { name: 'Save', exact: true }).click();
  await expect.poll(goproxy).toBeNull();
});

test('it says how a module would be fetched and whether it is checked, and follows what is saved', async ({
  machine,
  modules,
  window,
}) => {
  await open(window);
  const card = modulesCard(window);
  const question = card.getByRole('textbox', { name: 'How would Go download this module?' });
  await question.fill('git.corp.example/team/lib');
  await expect(card).toContainText('Directly from its repository, because it matches git.corp.example in GOPRIVATE.');
  await question.fill('example.com/other');
  await expect(card).toContainText(`First from ${modules.bad.url}/; if not found there, from ${modules.good.url}/.`);
  await expect(card).toContainText(`Verified against ${modules.sumdb.name}`);

  await card.getByRole('button', { name: /Checksum database/ }).click();
  await window.getByRole('option', { name: 'Off' }).click();
  await expect(card).toContainText('a tampered module goes unnoticed');
  await card.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(card).toContainText('Not verified, because GOSUMDB is off.');
  expect(await written(machine.userHome, 'GOSUMDB')).toBe('off');
});

test('a value says where it is from; what go refuses is said at the field; what wins over it is commented out', async ({
  machine,
  modules,
  window,
}) => {
  await open(window);
  const table = window.getByRole('table', { name: 'Go variables' });
  await expect(row(table, 'GONOSUMDB')).toContainText('~/.profile:3');
  await expect(row(table, 'GOPROXY')).toContainText('go env file overrides ');
  await window.getByRole('textbox', { name: 'Find a variable or value' }).fill('cgo_enabled');
  await row(table, 'CGO_ENABLED').getByRole('button').click();
  const dialog = window.getByRole('dialog', { name: 'CGO_ENABLED' });
  await dialog.getByRole('textbox').fill('maybe');
  await window.keyboard.press('Enter');
  await expect(dialog).toContainText('CGO_ENABLED is 0 or 1, not "maybe"');
  await dialog.getByRole('textbox').fill('0');
  await window.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  expect(await written(machine.userHome, 'CGO_ENABLED')).toBe('0');

  await modulesCard(window).getByRole('textbox', { name: 'Skip verification (GONOSUMDB)' }).fill('*.corp.example');
  await modulesCard(window).getByRole('button', { name: 'Save', exact: true }).click();
  const notice = window.getByRole('alert', { name: 'Saved, but overridden' });
  await expect(notice).toContainText('~/.profile:3 sets GONOSUMDB to lab.corp.example in new terminals.');
  await notice.getByRole('button', { name: 'Comment out the line…' }).click();
  await expect(window.getByRole('dialog').getByRole('figure')).toContainText('export GONOSUMDB=lab.corp.example');
  await window.getByRole('dialog').getByRole('button', { name: 'Comment out' }).click();
  await expect(notice).toBeHidden();
  expect(await readFile(profile(machine.userHome), 'utf8')).toMatch(
    /^: # commented out by goswitch: export GONOSUMDB/m,
  );
  await window.getByRole('textbox', { name: 'Find a variable or value' }).fill('gonosumdb');
  await expect(row(table, 'GONOSUMDB')).toContainText('*.corp.example');
  expect(modules.goproxy).not.toBe('');
});

test('presets are kept, switched in one click and from the palette, and undone', async ({
  machine,
  modules,
  window,
}) => {
  const goproxy = () => written(machine.userHome, 'GOPROXY');
  await open(window);
  const bar = window.getByRole('region', { name: 'Manage presets' });
  await keepPreset(window, 'office');
  await expect(bar.getByRole('radio', { name: 'office' })).toBeChecked();
  await modulesCard(window).getByRole('button', { name: 'Presets' }).click();
  await window.getByRole('menuitem', { name: 'Off: no downloads' }).click();
  await modulesCard(window).getByRole('button', { name: 'Save', exact: true }).click();
  await expect.poll(goproxy).toBe('off');
  await expect(bar).toContainText('No preset selected');
  await keepPreset(window, 'offline');

  await bar.getByRole('radio', { name: 'office' }).click();
  await expect(bar.getByRole('radio', { name: 'office' })).toBeChecked();
  await expect.poll(goproxy).toBe(modules.goproxy);
  await expect(entries(window)).toHaveCount(2);
  await notices(window).getByRole('button', { name: 'Undo' }).last().click();
  await expect.poll(goproxy).toBe('off');
  await window.keyboard.press('Control+k');
  await window.getByRole('combobox', { name: 'Command palette' }).fill('switch to office');
  await window.keyboard.press('Enter');
  await expect.poll(goproxy).toBe(modules.goproxy);
  await expect(bar.getByRole('radio', { name: 'office' })).toBeChecked();

  await bar.getByRole('button', { name: 'Manage presets' }).click();
  await window.getByRole('menuitem', { name: 'Remove “offline”' }).click();
  await expect(bar.getByRole('radio')).toHaveCount(1);
});

test('a probe is seen while it runs, says what stalls, and its button helps', async ({ machine, modules, window }) => {
  modules.bad.server.faultAlways('/golang.org/x/time/@v/list', 'status:500');
  modules.bad.server.faultAlways('/golang.org/x/time/@v/v0.3.0.zip', 'status:500');
  await open(window);
  await window.getByRole('button', { name: 'Test connections' }).click();
  await expect(window.getByRole('button', { name: 'Stop' })).toBeFocused();
  const card = window.getByRole('region', { name: 'Connection test', exact: true });
  const chart = card.getByRole('list', { name: 'Addresses and how long each phase took' });
  await expect(
    chart
      .getByRole('listitem')
      .filter({ hasText: hostOf(modules.good.url) })
      .first(),
  ).toContainText('first byte');
  await expect(card).toContainText('keeps go from trying', { timeout: 90_000 });
  await expect(card).toContainText('tested');
  await card.getByRole('button', { name: /^Use “\|” after/ }).click();
  await expect.poll(() => written(machine.userHome, 'GOPROXY')).toBe(`${modules.bad.url}|${modules.good.url}`);
  await notices(window).getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => written(machine.userHome, 'GOPROXY')).toBe(modules.goproxy);
});

test('GoSwitch’s own connection: a proxy, its password kept apart, and back', async ({ machine, modules, window }) => {
  await open(window);
  const card = window.getByRole('region', { name: 'GoSwitch’s own connection' });
  await card.getByRole('button', { name: 'Change…' }).click();
  const dialog = window.getByRole('dialog');
  await dialog.getByRole('button', { name: /Connect$/ }).click();
  await window.getByRole('option', { name: 'Manual proxy' }).click();
  await dialog.getByRole('textbox', { name: 'Proxy address' }).fill('http://ada:geheim@127.0.0.1:9');
  await window.keyboard.press('Enter');
  await expect(dialog).toContainText('without user name, password or path');
  await dialog.getByRole('textbox', { name: 'Proxy address' }).fill('http://proxy.corp.example:3128');
  await window.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(card).toContainText('manual');

  await card.getByRole('button', { name: 'Password…' }).click();
  await dialog.getByRole('textbox', { name: 'User name' }).fill('ada');
  await dialog.getByLabel('Password').fill('geheim-77');
  await window.keyboard.press('Enter');
  await expect(card).toContainText(/User name and password are stored in (the keychain|a file only you can read)\./);
  expect(await window.content()).not.toContain('geheim-77');
  expect(await readFile(path.join(machine.home, 'settings.json'), 'utf8')).not.toContain('geheim-77');
  await card.getByRole('button', { name: 'Password…' }).click();
  await dialog.getByRole('button', { name: 'Remove' }).click();
  await expect(card).not.toContainText('User name and password');
  expect(modules.goproxy).not.toBe('');
});

test('sources are dragged and added, mirrors never trusted', async ({ machine, modules, window }) => {
  await open(window);
  const card = window.getByRole('region', { name: 'Download sources' });
  await card.getByRole('button', { name: 'Add…' }).click();
  await window.getByRole('menuitem', { name: /^ustc: archives only/ }).click();
  const ustc = card.getByRole('listitem').filter({ hasText: 'mirrors.ustc.edu.cn' });
  await expect(ustc).toContainText('downloads only');
  await ustc.locator('[draggable]').dragTo(card.getByRole('listitem').first());
  await expect(card.getByRole('listitem').first()).toContainText('ustc');
  await expect
    .poll(async () => JSON.parse(await machine.goswitch('settings', 'get', 'sources', '--json')).value?.[0]?.name)
    .toBe('ustc');
  await notices(window).getByRole('button', { name: 'Undo' }).click();
  await expect(card.getByRole('listitem').first()).not.toContainText('ustc');
  expect(modules.goproxy).not.toBe('');
});

test('terminals get a proxy after a look at each file, and lose it again', async ({ machine, modules, window }) => {
  const before = await readFile(profile(machine.userHome), 'utf8');
  await open(window);
  const card = window.getByRole('region', { name: 'Terminal proxy' });
  await card.getByRole('button', { name: 'Set up…' }).click();
  const dialog = window.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Proxy address' }).fill('http://proxy.corp.example:3128');
  await expect(dialog.getByRole('figure').first()).toContainText('http://proxy.corp.example:3128');
  expect(await readFile(profile(machine.userHome), 'utf8')).toBe(before);
  await dialog.getByRole('button', { name: /^Apply to \d+ files?$/ }).click();
  await expect(dialog).toBeHidden();
  await expect(card).toContainText('http://proxy.corp.example:3128');
  expect(await readFile(profile(machine.userHome), 'utf8')).toContain('HTTPS_PROXY');
  await card.getByRole('button', { name: 'Remove…' }).click();
  await expect(dialog.getByRole('figure').first()).toContainText('proxy.corp.example');
  await dialog.getByRole('button', { name: /^Apply to \d+ files?$/ }).click();
  await expect(card).toContainText('Not set');
  expect(await readFile(profile(machine.userHome), 'utf8')).toBe(before);
  expect(modules.goproxy).not.toBe('');
});

for (const language of ['en', 'zh-CN']) {
  test(`axe finds nothing, light and dark, and nothing scrolls sideways at 800x560: ${language}`, async ({
    machine,
    modules,
    window,
  }) => {
    await wear(machine, window, { theme: 'light', language });
    await window.setViewportSize({ width: 800, height: 560 });
    modules.bad.server.faultAlways('/golang.org/x/time/@v/list', 'status:500');
    await window.evaluate(() => globalThis.location.assign('#/network'));
    await expect(window.getByText(modules.good.url).first()).toBeVisible();
    await window.getByRole('button', { name: /^(Test connections|测试连接)$/ }).click();
    await expect(window.getByRole('button', { name: /“\|”/ })).toBeVisible({ timeout: 90_000 });
    await check(window, 'page');
    await window.getByRole('button', { name: /^(GOPROXY: show sources|GOPROXY：查看来源)/ }).click();
    await expect(window.getByRole('dialog')).toBeVisible();
    await check(window, 'variable');
    await window.keyboard.press('Escape');
    await window.getByRole('button', { name: /^(Save current as…|将当前设置存为…)$/ }).click();
    await expect(window.getByRole('dialog')).toBeVisible();
    await check(window, 'profile');
  });
}

async function wear(
  machine: Machine,
  window: Page,
  look: { readonly theme: string; readonly language: string },
): Promise<void> {
  for (const [name, value] of Object.entries(look)) await machine.goswitch('settings', 'set', name, value);
  await expect(window.locator('html')).toHaveAttribute('lang', look.language);
  await expect(window.locator('html')).toHaveAttribute('data-theme', look.theme);
}

async function check(window: Page, place: string): Promise<void> {
  expect.soft(await findViolations(window), place).toEqual([]);
  const isWider = await window.evaluate(() => {
    const main = document.querySelector('main');
    return (
      document.documentElement.scrollWidth > document.documentElement.clientWidth ||
      (main !== null && main.scrollWidth > main.clientWidth)
    );
  });
  expect.soft(isWider, `${place} scrolls sideways`).toBe(false);
}

async function open(window: Page): Promise<void> {
  await goTo(window, 'Network');
  await expect(entries(window).first()).toBeVisible({ timeout: 60_000 });
}

async function keepPreset(window: Page, name: string): Promise<void> {
  await window.getByRole('button', { name: 'Save current as…' }).click();
  const dialog = window.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
  await window.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
}

function modulesCard(window: Page): Locator {
  return window.getByRole('region', { name: 'Where Go gets modules' });
}

function entries(window: Page): Locator {
  return window.getByRole('list', { name: 'Entries of GOPROXY' }).getByRole('listitem');
}

function grip(window: Page, index: number): Locator {
  return entries(window).nth(index).locator('[draggable]');
}

function row(table: Locator, name: string): Locator {
  return table.getByRole('row').filter({ has: table.page().getByRole('rowheader', { name, exact: true }) });
}

function notices(window: Page): Locator {
  return window.getByRole('region', { name: 'Notifications' });
}

function hostOf(url: ModuleNetwork['goproxy']): string {
  return new URL(url).host;
}
