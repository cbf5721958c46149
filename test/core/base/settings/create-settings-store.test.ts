import { chmod, lstat, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { settingsSchema } from '../../../../electron/contract/settings.ts';
import { createJournal } from '../../../../electron/core/base/journal/create-journal.ts';
import { createLocks } from '../../../../electron/core/base/locks/create-locks.ts';
import { createSettingsStore } from '../../../../electron/core/base/settings/create-settings-store.ts';
import type { SettingsStore } from '../../../../electron/core/base/settings/settings-store.ts';
import { asOrdinaryUser } from '../../../helpers/ordinary-user.ts';
import { createSandbox, realClock, type Sandbox } from '../../../helpers/sandbox.ts';

const DEFAULTS = settingsSchema.parse({});
const clock = { ...realClock, now: () => 1_700_000_000_123 };

interface Bench extends Sandbox {
  readonly store: SettingsStore;
  readonly journal: ReturnType<typeof createJournal>;
  readonly file: string;
}

async function createBench(content?: string): Promise<Bench> {
  const sandbox = await createSandbox({ clock });
  const file = sandbox.context.layout.settings;
  if (content !== undefined) {
    await mkdir(sandbox.home);
    await writeFile(file, content);
  }
  return { ...sandbox, ...openStore(sandbox), file };
}

function openStore({ context }: Pick<Sandbox, 'context'>) {
  const journal = createJournal(context);
  const locks = createLocks(context, { waitMs: () => 5000 });
  return { journal, store: createSettingsStore(context, { locks, journal }) };
}

const settingsFiles = async (home: string) =>
  (await readdir(home)).filter((name) => name.startsWith('settings')).sort();

describe('read', () => {
  test('without a file: the defaults, and nothing is made', async () => {
    const { store, home } = await createBench();
    expect(await store.read()).toEqual({ settings: DEFAULTS, problems: [] });
    await expect(stat(home)).rejects.toThrow('ENOENT');
  });

  test('keys that the file holds are in effect, the others are the defaults', async () => {
    const { store } = await createBench('\uFEFF{ "schema": 1, "retries": 7 }');
    expect(await store.read()).toEqual({ settings: { ...DEFAULTS, retries: 7 }, problems: [] });
  });

  test.each([
    ['no JSON', '{ retries: 7, }', 'damaged', /it is not JSON: /],
    ['an empty file', '', 'damaged', /it is not JSON: /],
    ['cut off', '{ "retries": 7', 'damaged', /it is not JSON: /],
    ['a list', '[1]', 'damaged', /it does not hold a JSON object/],
    ['null', 'null', 'damaged', /it does not hold a JSON object/],
    ['a number', '3', 'damaged', /it does not hold a JSON object/],
    ['no version in "schema"', '{ "schema": "one" }', 'damaged', /"schema" is not a version number/],
  ])('%s is set aside with its bytes, and the defaults hold', async (_name, content, suffix, reason) => {
    const { store, home, file, logged, journal } = await createBench(content);
    const { settings, problems } = await store.read();
    const aside = `settings.json.2023-11-14T22-13-20.123Z.${suffix}`;
    expect(settings).toEqual(DEFAULTS);
    expect(problems).toEqual([expect.stringMatching(reason)]);
    expect(problems[0]).toContain(`${file} was set aside as ${aside}`);
    expect(await settingsFiles(home)).toEqual([aside]);
    expect(await readFile(path.join(home, aside), 'utf8')).toBe(content);
    expect(logged).toEqual([expect.stringContaining('warn Settings were set aside')]);
    expect(await journal.list()).toMatchObject([
      { action: 'settings.setAside', undo: { rename: { from: path.join(home, aside), to: file } } },
    ]);
  });

  test('a newer schema stays as it is, the defaults hold, and nothing can be changed', async () => {
    const content = '{ "schema": 2, "retries": "many" }';
    const { store, home, file, journal } = await createBench(content);
    const problem = `${file} was written by a newer GoSwitch (schema 2; this one knows 1), so it is not changed, and the defaults hold`;
    expect(await store.read()).toEqual({ settings: DEFAULTS, problems: [problem] });
    await expect(store.update({ retries: 1 })).rejects.toMatchObject({ code: 'home-newer' });
    expect([await settingsFiles(home), await readFile(file, 'utf8'), await journal.list()]).toEqual([
      ['settings.json'],
      content,
      [],
    ]);
  });

  test('says it to every reader of the process until the next update, whoever asked first', async () => {
    const { store } = await createBench('{');
    const [first, second] = await Promise.all([store.read(), store.read()]);
    const third = await store.read();
    expect([first.problems, second.problems]).toEqual([third.problems, third.problems]);
    expect(third.problems).toHaveLength(1);
    await store.update({ retries: 1 });
    expect(await store.read()).toEqual({ settings: { ...DEFAULTS, retries: 1 }, problems: [] });
  });

  test('what was set aside is never replaced by what is set aside in the same millisecond', async () => {
    const bench = await createBench('first');
    await bench.store.read();
    await writeFile(bench.file, 'second');
    await openStore(bench).store.read();
    const found = await Promise.all(
      (await settingsFiles(bench.home)).map((name) => readFile(path.join(bench.home, name), 'utf8')),
    );
    expect(found.sort()).toEqual(['first', 'second']);
  });

  test('a folder in its place is set aside like a damaged file', async () => {
    const { store, file, home } = await createBench();
    await mkdir(path.join(file, 'inside'), { recursive: true });
    expect((await store.read()).problems).toEqual([expect.stringContaining('it is not a file')]);
    expect(await settingsFiles(home)).toEqual(['settings.json.2023-11-14T22-13-20.123Z.damaged']);
  });

  test('a key that is invalid or unknown is reported, the others hold, and the file is left alone', async () => {
    const content =
      '{ "retries": "many", "sources": [{ "name": "x", "kind": "index", "url": "nowhere" }], "lockWaitSeconds": 5, "retrys": 3 }';
    const { store, file } = await createBench(content);
    const { settings, problems } = await store.read();
    expect(settings).toEqual({ ...DEFAULTS, lockWaitSeconds: 5 });
    expect(problems).toEqual([
      expect.stringMatching(/settings\.json: "sources" is invalid and its default holds: \[0\]\.url: Invalid URL/),
      expect.stringMatching(/"retries" is invalid and its default holds: .*expected/),
      expect.stringMatching(/"retrys" is not a setting of this version and has no effect/),
    ]);
    expect(await readFile(file, 'utf8')).toBe(content);
  });

  test('never fails and never loses a byte, whatever the file holds', async () => {
    const content = fc.oneof(
      fc.json(),
      fc.string(),
      fc
        .dictionary(fc.constantFrom('schema', 'retries', 'sources', '__proto__', 'x'), fc.jsonValue())
        .map((value) => JSON.stringify(value)),
    );
    await fc.assert(
      fc.asyncProperty(content, async (text) => {
        const { store, home } = await createBench(text);
        const { settings } = await store.read();
        expect(settingsSchema.safeParse(settings).success).toBe(true);
        const [only] = await settingsFiles(home);
        expect(await readFile(path.join(home, only!), 'utf8')).toBe(text);
      }),
      { numRuns: 60 },
    );
  });

  describe.skipIf(process.platform === 'win32')('in a home that cannot be written', () => {
    test('works, and says why a damaged file stays', async () => {
      const { store, file, dir, userHome, home } = await createBench('{');
      await Promise.all([chmod(dir, 0o755), chmod(userHome, 0o755), chmod(home, 0o555)]);
      const { settings, problems } = await asOrdinaryUser(() => store.read());
      expect(settings).toEqual(DEFAULTS);
      expect(problems).toEqual([
        expect.stringMatching(
          /is ignored and the defaults hold: it is not JSON.* could not be set aside: No permission/,
        ),
      ]);
      expect(await readFile(file, 'utf8')).toBe('{');
    });

    test('a file that may not be read means the defaults, and is not overwritten by an update', async () => {
      const { store, file, dir, userHome, home } = await createBench('{ "retries": 7 }');
      await Promise.all([chmod(dir, 0o755), chmod(userHome, 0o755), chmod(home, 0o777), chmod(file, 0)]);
      await asOrdinaryUser(async () => {
        expect(await store.read()).toEqual({
          settings: DEFAULTS,
          problems: [expect.stringContaining('cannot be read and the defaults hold')],
        });
        await expect(store.update({ retries: 1 })).rejects.toMatchObject({ code: 'permission-denied' });
      });
      await chmod(file, 0o600);
      expect(await readFile(file, 'utf8')).toBe('{ "retries": 7 }');
    });
  });
});

describe('update', () => {
  test('writes what differs from the default, for the owner only; journals it and tells the listeners', async () => {
    const { store, file, context, journal } = await createBench();
    const heard: unknown[] = [];
    context.events.on('settingsChanged', (event) => heard.push(event));
    const settings = await store.update({ retries: 9, keepDownloads: true, lockWaitSeconds: DEFAULTS.lockWaitSeconds });
    expect(settings).toEqual({ ...DEFAULTS, retries: 9, keepDownloads: true });
    expect(await readFile(file, 'utf8')).toBe('{\n  "schema": 1,\n  "retries": 9,\n  "keepDownloads": true\n}\n');
    if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(heard).toEqual([{ keys: ['retries', 'keepDownloads'] }]);
    expect(await journal.list()).toMatchObject([
      {
        action: 'settings.update',
        target: 'retries, keepDownloads',
        data: { changed: { retries: { from: null, to: 9 }, keepDownloads: { from: null, to: true } } },
        undo: { settings: { retries: null, keepDownloads: null } },
      },
    ]);
  });

  test('null and the default value itself take a key out of the file', async () => {
    const { store, file } = await createBench('{ "retries": 9, "keepDownloads": true }');
    expect(await store.update({ retries: null, keepDownloads: false })).toEqual(DEFAULTS);
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({ schema: 1 });
  });

  test('does nothing when nothing differs', async () => {
    const { store, file, context, journal } = await createBench('{"retries":9}');
    context.events.on('settingsChanged', () => expect.unreachable());
    await store.update({ retries: 9, keepDownloads: null });
    expect(await readFile(file, 'utf8')).toBe('{"retries":9}');
    expect(await journal.list()).toEqual([]);
  });

  test('keeps invalid and unknown entries of the file as they are, and their problems', async () => {
    const { store, file } = await createBench('{ "fromTheFuture": { "a": 1 }, "retries": "many" }');
    await store.update({ keepDownloads: true });
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({
      schema: 1,
      fromTheFuture: { a: 1 },
      retries: 'many',
      keepDownloads: true,
    });
    expect((await store.read()).problems).toHaveLength(2);
    await store.update({ retries: 2 });
    expect((await store.read()).problems).toHaveLength(1);
  });

  test('sets a damaged file aside before it writes a new one', async () => {
    const { store, home } = await createBench('{ "retries": 9, }');
    await store.update({ keepDownloads: true });
    const [current, aside] = await settingsFiles(home);
    expect(JSON.parse(await readFile(path.join(home, current!), 'utf8'))).toEqual({ schema: 1, keepDownloads: true });
    expect(await readFile(path.join(home, aside!), 'utf8')).toBe('{ "retries": 9, }');
  });

  test.each([
    [{ retrys: 1 }, /Unknown setting: "retrys"/],
    [{ __proto__: null, toString: 1 }, /Unknown setting: "toString"/],
    [{ retries: 'many' }, /Invalid value for the setting "retries": .*expected/],
    [{ retries: 21 }, /Invalid value for the setting "retries": /],
    [{ sources: [] }, /Invalid value for the setting "sources": /],
    [{ keepDownloads: true, sources: [{ name: 'x', kind: 'index', url: 'ftp://x' }] }, /"sources": \[0\]\.url: /],
  ])('refuses %j and touches nothing', async (changes, message) => {
    const { store, file } = await createBench('damaged');
    await expect(store.update(changes as never)).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringMatching(message),
    });
    expect(await readFile(file, 'utf8')).toBe('damaged');
  });

  test.skipIf(process.platform === 'win32')(
    'is for its owner only once it holds a password, whatever its mode was',
    async () => {
      const { store, file, home } = await createBench();
      await mkdir(home);
      await writeFile(file, '{"schema":1}', { mode: 0o644 });
      await store.update({
        sources: [{ name: 'ours', kind: 'index', url: 'https://ada:geheim@mirror.example/dl/', trusted: true }],
      });
      expect((await stat(file)).mode & 0o777).toBe(0o600);
    },
  );

  test.skipIf(process.platform === 'win32')('writes through a link and keeps the mode', async () => {
    const { store, file, dir, home } = await createBench();
    await mkdir(home);
    const real = path.join(dir, 'dotfiles.json');
    await writeFile(real, '{ "retries": 1 }');
    await chmod(real, 0o644);
    await symlink(real, file);
    await store.update({ retries: 2 });
    expect((await lstat(file)).isSymbolicLink()).toBe(true);
    expect(JSON.parse(await readFile(real, 'utf8'))).toEqual({ schema: 1, retries: 2 });
    expect((await stat(real)).mode & 0o777).toBe(0o644);
  });

  test('at the same time from several stores loses no change', async () => {
    const bench = await createBench();
    const changes = [
      { retries: 1 },
      { keepDownloads: true },
      { lockWaitSeconds: 1 },
      { stallTimeoutSeconds: 1 },
      { indexMaxAgeMinutes: 1 },
    ];
    await Promise.all(changes.map((change) => openStore(bench).store.update(change)));
    expect((await bench.store.read()).settings).toEqual(Object.assign({}, DEFAULTS, ...changes));
  });
});
