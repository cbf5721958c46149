import { expect, it } from 'vitest';
import { joinGoproxy, splitGoproxy } from '../../../electron/contract/goproxy.ts';
import { entryProblem, moveEntry, PRESETS } from '../../../renderer/features/network/go-env/proxy-entries.ts';

it('moves an entry together with what stands after it', () => {
  const entries = splitGoproxy('https://a.example|https://b.example,direct');
  expect(joinGoproxy(moveEntry(entries, 0, 1))).toBe('https://b.example,https://a.example|direct');
  expect(joinGoproxy(moveEntry(entries, 2, 0))).toBe('direct,https://a.example|https://b.example');
  expect(moveEntry(entries, 0, 3)).toBe(entries);
});

it('says what keeps a text from being an entry', () => {
  const fine = [
    'direct',
    'off',
    'https://a.example/path',
    'file:///srv/modules',
    'proxy.example',
    'https://***@a.example',
    'proxy.example:8080',
  ];
  expect(fine.map(entryProblem)).toEqual(fine.map(() => null));
  const wrong = ['', '  ', 'https://a.example,direct', 'a b', 'ftp://a.example', 'proxy', 'https://'];
  expect(wrong.map(entryProblem)).toEqual(['empty', 'empty', 'separator', 'separator', 'scheme', 'scheme', 'url']);
});

it('has presets that read as lists, and one that leaves the choice to Go', () => {
  expect(PRESETS.map(({ id, value }) => [id, value === null ? null : splitGoproxy(value).length])).toEqual([
    ['default', null],
    ['goproxy.cn', 2],
    ['goproxy.io', 2],
    ['aliyun', 2],
    ['direct', 1],
    ['off', 1],
  ]);
  expect(
    PRESETS.every(
      ({ value }) => value === null || splitGoproxy(value).every(({ text }) => entryProblem(text) === null),
    ),
  ).toBe(true);
});
