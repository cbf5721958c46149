import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { createJournal } from '../../../../electron/core/base/journal/create-journal.ts';
import { createLocks } from '../../../../electron/core/base/locks/create-locks.ts';
import { createSecretStore } from '../../../../electron/core/base/secrets/create-secret-store.ts';
import { createSealing } from '../../../../electron/main/keychain/create-sealing.ts';
import { createStandInSafeStorage, type StandInKeychain } from '../../../helpers/electron/stand-in-safe-storage.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';

async function setUp() {
  const { context, logged } = await createSandbox();
  const deps = { journal: createJournal(context), locks: createLocks(context, { waitMs: async () => 1000 }) };
  const open = (keychain?: StandInKeychain, desktop?: number) => {
    const sealing =
      keychain === undefined
        ? undefined
        : createSealing({ safeStorage: createStandInSafeStorage(keychain, desktop) }, 'linux');
    return createSecretStore(context, { ...deps, sealing });
  };
  return { context, logged, open, ...deps };
}

const READ = { value: 'ada:geheim', isSealedElsewhere: false };

describe('secrets', () => {
  it('are kept in a file that only the user can read, and forgotten', async () => {
    const { open, context } = await setUp();
    const store = open();
    await store.write('proxy', 'ada:geheim');
    expect([
      await store.read('proxy'),
      await store.keptIn(),
      (await stat(context.layout.secrets)).mode & 0o777,
    ]).toEqual([READ, 'file', 0o600]);
    await store.write('proxy', null);
    expect([await store.read('proxy'), await readFile(context.layout.secrets, 'utf8')]).toEqual([
      { value: null, isSealedElsewhere: false },
      expect.not.stringContaining('geheim'),
    ]);
  });

  it('are sealed where there is a keychain; only the app of that desktop opens them, and whoever cannot says so', async () => {
    const { open, context } = await setUp();
    const app = open('keychain');
    await app.write('proxy', 'ada:geheim');
    expect([await app.keptIn(), await app.read('proxy')]).toEqual(['keychain', READ]);
    expect(await readFile(context.layout.secrets, 'utf8')).not.toContain('geheim');
    const elsewhere = { value: null, isSealedElsewhere: true };
    expect([await open().read('proxy'), await open('keychain', 2).read('proxy')]).toEqual([elsewhere, elsewhere]);
  });

  it('are not sealed with a key that everybody knows, nor where nothing can seal', async () => {
    const { open } = await setUp();
    for (const keychain of ['basic', 'none'] as const) {
      const store = open(keychain);
      await store.write('proxy', 'ada:geheim');
      expect([await store.keptIn(), await open().read('proxy')]).toEqual(['file', READ]);
    }
  });

  it('of a newer GoSwitch, or of a kind that this one does not know, stay as they are; a damaged file is kept beside the new one', async () => {
    const { open, context } = await setUp();
    const { secrets, home } = context.layout;
    const newer = '{"schema":2,"vault":{"proxy":"x"}}';
    await mkdir(home, { recursive: true });
    await writeFile(secrets, newer);
    expect((await open().read('proxy')).value).toBeNull();
    await expect(open().write('proxy', 'ada:geheim')).rejects.toMatchObject({ code: 'home-newer' });
    expect(await readFile(secrets, 'utf8')).toBe(newer);
    await writeFile(secrets, '{"schema":1,"secrets":{"git":{"hardware":"slot 1"}},"since":3}');
    await open().write('proxy', 'ada:geheim');
    expect(JSON.parse(await readFile(secrets, 'utf8'))).toEqual({
      schema: 1,
      secrets: { git: { hardware: 'slot 1' }, proxy: { plain: 'ada:geheim' } },
      since: 3,
    });
    await writeFile(secrets, '{"schema":1,"secrets"');
    await open().write('proxy', 'ada:neu');
    expect([(await open().read('proxy')).value, await readFile(`${secrets}.damaged`, 'utf8')]).toEqual([
      'ada:neu',
      '{"schema":1,"secrets"',
    ]);
  });

  it('stand in no journal and no log, also when the file is damaged', async () => {
    const { open, context, journal, logged } = await setUp();
    await open().write('proxy', 'ada:geheim');
    expect(await journal.list()).toMatchObject([{ action: 'secrets.change', target: 'proxy', data: {}, undo: null }]);
    await writeFile(context.layout.secrets, '{"schema":1,"secrets":{"proxy":{"plain":"ada:geheim"}');
    expect((await open().read('proxy')).value).toBeNull();
    expect(`${await readFile(context.layout.journal, 'utf8')}${logged.join()}`).not.toContain('geheim');
    expect(logged.join()).toContain('secrets.json');
  });
});
