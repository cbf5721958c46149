import { expect, it } from 'vitest';
import type { JournalItem } from '../../../electron/contract/api.ts';
import { activityRows, kindsIn } from '../../../renderer/features/activity/activity-list.ts';

const entry = (id: string, at: string, action: string, target: string): JournalItem => ({
  id,
  at,
  action,
  target,
  summary: `did ${target}`,
  data: {},
  undo: null,
  undoState: 'impossible',
});
const ENTRIES = [
  entry('4', '2026-11-21', 'sdk.use', 'go1.26.3'),
  entry('3', '2026-11-21', 'settings.update', 'retries'),
  entry('2', '2026-11-20', 'profile.edit', '/home/a/.zshrc'),
  entry('1', '2026-11-20', 'future.thing', 'x'),
];
const WORDS = { describe: ({ target }: { target: string }) => `Sentence of ${target}`, day: (at: string) => at };
const ids = (kind: Parameters<typeof activityRows>[1]['kind'], words = '') =>
  activityRows(ENTRIES, { kind, words }, WORDS).map(({ id }) => id);

it('entries stand under their day, newest first', () => {
  expect(ids('all')).toEqual(['day-2026-11-21', '4', '3', 'day-2026-11-20', '2', '1']);
});

it('a day without an entry that fits is not there', () => {
  expect(ids('shells')).toEqual(['day-2026-11-20', '2']);
  expect(ids('other')).toEqual(['day-2026-11-20', '1']);
});

it('words are found in the sentence shown and in the target', () => {
  expect(ids('all', ' ZSHRC ')).toEqual(['day-2026-11-20', '2']);
  expect(ids('all', 'sentence of go1')).toEqual(['day-2026-11-21', '4']);
  expect(ids('versions', 'zshrc')).toEqual([]);
});

it('only kinds that occur are offered', () => {
  expect([...kindsIn(ENTRIES)]).toEqual(['versions', 'settings', 'shells', 'other']);
});
