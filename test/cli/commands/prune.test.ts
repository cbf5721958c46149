import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { goswitchIn } from '../../helpers/goswitch-command.ts';
import { createSandbox } from '../../helpers/sandbox.ts';

it('goswitch prune lists with --dry-run and removes without', async () => {
  const sandbox = await createSandbox();
  const goswitch = goswitchIn(sandbox);
  const left = path.join(sandbox.context.layout.trash, 'go1.25.5~abcd');
  await mkdir(left, { recursive: true });
  await writeFile(path.join(left, 'file'), Buffer.alloc(1234));
  const value = { removed: [{ path: left, bytes: 1234 }], freedBytes: 1234 };
  expect(await goswitch.json(['prune', '--dry-run'])).toEqual({ code: 0, value });
  expect((await goswitch.run(['prune', '--dry-run'])).stdout).toBe(
    '  1 kB  ~/.goswitch/trash/go1.25.5~abcd\nWould free 1 kB\n',
  );
  expect(existsSync(left)).toBe(true);
  expect(await goswitch.json(['prune'])).toEqual({ code: 0, value });
  expect(existsSync(left)).toBe(false);
  expect((await goswitch.run(['prune'])).stdout).toBe('Nothing to remove\n');
});
