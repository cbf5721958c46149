import path from 'node:path';
import type { Page } from '@playwright/test';
import { makeFakeSdk } from '../helpers/fake-sdk.ts';
import { findViolations } from './find-violations.ts';
import { expect, giveFile, goToAddress, type Machine, test } from './window.ts';

const PAGES = ['first-run', 'versions', 'projects', 'environment', 'network', 'activity', 'settings'];
const NARROW = { width: 800, height: 560 };
const WIDE = { width: 1180, height: 740 };

for (const language of ['en', 'zh-CN'] as const) {
  test(`axe finds nothing on any page, light and dark: ${language}`, async ({ machine, window }) => {
    test.slow();
    await prepare(machine, window, language);
    for (const page of PAGES) {
      await goToAddress(window, page);
      await expectNoViolations(window, page);
    }
  });

  // In parts, which run side by side.
  for (const part of ['versions', 'projects', 'other pages'] as const) {
    test(`axe finds nothing in what opens over ${part}, light and dark: ${language}`, async ({ machine, window }) => {
      test.slow();
      await prepare(machine, window, language);
      for (const { name, page, open, isNarrow = false } of OVERLAYS.filter((overlay) => partOf(overlay) === part)) {
        await window.setViewportSize(isNarrow ? NARROW : WIDE);
        await goToAddress(window, page);
        await open(window);
        await expect(openDialogs(window).last()).toBeVisible();
        await expectNoViolations(window, name, '[role=dialog], [role=alertdialog]');
        for (let count = await openDialogs(window).count(); count > 0; count = await openDialogs(window).count()) {
          await window.keyboard.press('Escape');
          await expect(openDialogs(window)).toHaveCount(count - 1);
        }
      }
    });
  }
}

function partOf({ page }: { readonly page: string }): string {
  const [first] = page.split('/');
  return first === 'versions' || first === 'projects' ? first : 'other pages';
}

/** What opens over a page. Buttons are found by their place or by words that hold in both languages. */
const OVERLAYS: readonly {
  readonly name: string;
  readonly page: string;
  readonly isNarrow?: boolean;
  open(window: Page): Promise<void>;
}[] = [
  { name: 'palette', page: 'versions', open: async (window) => await window.keyboard.press('Control+k') },
  {
    name: 'adopt',
    page: 'versions',
    open: async (window) =>
      await window
        .getByRole('button', { name: /^(Add the existing Go 1\.24\.2 in|添加 .* 中已有的 Go 1\.24\.2)/ })
        .click(),
  },
  {
    name: 'pin a version',
    page: 'versions/go1.25.5',
    open: async (window) => await button(window, /^(Pin a project|为项目固定)…/).click(),
  },
  {
    name: 'remove',
    page: 'versions/go1.25.5',
    open: async (window) => await button(window, /^(Remove|删除)…/).click(),
  },
  {
    name: 'add project',
    page: 'projects',
    open: async (window) => await button(window, /^(Add project|添加项目)…/).click(),
  },
  {
    name: 'project',
    page: 'projects',
    open: async (window) => await button(window, /^(Details of shop|shop 的详情)/).click(),
  },
  {
    name: 'group',
    page: 'projects',
    async open(window) {
      await button(window, /^(Details of shop|shop 的详情)/).click();
      await button(window, /^(Group|分组)…/).click();
    },
  },
  {
    name: 'pin a project',
    page: 'projects',
    async open(window) {
      await button(window, /^(Details of shop|shop 的详情)/).click();
      await button(window, /^(Pin|Change pin|固定|更改固定版本)…/)
        .last()
        .click();
    },
  },
  { name: 'set-up', page: 'environment/set-up', open: async () => undefined },
  {
    name: 'source',
    page: 'settings',
    open: async (window) => await button(window, /^(Add a source|添加下载源)…/).click(),
  },
  {
    name: 'details of a version in a narrow window',
    page: 'versions/go1.25.4',
    isNarrow: true,
    open: async () => undefined,
  },
  {
    name: 'details of a change in a narrow window',
    page: 'activity',
    isNarrow: true,
    open: async (window) => await button(window, /^(Details|详情): /).click(),
  },
];

function button(window: Page, name: RegExp) {
  return window.getByRole('button', { name }).first();
}

function openDialogs(window: Page) {
  return window.getByRole('dialog').or(window.getByRole('alertdialog'));
}

async function prepare(machine: Machine, window: Page, language: string): Promise<void> {
  const project = path.join(machine.userHome, 'src/shop');
  await giveFile(path.join(project, 'go.mod'), 'module shop\n\ngo 1.26.0\n');
  await giveFile(path.join(machine.userHome, '.profile'), 'export EDITOR=vi\n');
  await makeFakeSdk(path.join(machine.userHome, 'sdk/go1.24.2'), { version: 'go1.24.2' });
  await machine.goswitch('install', '1.25.5', '--use');
  await machine.goswitch('install', '1.25.4');
  await machine.goswitch('projects', 'add', project);
  await machine.goswitch('settings', 'set', 'theme', 'light');
  await machine.goswitch('settings', 'set', 'language', language);
  await expect(window.locator('html')).toHaveAttribute('lang', language);
  await expect(window.locator('html')).toHaveAttribute('data-theme', 'light');
}

/** @param part a selector: only what is in it is looked at */
async function expectNoViolations(window: Page, where: string, part = 'html'): Promise<void> {
  expect.soft(await findViolations(window, part), where).toEqual([]);
}
