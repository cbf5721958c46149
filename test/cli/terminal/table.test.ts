import { expect, it } from 'vitest';
import { createStyle } from '../../../electron/cli/terminal/style.ts';
import { formatTable } from '../../../electron/cli/terminal/table.ts';

it('aligns columns, with colour codes taking no width and no blanks at the end', () => {
  const { green } = createStyle(true);
  expect(
    formatTable([
      ['VERSION', 'STATUS', ''],
      [green('go1.26.3'), 'supported', 'installed'],
      ['go1.4', 'end of life', ''],
    ]),
  ).toEqual(['VERSION   STATUS', `${green('go1.26.3')}  supported    installed`, 'go1.4     end of life']);
});
