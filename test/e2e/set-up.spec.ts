import { appendFile, chmod, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { runToEnd } from './host-process.ts';
import { activeVersion, expect, giveFile, goTo, test } from './window.ts';

/** Each file of these tests is small, and so is what shells take to start here. */
const PROFILE = 'export EDITOR=vi\n';

test('set-up shows every file before it is written, takes effect in a new terminal, and is undone to the byte', async ({
  machine,
  window,
}) => {
  const profile = path.join(machine.userHome, '.profile');
  await writeFile(profile, PROFILE);
  await machine.goswitch('install', '1.25.5', '--use');
  await goTo(window, 'Environment');
  await setUpCard(window).getByRole('button', { name: 'Set up…' }).click();
  const preview = window.getByRole('dialog', { name: 'Set up shells and programs' });
  await expect(preview).toContainText('~/.profile');
  await expect(preview).toContainText('.goswitch/shims');
  expect(await readFile(profile, 'utf8')).toBe(PROFILE);
  await preview.getByRole('button', { name: /^Apply to \d+ files?$/ }).click();
  await expect(preview).toBeHidden();
  expect(await goInTerminal()).toBe('go version go1.25.5 linux/amd64');

  await setUpCard(window).getByRole('button', { name: 'Undo…' }).click();
  const undo = window.getByRole('dialog', { name: 'Undo the setup' });
  await undo.getByRole('button', { name: /^Undo in \d+ files?$/ }).click();
  await expect(undo).toBeHidden();
  expect(await readFile(profile, 'utf8')).toBe(PROFILE);
  expect(await goInTerminal()).not.toContain('go1.25.5');

  async function goInTerminal(): Promise<string> {
    return (await runToEnd('sh', ['-l', '-c', 'go version'], { env: machine.env, cwd: machine.userHome })).trim();
  }
});

test('a line that defeats the switch is commented out, seen first, and comes back with undo', async ({
  machine,
  window,
}) => {
  const profile = path.join(machine.userHome, '.profile');
  const line = 'export GOROOT=/opt/old-go\n';
  await giveFile(profile, `${PROFILE}${line}`);
  await machine.goswitch('install', '1.25.5', '--use');
  await goTo(window, 'Environment');
  await window
    .getByRole('button', { name: /line 2 of ~\/\.profile/ })
    .first()
    .click();
  const preview = window.getByRole('dialog', { name: 'Comment out the line' });
  await expect(preview).toContainText('export GOROOT=/opt/old-go');
  await preview.getByRole('button', { name: 'Comment out' }).click();
  await expect(preview).toBeHidden();
  expect(await readFile(profile, 'utf8')).toMatch(/^: # commented out by goswitch: export GOROOT=\/opt\/old-go$/m);
  await window.getByRole('region', { name: 'Notifications' }).getByRole('button', { name: 'Undo' }).click();
  await expect.poll(async () => await readFile(profile, 'utf8')).toBe(`${PROFILE}${line}`);
});

test('the last step of the first run shows what set-up would write', async ({ machine, window }) => {
  await writeFile(path.join(machine.userHome, '.profile'), PROFILE);
  await machine.goswitch('install', '1.25.5', '--use');
  await window.evaluate(() => globalThis.location.assign('#/first-run'));
  await window.getByRole('main').getByRole('button', { name: 'Review changes…' }).click();
  await expect(window.getByRole('dialog', { name: 'Set up shells and programs' })).toContainText('~/.profile');
  await window.keyboard.press('Escape');
  await expect(window.getByRole('dialog')).toHaveCount(0);
  await expect(window.getByRole('heading', { level: 1, name: 'Environment' })).toBeVisible();
});

test('the card of the active version believes the shells over their files', async ({ machine, window }) => {
  const other = path.join(machine.userHome, 'other/bin/go');
  await giveFile(other, '#!/bin/sh\necho other\n');
  await chmod(other, 0o755);
  await machine.goswitch('install', '1.25.5', '--use');
  await machine.goswitch('setup');
  const reach = window
    .getByRole('region', { name: 'Active version' })
    .getByRole('list', { name: 'Where it takes effect' });
  await expect(activeVersion(window, 'Go 1.25.5')).toBeVisible();
  await expect(reach.getByRole('listitem').filter({ hasText: /^sh/ })).toHaveText(/takes effect/);
  await appendFile(path.join(machine.userHome, '.profile'), `PATH=${path.dirname(other)}:$PATH\n`);
  await window.reload();
  await expect(reach.getByRole('listitem').filter({ hasText: /^sh/ })).toHaveText('sh: another go comes first on PATH');
});

function setUpCard(window: Page) {
  return window.locator('section').filter({ has: window.getByRole('heading', { name: 'Shell setup', exact: true }) });
}
