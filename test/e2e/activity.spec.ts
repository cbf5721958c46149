import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, goTo, test } from './window.ts';

test('activity tells every change with its diff, finds it, and undoes it', async ({ machine, window }) => {
  const profile = path.join(machine.userHome, '.profile');
  await writeFile(profile, 'export EDITOR=vi\n');
  await machine.goswitch('install', '1.25.5', '--use');
  await machine.goswitch('setup');
  await machine.goswitch('settings', 'set', 'retries', '2');
  await goTo(window, 'Activity');
  const list = window.getByRole('grid', { name: 'Changes made to this machine' });
  const details = window.getByRole('complementary');
  for (const sentence of ['Installed go1.25.5', 'Switched to go1.25.5', 'Added GoSwitch to PATH in']) {
    await expect(list.getByRole('row').filter({ hasText: sentence }).first()).toBeVisible();
  }

  await window.getByRole('radio', { name: 'Startup files' }).click();
  await expect(list.getByRole('row').filter({ hasText: 'Installed go1.25.5' })).toHaveCount(0);
  await list.getByRole('row').filter({ hasText: '.profile' }).click();
  await expect(details).toContainText('.goswitch/shims');
  await details.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(async () => await readFile(profile, 'utf8')).toBe('export EDITOR=vi\n');
  await expect(details).toContainText('This change was undone.');

  await window.getByRole('radio', { name: 'All' }).click();
  await window.getByRole('textbox', { name: 'Find in activity' }).fill('retries');
  await expect(list.getByRole('row').filter({ hasText: 'Installed go1.25.5' })).toHaveCount(0);
  await window.getByRole('textbox', { name: 'Find in activity' }).fill('');
  const installed = list.getByRole('row').filter({ hasText: 'Installed go1.25.5' });
  await machine.goswitch('install', '1.25.4');
  await list.getByRole('button', { name: 'Undo: Installed go1.25.4' }).click();
  await expect(window.getByRole('alertdialog')).toContainText('Removes go1.25.4 from this machine.');
  await window.getByRole('alertdialog').getByRole('button', { name: 'Undo' }).click();
  await expect.poll(async () => await machine.goswitch('ls')).not.toContain('go1.25.4');
  await expect(installed).toBeVisible();
});
