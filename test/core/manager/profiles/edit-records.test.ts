import { expect, it } from 'vitest';
import { createEditRecords, sha256 } from '../../../../electron/core/manager/profiles/edit-records.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';

it('records are listed while others are undone, and none of it is an error', async () => {
  const { context } = await createSandbox();
  const records = createEditRecords(context.layout);
  const bytes = Buffer.from('x');
  const make = () =>
    records.add(
      {
        kind: 'line',
        targets: [],
        file: '/x/.profile',
        beforeSha256: sha256(bytes),
        afterSha256: sha256(bytes),
        createdFolders: [],
        line: 'x',
      },
      bytes,
    );
  const made = [];
  for (let count = 0; count < 40; count++) made.push(await make());
  const undoing = (async () => {
    for (const record of made) await records.remove(record);
  })();
  let isOver = false;
  void undoing.then(() => {
    isOver = true;
  });
  while (!isOver) await records.list();
  expect(await records.list()).toEqual([]);
});
