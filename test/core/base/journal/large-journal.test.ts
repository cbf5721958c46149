import { mkdir, open } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { measureChild } from '../../../helpers/measure-child.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';

/** Of a process that reads a journal of 100 MB; one that starts and reads nothing takes some 90. */
const MOST_MEGABYTES = 300;

const entry = (at: number, padding: number) => {
  const id = `${at.toString(36).padStart(9, '0')}-0123456789`;
  const summary = `Change ${at}`;
  const data = { diff: 'x'.repeat(padding) };
  return JSON.stringify({ id, at: '2026-12-01T00:00:00Z', action: 'sdk.use', target: 'x', summary, data, undo: null });
};

interface Said {
  readonly window: readonly string[];
  readonly ofAction: readonly string[];
  readonly unknown: string;
}

async function readJournal(write: (append: (text: string) => Promise<unknown>) => Promise<void>) {
  const { home, context } = await createSandbox();
  await mkdir(home, { recursive: true });
  const file = await open(context.layout.journal, 'w');
  await write((text) => file.write(text));
  await file.close();
  return await measureChild<Said>(new URL('large-journal-child.ts', import.meta.url), [home]);
}

it('a journal of 100 MB shows its newest entries, in little memory', async () => {
  const { said, peakMegabytes } = await readJournal(async (append) => {
    // 25,000 entries of 4 kB: 5,000 of them are 20 MB.
    for (let at = 0; at < 25_000; at += 500)
      await append(Array.from({ length: 500 }, (_, more) => `${entry(at + more, 4000)}\n`).join(''));
  });
  expect(said.window.slice(0, 2)).toEqual(['Change 24999', 'Change 24998']);
  expect(said.window).toHaveLength(5000);
  expect(said.ofAction[0]).toBe('Change 24999');
  expect(said.ofAction).toHaveLength(100);
  expect(said.unknown).toBe('invalid-input');
  expect(peakMegabytes).toBeLessThan(MOST_MEGABYTES);
});

it('entries of a megabyte each are shown as far back as memory allows', async () => {
  const { said, peakMegabytes } = await readJournal(async (append) => {
    for (let at = 0; at < 100; at++) await append(`${entry(at, 1e6)}\n`);
  });
  expect(said.window[0]).toBe('Change 99');
  expect(said.window.length).toBeGreaterThan(20);
  expect(said.window.length).toBeLessThan(40);
  expect(peakMegabytes).toBeLessThan(MOST_MEGABYTES);
});

it('a line of 100 MB without an end is passed by, and what is before it is shown', async () => {
  const { said, peakMegabytes } = await readJournal(async (append) => {
    await append(`${entry(1, 10)}\n{"id":"`);
    for (let piece = 0; piece < 100; piece++) await append('x'.repeat(1e6));
    await append(`\n${entry(2, 10)}\n`);
  });
  expect(said.window).toEqual(['Change 2', 'Change 1']);
  expect(peakMegabytes).toBeLessThan(MOST_MEGABYTES);
});
