import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { runToEnd } from './host-process.ts';
import { expect, giveFile, goTo, rowOf, test } from './window.ts';

test('a pinned project has its version in a terminal there, and others keep the active one', async ({
  machine,
  window,
}) => {
  await machine.goswitch('install', '1.26.2', '--use');
  await machine.goswitch('install', '1.25.5');
  const project = path.join(machine.userHome, 'src/shop');
  await mkdir(project, { recursive: true });
  await goTo(window, 'Projects');
  await window.getByRole('button', { name: 'Add project…' }).first().click();
  await window.getByRole('textbox', { name: 'Folder' }).fill(project);
  await window.getByRole('dialog').getByRole('button', { name: 'Add' }).click();
  const row = window.getByRole('grid').getByRole('row').filter({ hasText: 'shop' });
  await row.getByRole('button', { name: 'Pin shop…' }).click();
  await window.getByRole('dialog').getByRole('textbox', { name: 'Version' }).fill('1.25.5');
  await window.getByRole('dialog').getByRole('button', { name: 'Pin', exact: true }).click();
  await expect(row).toContainText('go1.25.5');
  expect(await goVersion(project)).toBe('go version go1.25.5 linux/amd64');
  expect(await goVersion(machine.userHome)).toBe('go version go1.26.2 linux/amd64');

  /** In a shell that finds GoSwitch, in `folder`. */
  async function goVersion(folder: string): Promise<string> {
    const env = { ...machine.env, PATH: `${path.join(machine.home, 'shims')}:${machine.env['PATH']}` };
    return (await runToEnd('sh', ['-c', 'go version'], { env, cwd: folder })).trim();
  }
});

test('projects share a pin as a group, are unpinned, and leave the list', async ({ machine, window }) => {
  await machine.goswitch('install', '1.26.2', '--use');
  const folders = ['shop', 'billing'].map((name) => path.join(machine.userHome, 'src', name));
  for (const folder of folders) {
    await giveFile(path.join(folder, 'go.mod'), `module ${path.basename(folder)}\n\ngo 1.26.0\n`);
    await machine.goswitch('projects', 'add', folder);
  }
  const pins = async () =>
    await Promise.all(
      folders.map((folder) =>
        readFile(path.join(folder, '.go-version'), 'utf8').then(
          (text) => text.trim(),
          () => null,
        ),
      ),
    );
  await goTo(window, 'Projects');
  const row = (name: string) => window.getByRole('grid').getByRole('row').filter({ hasText: name });
  const sheet = (name: string) => window.getByRole('dialog', { name, exact: true });

  for (const name of ['shop', 'billing']) {
    await row(name)
      .getByRole('button', { name: `Details of ${name}` })
      .click();
    await sheet(name).getByRole('button', { name: 'Group…' }).click();
    await window
      .getByRole('dialog', { name: `Group of ${name}` })
      .getByRole('textbox', { name: 'Name' })
      .fill('store');
    await window
      .getByRole('dialog', { name: `Group of ${name}` })
      .getByRole('button', { name: 'Save' })
      .click();
    await window.keyboard.press('Escape');
    await expect(window.getByRole('dialog')).toHaveCount(0);
  }
  await row('shop').getByRole('button', { name: 'Details of shop' }).click();
  await sheet('shop').getByRole('button', { name: 'Pin store…' }).click();
  await window.getByRole('dialog', { name: 'Pin store' }).getByRole('textbox', { name: 'Version' }).fill('1.25.5');
  await window.getByRole('dialog', { name: 'Pin store' }).getByRole('button', { name: 'Pin', exact: true }).click();
  await expect.poll(pins).toEqual(['1.25.5', '1.25.5']);

  await sheet('shop').getByRole('button', { name: 'Install 1.25.5' }).click();
  await expect.poll(async () => await machine.goswitch('ls')).toContain('go1.25.5');
  await expect(sheet('shop')).toContainText('go1.25.5');
  await sheet('shop').getByRole('button', { name: 'Unpin' }).click();
  await expect.poll(pins).toEqual([null, '1.25.5']);
  await sheet('shop').getByRole('button', { name: 'Remove from list' }).click();
  await expect(row('shop')).toHaveCount(0);
  // The row may be gone before the notice of it is there; the notice of the pin has an Undo too.
  await window
    .getByRole('status')
    .filter({ hasText: 'Removed shop from the list' })
    .getByRole('button', { name: 'Undo' })
    .click();
  await expect(row('shop')).toHaveCount(1);
});

test('what projects miss is installed in one go, and a version is pinned from its own details', async ({
  machine,
  window,
}) => {
  await machine.goswitch('install', '1.26.2', '--use');
  for (const [name, version] of [
    ['shop', '1.25.5'],
    ['billing', '1.24.11'],
  ] as const) {
    await giveFile(path.join(machine.userHome, 'src', name, '.go-version'), `${version}\n`);
    await machine.goswitch('projects', 'add', path.join(machine.userHome, 'src', name));
  }
  await goTo(window, 'Projects');
  await window.getByRole('button', { name: /^Install the versions that projects are missing: / }).click();
  await expect
    .poll(async () => await machine.goswitch('ls'), { timeout: 20_000 })
    .toMatch(/go1\.25\.5[\s\S]*go1\.24\.11/);
  await goTo(window, 'Versions');
  await rowOf(window, '1.26.2').click();
  await window.getByRole('complementary').getByRole('button', { name: 'Pin a project…' }).click();
  const dialog = window.getByRole('dialog', { name: 'Pin a project to Go 1.26.2' });
  await dialog.getByRole('button', { name: /Project/ }).click();
  await window.getByRole('option', { name: '~/src/shop' }).click();
  await expect(dialog).toContainText('Replaces the current pin, 1.25.5.');
  await dialog.getByRole('button', { name: 'Pin', exact: true }).click();
  await expect
    .poll(async () => await readFile(path.join(machine.userHome, 'src/shop/.go-version'), 'utf8'))
    .toBe('1.26.2\n');
});
