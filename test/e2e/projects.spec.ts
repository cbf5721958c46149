import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { runToEnd } from './host-process.ts';
import { expect, goTo, test } from './window.ts';

test('a pinned project has its version in a terminal there, and others keep the active one', async ({ machine, window }) => {
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
