import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, goTo, openVersions, test } from './window.ts';

const ASKED = 'GoSwitch is asking in the terminal where “goswitch ui” runs: use this folder outside your home?';

test('what the terminal asks is said in the window, over a dialog too, until it is answered', async ({
  machine,
  page,
}, testInfo) => {
  test.skip(testInfo.project.name === 'electron', 'The desktop app asks in a dialog of the system');
  const folder = path.join(path.dirname(machine.userHome), 'outside');
  await mkdir(folder);
  let answer: (line: string) => void = () => undefined;
  const asked: string[] = [];
  const host = await machine.openHost((question, reply) => {
    asked.push(question);
    answer = reply;
  });
  await openVersions(page, host);
  await goTo(page, 'Projects');
  await page.getByRole('button', { name: 'Add project…' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Folder' }).fill(folder);
  await dialog.getByRole('button', { name: 'Add' }).click();
  const notice = page.getByRole('region', { name: 'Notifications' }).getByRole('status');
  await expect(notice).toHaveText(`${ASKED} ${folder}`);
  answer('y');
  await expect(notice).toHaveCount(0);
  await expect(page.getByRole('grid').getByRole('row').filter({ hasText: 'outside' })).toBeVisible();
  // Looked at and added: one question.
  expect(asked).toEqual([expect.stringContaining(folder)]);
});
