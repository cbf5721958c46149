import { expect, it } from 'vitest';
import {
  endOf,
  entryProblem,
  formatEntries,
  moveEntry,
  PRESETS,
  parseEntries,
} from '../../../renderer/features/network/go-env/proxy-entries.ts';

it('reads GOPROXY as the go command does: blanks and empty entries do not count', () => {
  expect(parseEntries(' https://a.example ,, https://***@b.example|direct,')).toEqual([
    { text: 'https://a.example', next: ',' },
    { text: 'https://***@b.example', next: '|' },
    { text: 'direct', next: ',' },
  ]);
  expect(parseEntries('')).toEqual([]);
});

it('writes what it reads, without a separator at the end', () => {
  const values = [
    'direct',
    'off',
    'https://a.example,direct',
    'https://a.example|https://b.example,direct',
    'file:///srv/modules',
  ];
  expect(values.map((value) => formatEntries(parseEntries(value)))).toEqual(values);
  expect(formatEntries(parseEntries('https://a.example|'))).toBe('https://a.example');
});

it('moves an entry together with what stands after it', () => {
  const entries = parseEntries('https://a.example|https://b.example,direct');
  expect(formatEntries(moveEntry(entries, 0, 1))).toBe('https://b.example,https://a.example|direct');
  expect(formatEntries(moveEntry(entries, 2, 0))).toBe('direct,https://a.example|https://b.example');
  expect(moveEntry(entries, 0, 3)).toBe(entries);
});

it('tells where the list ends', () => {
  expect(endOf(parseEntries('https://a.example,direct,https://b.example'))).toBe(1);
  expect(endOf(parseEntries('off'))).toBe(0);
  expect(endOf(parseEntries('https://a.example'))).toBe(1);
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
  expect(PRESETS.map(({ id, value }) => [id, value === null ? null : parseEntries(value).length])).toEqual([
    ['default', null],
    ['goproxy.cn', 2],
    ['goproxy.io', 2],
    ['aliyun', 2],
    ['direct', 1],
    ['off', 1],
  ]);
  expect(
    PRESETS.every(
      ({ value }) => value === null || parseEntries(value).every(({ text }) => entryProblem(text) === null),
    ),
  ).toBe(true);
});
