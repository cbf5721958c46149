import { appendFile } from 'node:fs/promises';
import path from 'node:path';
import { activeVersion, archivePath, expect, rowOf, test } from './window.ts';

test('installs with visible progress, then switches with one click', async ({ machine, window }) => {
  machine.server.faultAlways(archivePath('go1.26.3'), 'trickle:20000:50+stall-after:300000');
  await rowOf(window, '1.26.3').getByRole('button', { name: 'Install Go 1.26.3' }).click();
  const progress = rowOf(window, '1.26.3').getByRole('progressbar', { name: 'Progress of Go 1.26.3' });
  await expect(progress).toHaveAttribute('aria-valuetext', /downloading.*\/s/);
  await expect.poll(async () => Number(await progress.getAttribute('aria-valuenow'))).toBeGreaterThan(20);
  machine.server.resume();
  await rowOf(window, '1.26.3').getByRole('button', { name: 'Use Go 1.26.3' }).click();
  await expect(activeVersion(window, 'Go 1.26.3')).toBeVisible();
  expect(await machine.goswitch('current')).toContain('go1.26.3');
});

test('a cancelled install goes on where it stopped', async ({ machine, window }) => {
  const archive = archivePath('go1.26.3');
  machine.server.faultAlways(archive, 'stall-after:300000');
  const row = rowOf(window, '1.26.3');
  await row.getByRole('button', { name: 'Install Go 1.26.3' }).click();
  await expect
    .poll(async () => Number(await row.getByRole('progressbar').getAttribute('aria-valuenow')))
    .toBeGreaterThan(20);
  await row.getByRole('button', { name: 'Cancel Go 1.26.3' }).click();
  await expect(row.getByRole('button', { name: 'Install Go 1.26.3' })).toBeVisible();
  machine.server.faultAlways(archive, null);
  machine.server.forgetRequests();
  await row.getByRole('button', { name: 'Install Go 1.26.3' }).click();
  await expect(row.getByRole('button', { name: 'Use Go 1.26.3' })).toBeVisible();
  expect(
    machine.server
      .requestsFor(archive)
      .map(({ status, headers }) => [status, /^bytes=[1-9]\d+-$/.test(headers.range ?? '')]),
  ).toEqual([[206, true]]);
});

test('a switch is undone from its notice', async ({ machine, window }) => {
  await machine.goswitch('install', '1.25.5', '--use');
  await machine.goswitch('install', '1.25.4');
  await rowOf(window, '1.25.4').getByRole('button', { name: 'Use Go 1.25.4' }).click();
  await expect(activeVersion(window, 'Go 1.25.4')).toBeVisible();
  await window.getByRole('region', { name: 'Notifications' }).getByRole('button', { name: 'Undo' }).click();
  await expect(activeVersion(window, 'Go 1.25.5')).toBeVisible();
  expect(await machine.goswitch('current')).toContain('go1.25.5');
});

test('removing says what goes, and removes it', async ({ machine, window }) => {
  await machine.goswitch('install', '1.25.5');
  await rowOf(window, '1.25.5').click();
  await window.getByRole('complementary').getByRole('button', { name: 'Remove…' }).click();
  const question = window.getByRole('alertdialog');
  await expect(question).toContainText(/Deletes .*versions\/go1\.25\.5 \(\d+ files\) and frees [\d.]+\s\w+\./);
  await question.getByRole('button', { name: 'Remove' }).click();
  await expect(rowOf(window, '1.25.5').getByRole('button', { name: 'Install Go 1.25.5' })).toBeVisible();
  expect(await machine.goswitch('ls')).not.toContain('go1.25.5');
});

test('verifying names the file that was tampered with', async ({ machine, window }) => {
  await machine.goswitch('install', '1.25.5');
  await rowOf(window, '1.25.5').click();
  const details = window.getByRole('complementary');
  await details.getByRole('button', { name: 'Verify' }).click();
  await expect(details.getByText('Unchanged.')).toBeVisible();
  await appendFile(path.join(machine.home, 'versions/go1.25.5/src/fmt/print.go'), '// sneaked in\n');
  await details.getByRole('button', { name: 'Verify' }).click();
  await expect(details.getByRole('status').filter({ hasText: 'Changed since it was installed.' })).toContainText(
    'src/fmt/print.go',
  );
});

test('the release notes of each version are where go.dev has them, and open outside of the window', async ({
  window,
}) => {
  await rowOf(window, '1.26.3').click();
  const link = window.getByRole('complementary').getByRole('link', { name: /^Release notes/ });
  await expect(link).toHaveAttribute('href', 'https://go.dev/doc/devel/release#go1.26.3');
  await expect(link).toHaveAttribute('target', '_blank');
  await expect(link).toHaveAttribute('rel', /noreferrer/);
});
