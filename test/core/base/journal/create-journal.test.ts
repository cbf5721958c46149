import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { JournalEntry } from '../../../../electron/contract/models.ts';
import { createJournal } from '../../../../electron/core/base/journal/create-journal.ts';
import type { NewJournalEntry } from '../../../../electron/core/base/journal/journal.ts';
import { asOrdinaryUser } from '../../../helpers/ordinary-user.ts';
import { createSandbox, realClock } from '../../../helpers/sandbox.ts';

const WORKER = fileURLToPath(new URL('./journal-worker.ts', import.meta.url));
const clock = { ...realClock, now: () => 1_700_000_000_000 };

function entry(target: string, more: Partial<NewJournalEntry> = {}): NewJournalEntry {
  return { action: 'switching.use', target, summary: `Made ${target} active.`, data: {}, undo: null, ...more };
}

const targets = (entries: JournalEntry[]) => entries.map(({ target }) => target);

describe('append', () => {
  test('writes one line for its owner only, returns the entry and tells the listeners', async () => {
    const { context } = await createSandbox({ clock });
    const heard: JournalEntry[] = [];
    context.events.on('journalAppended', (appended) => heard.push(appended));
    const appended = await createJournal(context).append(
      entry('go1.26.3', { undo: { previous: null }, undoes: 'abc' }),
    );
    const expected = {
      id: expect.stringMatching(/^0loyw3v28-[0-9a-f]{10}$/),
      at: '2023-11-14T22:13:20.000Z',
      action: 'switching.use',
      target: 'go1.26.3',
      summary: 'Made go1.26.3 active.',
      data: {},
      undo: { previous: null },
      undoes: 'abc',
    };
    expect(appended).toEqual(expected);
    expect(heard).toEqual([appended]);
    const text = await readFile(context.layout.journal, 'utf8');
    expect(text).toBe(`${JSON.stringify(appended)}\n`);
    if (process.platform !== 'win32') expect((await stat(context.layout.journal)).mode & 0o777).toBe(0o600);
  });

  test('redacts secrets wherever they stand', async () => {
    const { context } = await createSandbox();
    const appended = await createJournal(context).append(
      entry('https://me:hunter2@mirror.example/', {
        summary: 'Took it with token=hunter2.',
        data: { list: [{ url: 'http://hunter2@h/' }], password: 'hunter2' },
        undo: { header: 'Authorization: Bearer hunter2' },
      }),
    );
    expect(JSON.stringify(appended)).not.toContain('hunter2');
    expect(await readFile(context.layout.journal, 'utf8')).not.toContain('hunter2');
  });

  test('starts on a new line after one that a killed writer left torn', async () => {
    const { context } = await createSandbox();
    const journal = createJournal(context);
    await journal.append(entry('first'));
    await appendFile(context.layout.journal, '{"id":"torn","at":"20');
    await journal.append(entry('second'));
    expect(targets(await journal.list())).toEqual(['second', 'first']);
  });

  test('ids sort by time, also within one millisecond', async () => {
    const { context } = await createSandbox({ clock });
    const journal = createJournal(context);
    const ids: string[] = [];
    for (let index = 0; index < 50; index++) ids.push((await journal.append(entry(`${index}`))).id);
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(50);
  });

  test.skipIf(process.platform === 'win32')('a home that cannot be written is permission-denied', async () => {
    const { home, context } = await createSandbox();
    await mkdir(home, { mode: 0o555 });
    const journal = createJournal(context);
    await asOrdinaryUser(() => expect(journal.append(entry('a'))).rejects.toMatchObject({ code: 'permission-denied' }));
  });

  test.skipIf(process.platform !== 'linux')('a full disk is disk-full', async () => {
    const { context } = await createSandbox();
    const journal = createJournal({ ...context, layout: { ...context.layout, journal: '/dev/full' } });
    await expect(journal.append(entry('a'))).rejects.toMatchObject({ code: 'disk-full' });
  });

  test('eight processes at once lose nothing', async () => {
    const { home, context } = await createSandbox();
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    const workers = names.map((name) =>
      spawn(process.execPath, [WORKER, home, '50', '6000', name], { stdio: 'ignore' }),
    );
    await Promise.all(workers.map((worker) => once(worker, 'close')));
    const found = targets(await createJournal(context).list({ limit: 1000 }));
    for (const name of names) {
      expect(found.filter((target) => target.startsWith(name))).toEqual(
        Array.from({ length: 50 }, (_, index) => `${name} ${49 - index}`),
      );
    }
  });

  test('writers killed at random leave whole entries, and the next one is read', async () => {
    const { home, context } = await createSandbox();
    for (let kill = 0; kill < 5; kill++) {
      const worker = spawn(process.execPath, [WORKER, home, '100000', '50000', `${kill}`]);
      await once(worker.stdout, 'data');
      await realClock.sleep(Math.random() * 20);
      worker.kill('SIGKILL');
      await once(worker, 'close');
    }
    const journal = createJournal(context);
    await journal.append(entry('last'));
    const found = targets(await journal.list({ limit: 100_000 }));
    expect(found[0]).toBe('last');
    for (let kill = 0; kill < 5; kill++) {
      const own = found.filter((target) => target.startsWith(`${kill} `));
      expect(own).toEqual(own.map((_, index) => `${kill} ${own.length - 1 - index}`));
    }
  });
});

describe('list', () => {
  test('is empty without a journal, and makes none', async () => {
    const { context } = await createSandbox();
    expect(await createJournal(context).list()).toEqual([]);
    await expect(stat(context.layout.home)).rejects.toThrow('ENOENT');
  });

  test('newest first, by action, up to the limit', async () => {
    const { context } = await createSandbox();
    const journal = createJournal(context);
    for (let index = 0; index < 6; index++)
      await journal.append(entry(`${index}`, { action: index % 2 ? 'odd' : 'even' }));
    expect(targets(await journal.list())).toEqual(['5', '4', '3', '2', '1', '0']);
    expect(targets(await journal.list({ limit: 2 }))).toEqual(['5', '4']);
    expect(targets(await journal.list({ action: 'even', limit: 2 }))).toEqual(['4', '2']);
    expect(targets(await journal.list({ limit: 0 }))).toEqual([]);
  });

  test('gives at most 500 unless asked for more', async () => {
    const { context } = await createSandbox();
    const line = JSON.stringify({ id: 'a', at: 'b', ...entry('x') });
    await mkdir(context.layout.home);
    await writeFile(context.layout.journal, `${line}\n`.repeat(700));
    const journal = createJournal(context);
    expect((await journal.list()).length).toBe(500);
    expect((await journal.list({ limit: 1000 })).length).toBe(700);
  });

  test('skips damaged lines and unknown shapes, and reads entries larger than a chunk with every character whole', async () => {
    const { context } = await createSandbox();
    const journal = createJournal(context);
    await journal.append(entry('begin'));
    const damaged = [
      '',
      'null',
      '[]',
      '"x"',
      '{"id":1}',
      '{',
      '\u0000',
      '{"id":"a","at":"b","action":"c","target":"d","summary":"e","data":[],"undo":null}',
    ];
    await appendFile(context.layout.journal, `${damaged.join('\n')}\r\n`);
    const filler = '设置é😀'.repeat(20_000);
    await journal.append(entry('large', { data: { filler } }));
    await appendFile(context.layout.journal, Buffer.from([0xff, 0xfe, 0x0a, 0x0a]));
    await journal.append(entry('end'));
    const found = await journal.list();
    expect(targets(found)).toEqual(['end', 'large', 'begin']);
    expect(found[1]?.data.filler).toBe(filler);
  });
});
