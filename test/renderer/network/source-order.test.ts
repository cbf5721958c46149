import { expect, it } from 'vitest';
import type { Source } from '../../../electron/contract/settings.ts';
import { hasTrustedSource, moveSource, shownSources } from '../../../renderer/features/network/source-order.ts';

const source = (name: string, facts: Partial<Source> = {}): Source => ({ name, kind: 'index', url: `https://${name}/`, trusted: false, ...facts });
const LIST = [source('one.example'), source('two.example'), source('three.example')];

it('moves a source by one place, and none beyond the ends', () => {
  const names = (sources: readonly Source[]) => sources.map(({ name }) => name);
  expect(names(moveSource(LIST, 'two.example', -1))).toEqual(['two.example', 'one.example', 'three.example']);
  expect(names(moveSource(LIST, 'two.example', 1))).toEqual(['one.example', 'three.example', 'two.example']);
  expect([moveSource(LIST, 'one.example', -1), moveSource(LIST, 'three.example', 1), moveSource(LIST, 'gone', 1)]).toEqual([LIST, LIST, LIST]);
});

it('keeps addresses as the settings have them, with what is not shown', () => {
  const secret = source('own', { url: 'https://me:secret@own.example/' });
  expect(moveSource([LIST[0]!, secret], 'own', -1)[0]).toBe(secret);
});

it('shows sources in the order of the settings', () => {
  const states = LIST.map((each) => ({ ...each, inUse: false }));
  expect(shownSources(states, [LIST[2]!, LIST[0]!, LIST[1]!]).map(({ name }) => name)).toEqual(['three.example', 'one.example', 'two.example']);
});

it('only a trusted list can verify: trusted archives alone cannot', () => {
  expect([
    hasTrustedSource(LIST),
    hasTrustedSource([source('files', { kind: 'files', trusted: true })]),
    hasTrustedSource([source('go', { trusted: true })]),
  ]).toEqual([false, false, true]);
});
