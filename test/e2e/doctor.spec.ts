import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { GO_CACHE } from '../helpers/go-build.ts';
import { goEnvFile, profile, runs, stale, test } from './broken-machine.ts';
import { findViolations } from './find-violations.ts';
import { expect, goTo } from './window.ts';

const WRITTEN = 'GOROOT was set with "go env -w" to a folder that does not exist';
const EXPORTED = 'GOROOT points to a different Go than the one that runs';

/** For what waits until the checks have run once more: they start shells and programs, while other specs run too. */
const LOOKED_AGAIN = { timeout: 60_000 };

/** Builds with a real Go: far less than this, but on any machine. */
test.describe.configure({ timeout: 300_000 });

test('a finding has its evidence, a preview that changes nothing, a fix, and an undo to the same bytes', async ({
  machine,
  window,
}) => {
  const before = await readFile(goEnvFile(machine.userHome), 'utf8');
  await goTo(window, 'Environment');
  const finding = findingOf(window, WRITTEN);
  await expect(finding).toContainText('~/.config/go/env:1', LOOKED_AGAIN);
  await expect(finding).toContainText('GOROOT=/bad');
  await expect(finding).toContainText('error');
  await expect(window.getByRole('navigation').getByRole('link', { name: 'Environment' })).toContainText(
    /items? needs? attention/,
  );

  await finding.getByRole('button', { name: /^Preview/ }).click();
  const dialog = window.getByRole('dialog');
  await expect(dialog.getByRole('region', { name: /\.config\/go\/env/ })).toContainText('−GOROOT=/bad');
  await window.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  expect(await readFile(goEnvFile(machine.userHome), 'utf8')).toBe(before);

  await finding.getByRole('button', { name: /^Fix/ }).focus();
  await window.keyboard.press('Enter');
  await expect(finding).toBeHidden(LOOKED_AGAIN);
  // The button went with its finding; the keyboard goes on where it stood.
  await expect(findings(window).locator(':focus')).toHaveCount(1);
  expect(await readFile(goEnvFile(machine.userHome), 'utf8')).not.toContain('GOROOT');
  await notices(window).getByRole('button', { name: 'Undo' }).click();
  await expect(finding).toBeVisible(LOOKED_AGAIN);
  expect(await readFile(goEnvFile(machine.userHome), 'utf8')).toBe(before);
});

