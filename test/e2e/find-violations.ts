import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** What axe judges by colours: all else is the same in every theme. */
const BY_COLOUR = ['color-contrast', 'link-in-text-block'];

/**
 * What axe finds on the page as it is, by all its rules in the theme that is worn, and by those about colours in the
 * other theme too: a page is visited once for both. The page then wears its theme again.
 * @param part a selector: only what is in it is looked at
 */
export async function findViolations(window: Page, part = 'html'): Promise<string[]> {
  const worn = await window.locator('html').getAttribute('data-theme');
  const other = worn === 'dark' ? 'light' : 'dark';
  const found = await look(new AxeBuilder({ page: window }).include(part), worn ?? 'system');
  await wear(window, other);
  const inOther = await look(new AxeBuilder({ page: window }).include(part).withRules(BY_COLOUR), other);
  await wear(window, worn);
  return [...found, ...inOther];
}

async function look(axe: AxeBuilder, theme: string): Promise<string[]> {
  const { violations } = await axe.analyze();
  return violations.map(
    ({ id, nodes }) => `${theme}: ${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`,
  );
}

/** As renderer/app/theme.ts does; that it follows the setting is shown in appearance.spec.ts. */
async function wear(window: Page, theme: string | null): Promise<void> {
  await window.evaluate((name) => {
    if (name === null) document.documentElement.removeAttribute('data-theme');
    else document.documentElement.dataset['theme'] = name;
  }, theme);
}
