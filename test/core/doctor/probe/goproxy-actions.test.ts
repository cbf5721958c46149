import { expect, it } from 'vitest';
import { joinGoproxy } from '../../../../electron/contract/goproxy.ts';
import { entryActions, shownEntries } from '../../../../electron/core/doctor/probe/goproxy-actions.ts';

const list = shownEntries(' https://ada:secret@a.example ,, b.example|direct,never');

it('GOPROXY is shown as go reads it, without secrets', () => {
  expect(list).toEqual([
    { text: 'https://***@a.example', separator: ',' },
    { text: 'b.example', separator: '|' },
    { text: 'direct', separator: null },
  ]);
  expect(joinGoproxy(list)).toBe('https://***@a.example,b.example|direct');
});

it('and changed entry by entry; what changes nothing, or leaves nothing, is not offered', () => {
  const changed = (at: number, kind: 'pipe-after' | 'move-behind' | 'remove-entry', entries = list) =>
    entryActions(entries, at, [kind]).map(
      ({ call }) => call?.method === 'goEnv.set' && call.input.changes['GOPROXY'],
    )[0];
  expect(changed(0, 'pipe-after')).toBe('https://***@a.example|b.example|direct');
  expect([changed(1, 'pipe-after'), changed(2, 'pipe-after')]).toEqual([undefined, undefined]);
  expect(changed(0, 'move-behind')).toBe('b.example|https://***@a.example,direct');
  expect([changed(1, 'move-behind'), changed(2, 'move-behind')]).toEqual([undefined, undefined]);
  expect(changed(1, 'remove-entry')).toBe('https://***@a.example,direct');
  expect(changed(0, 'remove-entry', shownEntries('a.example'))).toBeUndefined();
});