test('all are fixed with one preview, by keyboard, and undone together', async ({ machine, window }) => {
  const files = [goEnvFile(machine.userHome), profile(machine.userHome)];
  const before = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  await goTo(window, 'Environment');
  await expect(findingOf(window, EXPORTED)).toContainText(`~/.profile:3`, LOOKED_AGAIN);
  await findings(window)
    .getByRole('button', { name: /^Fix (all|\d+ of)/ })
    .focus();
  await window.keyboard.press('Enter');
  const dialog = window.getByRole('dialog');
  await expect(dialog.getByRole('region', { name: WRITTEN })).toContainText('GOROOT=/bad');
  await expect(dialog.getByRole('region', { name: EXPORTED })).toContainText('commented out by goswitch');
  await dialog.getByRole('button', { name: /^Fix \d/ }).focus();
  await window.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(findingOf(window, WRITTEN)).toBeHidden(LOOKED_AGAIN);
  await expect(findingOf(window, EXPORTED)).toBeHidden(LOOKED_AGAIN);
  expect(await readFile(profile(machine.userHome), 'utf8')).toMatch(/^: # commented out by goswitch: export GOROOT=/m);
  await notices(window).getByRole('button', { name: 'Undo' }).click();
  await expect(findingOf(window, WRITTEN)).toBeVisible(LOOKED_AGAIN);
  await expect(findingOf(window, EXPORTED)).toBeVisible(LOOKED_AGAIN);
  expect(await Promise.all(files.map((file) => readFile(file, 'utf8')))).toEqual(before);
});

test('the self-test names the stage that fails and the variable that is to blame, while one looks', async ({
  machine,
  window,
}) => {
  // The GOROOT that was written stops go at once; with the exported one, of another Go, every stage first compiles what
  // it then refuses (test/core/doctor/self-test/real-go.test.ts).
  await writeFile(profile(machine.userHome), `export PATH=${runs?.root}/bin:$PATH\nexport GOCACHE='${GO_CACHE}'\n`);
  await goTo(window, 'Environment');
  const card = window.getByRole('region', { name: 'Self-test' });
  await card.getByRole('button', { name: 'Run' }).click();
  await expect(card.getByRole('button', { name: 'Stop' })).toBeVisible();
  const chart = card.getByRole('table', { name: 'Stages: yours and clean' });
  await expect(chart.getByRole('row')).toHaveCount(8);
  const failure = card.getByRole('region', { name: /failed in your environment$/ }).first();
  await expect(failure).toBeVisible({ timeout: 100_000 });
  await expect(failure).toContainText(/exit code \d/);
  await expect(failure.getByRole('region', { name: 'Output' })).not.toBeEmpty();
  await expect(card.getByRole('button', { name: 'Run' })).toBeVisible({ timeout: 280_000 });
  await expect(
    card.getByRole('status').filter({ hasText: 'in your environment and passes in a clean one' }),
  ).toBeVisible();
  await expect(
    card.getByRole('region', { name: 'Causes' }).getByRole('row').filter({ hasText: 'GOROOT' }),
  ).toContainText('/bad');

  await writeFile(goEnvFile(machine.userHome), '');
  await card.getByRole('button', { name: 'Run' }).click();
  await expect(card.getByRole('status').filter({ hasText: 'No problems found' })).toBeVisible({ timeout: 280_000 });
  await expect(card.getByRole('region', { name: 'Program startup' })).toContainText('time to main');
});

test('a program of an older Go is rebuilt with the one that runs, and brought back', async ({ machine, window }) => {
  const program = path.join(machine.userHome, 'go/bin/greet');
  const before = await readFile(program);
  await goTo(window, 'Environment');
  await window.getByRole('button', { name: 'Tools and SDKs…' }).click();
  await expect(window.getByRole('heading', { level: 1, name: 'Tools and SDKs' })).toBeVisible();
  const row = window.getByRole('row').filter({ hasText: 'example.com/greet' });
  await expect(row).toContainText(stale?.version ?? '', { timeout: 60_000 });
  await row.getByRole('button', { name: `Rebuild greet with ${runs?.version}` }).click();
  await expect(notices(window)).toContainText(`Rebuilt 1 tool with ${runs?.version}.`, { timeout: 120_000 });
  await expect(row).toBeHidden();
  await window.getByRole('radio', { name: /^All/ }).click();
  await expect(row).toContainText('same');
  expect((await readFile(program)).equals(before)).toBe(false);
  await notices(window).getByRole('button', { name: 'Undo' }).click();
  await expect(row).toContainText(stale?.version ?? '');
  expect((await readFile(program)).equals(before)).toBe(true);
});

test('folders to look in are added and taken away again', async ({ machine, window }) => {
  await window.evaluate(() => globalThis.location.assign('#/environment/programs'));
  const card = window.getByRole('region', { name: 'Folders' });
  await card.getByRole('textbox', { name: 'Another folder' }).fill('tools');
  await window.keyboard.press('Enter');
  await expect(card).toContainText('Use an absolute path');
  await card.getByRole('textbox', { name: 'Another folder' }).fill(machine.userHome);
  await window.keyboard.press('Enter');
  await expect(card.getByRole('listitem').filter({ hasText: 'added by you' })).toBeVisible();
  expect(await machine.goswitch('settings', 'get', 'scanFolders')).toContain(machine.userHome);
  await card.getByRole('button', { name: 'Stop scanning ~' }).click();
  await expect(card.getByRole('listitem').filter({ hasText: 'added by you' })).toHaveCount(0);
});

test('a snapshot is saved from the palette, and says what differs on another machine', async ({ window }, testInfo) => {
  testInfo.skip(testInfo.project.name === 'electron', 'Electron asks for the place of a download');
  const saved = window.waitForEvent('download');
  await window.keyboard.press('Control+k');
  await window.getByRole('combobox', { name: 'Command palette' }).fill('snapshot save');
  await window.keyboard.press('Enter');
  const download = await saved;
  expect(download.suggestedFilename()).toMatch(/^goswitch-snapshot-\d{8}-\d{6}\.json$/);
  const theirs = JSON.parse(await readFile(await download.path(), 'utf8')) as { path: string[] };
  expect(theirs.path).toContain('/usr/bin');
  await goTo(window, 'Environment');
  await window.getByRole('button', { name: 'Snapshot…' }).click();
  const dialog = window.getByRole('dialog', { name: 'Snapshot of this environment' });
  await pick(dialog, JSON.stringify({ ...theirs, path: [...theirs.path, '/opt/of-a-colleague/bin'] }));
  await expect(
    dialog.getByRole('table', { name: 'PATH' }).getByRole('row').filter({ hasText: '/opt/of-a-colleague/bin' }),
  ).toContainText('none');
  await pick(dialog, 'not a snapshot');
  await expect(dialog.getByRole('alert')).toContainText('it is not JSON');
  await pick(dialog, '{"schema": 7}');
  await expect(dialog.getByRole('alert')).toBeVisible();
});

for (const language of ['en', 'zh-CN']) {
  test(`axe finds nothing, light and dark, and nothing scrolls sideways at 800x560: ${language}`, async ({
    machine,
    window,
  }) => {
    await machine.goswitch('settings', 'set', 'theme', 'light');
    await machine.goswitch('settings', 'set', 'language', language);
    await expect(window.locator('html')).toHaveAttribute('lang', language);
    await expect(window.locator('html')).toHaveAttribute('data-theme', 'light');
    await window.setViewportSize({ width: 800, height: 560 });
    await window.evaluate(() => globalThis.location.assign('#/environment'));
    await expect(window.getByText('GOROOT=/bad').first()).toBeVisible(LOOKED_AGAIN);
    await check(window, 'findings');
    await window
      .getByRole('button', { name: /^(Preview|预览)/ })
      .first()
      .click();
    await expect(window.getByRole('dialog').getByRole('figure').first()).toBeVisible();
    await check(window, 'preview');
    await window.keyboard.press('Escape');
    await window.evaluate(() => globalThis.location.assign('#/environment/programs'));
    await expect(window.getByText('example.com/greet')).toBeVisible({ timeout: 60_000 });
    await check(window, 'programs');
  });
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

function findings(window: Page): Locator {
  return window.getByRole('region', { name: 'Findings' });
}

function findingOf(window: Page, title: string): Locator {
  return findings(window)
    .getByRole('listitem')
    .filter({ has: window.getByRole('heading', { name: title, exact: true }) });
}

function notices(window: Page): Locator {
  return window.getByRole('region', { name: 'Notifications' });
}

async function pick(dialog: Locator, text: string): Promise<void> {
  await dialog
    .locator('input[type=file]')
    .setInputFiles({ name: 'theirs.json', mimeType: 'application/json', buffer: Buffer.from(text) });
}
