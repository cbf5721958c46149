import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { findFiles } from '../../../../electron/core/doctor/programs/find-files.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';

it('a program that is being put in place is not one more', async () => {
  const sandbox = await createSandbox();
  const folder = sandbox.dir;
  await writeFile(path.join(folder, '.goswitch-0123456789ab.tmp'), '');
  await writeFile(path.join(folder, 'greet'), '');
  const { files } = await findFiles(folder, { mostFiles: 10, depth: 0, pause: () => undefined });
  expect(files.map(({ file }) => path.basename(file))).toEqual(['greet']);
});
