import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, giveFile, goToAddress, test } from './window.ts';

const PAGES = ['first-run', 'versions', 'projects', 'environment', 'network', 'activity', 'settings'];

for (const theme of ['light', 'dark']) {
  for (const language of ['en', 'zh-CN']) {
    test(`axe finds nothing on any page: ${theme}, ${language}`, async ({ machine, window }) => {
      test.slow();
      const project = path.join(machine.userHome, 'src/shop');
      await mkdir(project, { recursive: true });
      await giveFile(path.join(project, 'go.mod'), 'module shop\n\ngo 1.26.0\n');
      await machine.goswitch('install', '1.25.5', '--use');
      await machine.goswitch('install', '1.25.4');
      await machine.goswitch('projects', 'add', project);
      await machine.goswitch('settings', 'set', 'theme', theme);
      await machine.goswitch('settings', 'set', 'language', language);
      await expect(window.locator('html')).toHaveAttribute('lang', language);
      await expect(window.locator('html')).toHaveAttribute('data-theme', theme);
      for (const page of PAGES) {
        await goToAddress(window, page);
        const { violations } = await new AxeBuilder({ page: window }).analyze();
        const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`);
        expect.soft(found, page).toEqual([]);
      }
    });
  }
}
