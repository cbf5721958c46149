import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { startFirst } from '../../../../electron/core/base/desktop/start-program.ts';
import { eventually } from '../../../helpers/eventually.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';

async function prepare(scripts: Readonly<Record<string, string>>) {
  const { dir, env } = await createSandbox();
  for (const [name, text] of Object.entries(scripts))
    await writeFile(path.join(dir, name), `#!/bin/sh\n${text}\n`, { mode: 0o755 });
  const options = { folder: dir, env: { ...env, PATH: `${dir}:/usr/bin:/bin` } };
  return {
    dir,
    start: (...programs: string[]) =>
      startFirst(
        programs.map((program) => ({ program, args: [] })),
        options,
      ),
  };
}

describe('startFirst', () => {
  it('takes the first program that is there and does not fail at once', async () => {
    const { dir, start } = await prepare({ broken: 'exit 1', works: 'echo works > said', other: 'echo other > said' });
    expect(await start('missing', 'broken', 'works', 'other')).toBe(true);
    expect(await eventually(() => readFile(path.join(dir, 'said'), 'utf8'))).toBe('works\n');
  });

  it('does not wait for a program that stays', async () => {
    const { dir, start } = await prepare({ stays: 'echo "$$" > pid; exec sleep 60' });
    expect(await start('stays')).toBe(true);
    process.kill(Number(await readFile(path.join(dir, 'pid'), 'utf8')));
  });

  it('is false when nothing can be started', async () => {
    const { start } = await prepare({ broken: 'exit 3' });
    expect([await start('missing', 'broken'), await start()]).toEqual([false, false]);
  });
});
