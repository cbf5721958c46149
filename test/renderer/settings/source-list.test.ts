import { describe, expect, it } from 'vitest';
import type { Source } from '../../../electron/contract/settings.ts';
import { kindOf, moveSource, sourceProblems, suggestName } from '../../../renderer/features/settings/source-list.ts';

const source = (name: string, url = 'https://mirror.example/golang/'): Source => ({
  name,
  url,
  kind: 'files',
  trusted: false,
});

it('a source moves to its new place, and stays where there is none', () => {
  const sources = [source('a'), source('b'), source('c')];
  const names = (from: number, to: number) => moveSource(sources, from, to).map(({ name }) => name);
  expect([names(2, 0), names(0, 1), names(0, -1), names(2, 3)]).toEqual([
    ['c', 'a', 'b'],
    ['b', 'a', 'c'],
    ['a', 'b', 'c'],
    ['a', 'b', 'c'],
  ]);
});

describe('what keeps a source from being saved is said by field', () => {
  it.each([
    [source('ok'), { name: null, url: null }],
    [source(''), { name: 'name', url: null }],
    [source('a b'), { name: 'name', url: null }],
    [source('taken'), { name: 'nameTaken', url: null }],
    [source('ok', 'mirror.example'), { name: null, url: 'url' }],
    [source('ok', 'ftp://mirror.example'), { name: null, url: 'url' }],
    [source('ok', 'https://'), { name: null, url: 'url' }],
  ])('%j', (candidate, problems) => {
    expect(sourceProblems(candidate, [source('taken')])).toEqual(problems);
  });
});

it('a new source is named after its host', () => {
  expect([suggestName('https://mirror.example/golang/'), suggestName('mirr')]).toEqual(['mirror.example', '']);
});

it('what a known mirror serves is known by its address', () => {
  expect(
    ['https://mirrors.aliyun.com/golang', 'https://golang.google.cn/dl/', 'https://mirror.example/'].map(kindOf),
  ).toEqual(['files', 'index', null]);
});
