import { expect, it } from 'vitest';
import { endOfGoproxy, joinGoproxy, readableGoproxy, splitGoproxy } from '../../electron/contract/goproxy.ts';

it('reads GOPROXY as the go command does: blanks and empty entries do not count', () => {
  expect(splitGoproxy(' https://a.example ,, https://***@b.example|direct,')).toEqual([
    { text: 'https://a.example', separator: ',' },
    { text: 'https://***@b.example', separator: '|' },
    { text: 'direct', separator: ',' },
  ]);
  expect(splitGoproxy('')).toEqual([]);
});

it('writes what it reads, without a separator at the end', () => {
  const values = [
    'direct',
    'off',
    'https://a.example,direct',
    'https://a.example|https://b.example,direct',
    'file:///srv/modules',
  ];
  expect(values.map((value) => joinGoproxy(splitGoproxy(value)))).toEqual(values);
  expect(joinGoproxy(splitGoproxy('https://a.example|'))).toBe('https://a.example');
});

it('tells where the list ends', () => {
  expect(endOfGoproxy(splitGoproxy('https://a.example,direct,https://b.example'))).toBe(1);
  expect(endOfGoproxy(splitGoproxy('off'))).toBe(0);
  expect(endOfGoproxy(splitGoproxy('https://a.example'))).toBe(1);
});

it('the go command reads nothing behind direct or off', () => {
  expect(readableGoproxy('https://a.example|direct,https://b.example')).toEqual([
    { text: 'https://a.example', separator: '|' },
    { text: 'direct', separator: ',' },
  ]);
});
