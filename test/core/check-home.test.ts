import { chmod, chown, mkdir, readdir, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkHome } from '../../electron/core/check-home.ts';
import { defaultHome } from '../../electron/core/layout.ts';
import { goswitchIn } from '../helpers/goswitch-command.ts';
import { createSandbox } from '../helpers/sandbox.ts';

const isPosix = process.platform !== 'win32';
const refused = (message: RegExp) =>
  expect.objectContaining({ code: 'invalid-input', message: expect.stringMatching(message) });

describe('the home', () => {
  it('is absolute: a relative GOSWITCH_HOME, which means another folder everywhere, is refused and nothing is made', async () => {
    for (const relative of ['home', './home', '../home', '~/home']) {
      expect(() => defaultHome({ GOSWITCH_HOME: relative }, 'linux', '/home/ada')).toThrow(
        refused(/^GOSWITCH_HOME is not an absolute path/),
      );
    }
    const sandbox = await createSandbox();
    const { code, stderr } = await goswitchIn(sandbox).run(['settings', 'set', 'retries', '3'], {
      env: { GOSWITCH_HOME: 'home' },
    });
    expect({ code, stderr, made: await readdir(sandbox.dir) }).toEqual({
      code: 2,
      stderr: expect.stringContaining('GOSWITCH_HOME is not an absolute path: home'),
      made: ['user'],
    });
  });

  it.skipIf(!isPosix)('is a folder that nobody else decides about, or not there yet', async () => {
    const { dir } = await createSandbox();
    const uid = process.getuid!();
    const home = path.join(dir, 'home');
    expect(() => checkHome(home, uid)).not.toThrow();
    await mkdir(home);
    expect(() => checkHome(home, uid)).not.toThrow();
    expect(() => checkHome(home, uid === 0 ? 0 : uid)).not.toThrow();
    await chmod(home, 0o777);
    expect(() => checkHome(home, uid)).toThrow(refused(/^Every user of this machine can write to/));
    const link = path.join(dir, 'link');
    await symlink(home, link);
    expect(() => checkHome(link, uid)).toThrow(refused(/can write to/));
    const file = path.join(dir, 'file');
    await writeFile(file, '');
    expect(() => checkHome(file, uid)).toThrow(refused(/is not a folder/));
  });

  it.skipIf(!isPosix || process.getuid?.() !== 0)(
    'of another user is refused, of root it is shared, and root works in any',
    async () => {
      const { dir } = await createSandbox();
      const home = path.join(dir, 'home');
      await mkdir(home);
      expect(() => checkHome(home, 1234)).not.toThrow();
      await chown(home, 65_534, 65_534);
      expect(() => checkHome(home, 1234)).toThrow(refused(/belongs to another user/));
      expect(() => checkHome(home, 0)).not.toThrow();
    },
  );

  it.skipIf(!isPosix)('keeps what is private from others: backups, the journal, settings', async () => {
    const sandbox = await createSandbox();
    expect(await goswitchIn(sandbox).run(['settings', 'set', 'retries', '3'])).toMatchObject({ code: 0 });
    const modes = await Promise.all(
      ['backups', 'journal.jsonl', 'settings.json'].map(
        async (name) => (await stat(path.join(sandbox.home, name))).mode & 0o777,
      ),
    );
    expect(modes).toEqual([0o700, 0o600, 0o600]);
  });
});
