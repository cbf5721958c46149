import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { runProgram } from '../../../../electron/core/base/programs/run-program.ts';
import { canExecuteIn } from '../../../../electron/core/doctor/machine/can-execute-in.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';
import { canMount, mountTmpfs } from '../../../helpers/tmpfs.ts';

const tools = { runProgram, signal: new AbortController().signal };

describe.skipIf(!canMount())('starts a program', () => {
  it('where it may run', async () => {
    const { dir } = await createSandbox();
    const folder = await mountTmpfs(path.join(dir, 'exec'), 'exec');
    expect(await canExecuteIn(folder, tools)).toBe(true);
    expect(await readdir(folder)).toEqual([]);
  });

  it('and not where programs may not', async () => {
    const { dir } = await createSandbox();
    const folder = await mountTmpfs(path.join(dir, 'noexec'), 'noexec');
    expect(await canExecuteIn(folder, tools)).toBe(false);
    expect(await readdir(folder)).toEqual([]);
  });
});

it('throws where no file can be made', async () => {
  await expect(canExecuteIn('/nowhere/at/all', tools)).rejects.toMatchObject({ code: 'ENOENT' });
});
