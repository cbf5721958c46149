import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { createProfilesSandbox } from './profiles-sandbox.ts';

const CHILD = fileURLToPath(new URL('edit-until-killed.ts', import.meta.url));
const ROUNDS = 15;

it('kill -9 at any moment leaves the old bytes or the new ones, and undoing still works', async () => {
  const sandbox = await createProfilesSandbox();
  const before = {
    '.profile': null,
    '.bashrc': Buffer.from('alias a=b\r\nexport B=2'),
    'dotfiles/config.fish': Buffer.from('set -gx PATH /x $PATH\n'),
  };
  await sandbox.write('.bashrc', before['.bashrc'], 0o640);
  await sandbox.write('dotfiles/config.fish', before['dotfiles/config.fish']);
  await sandbox.write('.config/fish/own.fish', '');
  await symlink('../../dotfiles/config.fish', sandbox.at('.config/fish/config.fish'));
  const targets = ['bash', 'fish'] as const;
  const readAll = async () =>
    Object.fromEntries(
      await Promise.all(Object.keys(before).map(async (name) => [name, await sandbox.read(name)] as const)),
    );
  await sandbox.profiles.apply({ targets });
  const after = await readAll();
  await sandbox.profiles.undo();
  expect(await readAll()).toEqual(before);

  let caught = 0;
  for (let round = 0; round < ROUNDS; round++) {
    await killAfter(sandbox.userHome, Math.random() * 150);
    const now = await readAll();
    for (const [name, bytes] of Object.entries(now)) {
      expect([before[name as keyof typeof before], after[name]], name).toContainEqual(bytes);
      if (bytes !== null && after[name]?.equals(bytes)) caught++;
    }
    await sandbox.profiles.apply({ targets });
    expect(await readAll()).toEqual(after);
    await sandbox.profiles.undo();
    expect(await readAll()).toEqual(before);
  }
  expect(caught).toBeGreaterThan(0);
  expect((await readdir(sandbox.userHome)).sort()).toEqual(['.bashrc', '.config', '.goswitch', 'dotfiles']);
  expect(await readdir(path.join(sandbox.userHome, 'dotfiles'))).toEqual(['config.fish']);
  expect((await sandbox.journal.list({ limit: 10_000 })).every(({ action }) => action.startsWith('profile.'))).toBe(
    true,
  );
}, 120_000);

/** Starts the child and kills it `afterMs` after it got ready. */
async function killAfter(userHome: string, afterMs: number): Promise<void> {
  const child = spawn(process.execPath, [CHILD, userHome], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: '/usr/bin:/bin' },
  });
  await once(child.stdout, 'data');
  await new Promise((resolve) => setTimeout(resolve, afterMs));
  child.kill('SIGKILL');
  await once(child, 'close');
}
