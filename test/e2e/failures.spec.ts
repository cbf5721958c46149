import { archivePath, expect, goTo, rowOf, test } from './window.ts';

test('without its sources the window goes on with the last list, and says how old that is', async ({
  machine,
  window,
}) => {
  await expect(rowOf(window, '1.26.3')).toBeVisible();
  await machine.server.close();
  const notice = window.getByText(
    /Can’t reach the download sources\. This release list is from .+\. Installed versions still work\./,
  );
  await window.getByRole('button', { name: 'Refresh' }).first().click();
  await expect(notice).toBeVisible();
  await expect(rowOf(window, '1.26.3')).toBeVisible();
});

test('a machine that was never online is told why there is no list, and what to do', async ({ machine, page }) => {
  machine.server.faultAlways('/dl/', 'status:503');
  await page.goto(await machine.openHost());
  await goTo(page, 'Versions');
  const notice = page.getByRole('main').getByRole('alert');
  await expect(notice).toContainText('Could not load the release list');
  machine.server.faultAlways('/dl/', null);
  await notice.getByRole('button', { name: 'Try again' }).click();
  await expect(rowOf(page, '1.26.3')).toBeVisible();
});

test('a source that takes its time still gives its list', async ({ machine, page }) => {
  machine.server.faultAlways('/dl/', 'delay:2500');
  await page.goto(await machine.openHost());
  await goTo(page, 'Versions');
  // The window is asking for itself: somebody who asks too sees that it is heard, and is told when it is done.
  const refresh = page.getByRole('button', { name: 'Refresh' });
  await refresh.click();
  await expect(refresh).toHaveAttribute('aria-disabled', 'true');
  await expect(rowOf(page, '1.26.3')).toBeVisible();
  await expect(page.getByRole('main').getByRole('alert')).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Notifications' })).toContainText('The release list is up to date.');
});

test('a server that fails is told with what to do, on a button', async ({ machine, window }) => {
  machine.server.faultAlways(archivePath('go1.25.5'), 'status:500');
  const row = rowOf(window, '1.25.5');
  await row.getByRole('button', { name: 'Install Go 1.25.5' }).click();
  await expect(row).toContainText('The server returned an error');
  await row.click();
  await expect(window.getByRole('complementary').getByRole('alert')).toContainText('The server returned an error');
  await window.getByRole('complementary').getByText('Technical details').click();
  await expect(window.getByRole('complementary').getByRole('alert')).toContainText(archivePath('go1.25.5'));
  machine.server.faultAlways(archivePath('go1.25.5'), null);
  await row.getByRole('button', { name: 'Try Go 1.25.5 again' }).click();
  await expect(row.getByRole('button', { name: 'Use Go 1.25.5' })).toBeVisible();
});

test('a download that was tampered with is refused', async ({ machine, window }) => {
  machine.server.faultAlways(archivePath('go1.25.5'), 'corrupt:600');
  const row = rowOf(window, '1.25.5');
  await row.getByRole('button', { name: 'Install Go 1.25.5' }).click();
  await expect(row).toContainText(/Checksum mismatch|The archive is damaged/);
  expect(await machine.goswitch('ls')).not.toContain('go1.25.5');
});
