import { beforeEach, expect, it } from 'vitest';
import type { JournalItem } from '../../../electron/contract/api.ts';
import { followJournal } from '../../../renderer/engine/follow-journal.ts';
import { useJournal } from '../../../renderer/engine/stores.ts';

const entry = (id: string, action: string) => ({ id, action }) as JournalItem;
const receive = (...entries: JournalItem[]) => useJournal.receive({ ok: true, value: entries });

beforeEach(() => useJournal.setState({ value: null, error: null, isLoading: true }));

it('tells of new entries that fit, once each, and not of those that were there before', () => {
  const told: string[] = [];
  const stop = followJournal(
    (action) => action.startsWith('profile.'),
    (action) => told.push(action),
  );
  receive(entry('2', 'profile.edit'), entry('1', 'sdk.use'));
  receive(entry('2', 'profile.edit'), entry('1', 'sdk.use'));
  expect(told).toEqual([]);
  receive(entry('3', 'sdk.use'), entry('2', 'profile.edit'));
  expect(told).toEqual([]);
  receive(entry('4', 'profile.undo'), entry('3', 'sdk.use'), entry('2', 'profile.edit'));
  expect(told).toEqual(['profile.undo']);
  stop();
  receive(entry('5', 'profile.edit'), entry('4', 'profile.undo'));
  expect(told).toEqual(['profile.undo']);
});

it('tells of the first entry of all', () => {
  const told: string[] = [];
  followJournal(
    () => true,
    (action) => told.push(action),
  );
  receive();
  receive(entry('1', 'sdk.use'));
  expect(told).toEqual(['sdk.use']);
});
