import { expect, it } from 'vitest';
import { MIRROR_PRESETS } from '../../../electron/contract/mirror-presets.ts';
import { DEFAULT_SOURCES, type Source } from '../../../electron/contract/settings.ts';
import { presetsToOffer } from '../../../renderer/features/network/sources/mirror-presets.ts';
import { hasTrustedSource, moveSource, shownSources } from '../../../renderer/features/network/sources/source-order.ts';

const source = (name: string, facts: Partial<Source> = {}): Source => ({
  name,
  kind: 'index',
  url: `https://${name}/`,
  trusted: false,
  ...facts,
});
const LIST = [source('one.example'), source('two.example'), source('three.example')];
const names = (sources: readonly Source[]) => sources.map(({ name }) => name);

it('moves a source anywhere in the list, and none beyond the ends', () => {
  expect(names(moveSource(LIST, 1, 0))).toEqual(['two.example', 'one.example', 'three.example']);
  expect(names(moveSource(LIST, 0, 2))).toEqual(['two.example', 'three.example', 'one.example']);
  expect([moveSource(LIST, 0, -1), moveSource(LIST, 2, 3), moveSource(LIST, 7, 1), moveSource(LIST, 1, 1)]).toEqual([
    LIST,
    LIST,
    LIST,
    LIST,
  ]);
});

it('keeps addresses as the settings have them, with what is not shown', () => {
  const secret = source('own', { url: 'https://me:secret@own.example/' });
  expect(moveSource([LIST[0]!, secret], 1, 0)[0]).toBe(secret);
});

it('shows sources in the order of the settings', () => {
  const states = LIST.map((each) => ({ ...each, inUse: false }));
  expect(names(shownSources(states, [LIST[2]!, LIST[0]!, LIST[1]!]))).toEqual([
    'three.example',
    'one.example',
    'two.example',
  ]);
});

it('only a trusted list can verify: trusted archives alone cannot', () => {
  expect([
    hasTrustedSource(LIST),
    hasTrustedSource([source('files', { kind: 'files', trusted: true })]),
    hasTrustedSource([source('go', { trusted: true })]),
  ]).toEqual([false, false, true]);
});

it('offers presets that are not there yet, and trusts no mirror', () => {
  const offered = presetsToOffer([
    source('go.dev', { url: 'https://go.dev/dl/', trusted: true }),
    source('ustc', { url: 'https://other.example/' }),
  ]);
  expect(names(offered)).toEqual(['golang.google.cn', 'mirrors.ustc.edu.cn', 'aliyun', 'nju', 'hust']);
  expect(offered.filter(({ kind }) => kind === 'files').every(({ trusted }) => !trusted)).toBe(true);
});

it('the presets that may say what is genuine are the ones that GoSwitch comes with', () => {
  expect(MIRROR_PRESETS.filter(({ trusted }) => trusted)).toEqual(DEFAULT_SOURCES);
});
