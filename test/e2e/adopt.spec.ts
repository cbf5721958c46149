import path from 'node:path';
import { makeFakeSdk } from '../helpers/fake-sdk.ts';
import { activeVersion, expect, rowOf, test } from './window.ts';

test('an SDK from elsewhere is adopted where it lies, used, and let go of without a scratch', async ({
  machine,
  window,
}) => {
  const root = path.join(machine.userHome, 'sdk/go1.24.2');
  await makeFakeSdk(root, { version: 'go1.24.2' });
  await window.reload();
  const row = rowOf(window, '1.24.2');
  await expect(row).toContainText('~/sdk/go1.24.2');
  await row.getByRole('button', { name: `Add the existing Go 1.24.2 in ${root}…` }).click();
  const dialog = window.getByRole('dialog', { name: 'Add Go 1.24.2' });
  await expect(dialog).toContainText('The original folder isn’t touched.');
  await dialog.getByRole('button', { name: 'Use in place' }).click();
  await expect(window.getByRole('region', { name: 'Notifications' })).toContainText('Added Go 1.24.2.');
  await row.getByRole('button', { name: 'Use Go 1.24.2' }).click();
  await expect(activeVersion(window, 'Go 1.24.2')).toBeVisible();
  expect(await machine.goswitch('exec', 'go1.24.2', '--', 'go', 'version')).toContain('go version go1.24.2');
  await row.click();
  await window.getByRole('complementary').getByRole('button', { name: 'Remove…' }).click();
  await expect(window.getByRole('alertdialog')).toContainText('Removes only the link.');
  await window.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
  await expect(row.getByRole('button', { name: /^Add the existing Go 1\.24\.2/ })).toBeVisible();
});
