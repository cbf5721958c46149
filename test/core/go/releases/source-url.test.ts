import { expect, test } from 'vitest';
import {
  fileUrl,
  indexUrl,
  isTrustedBase,
  normalizeBaseUrl,
  withoutCredentials,
} from '../../../../electron/core/go/releases/source-url.ts';

test.each([
  ['https://go.dev/dl', 'https://go.dev/dl/'],
  ['https://go.dev/dl/', 'https://go.dev/dl/'],
  ['https://go.dev/dl/?mode=json&include=all#x', 'https://go.dev/dl/'],
  ['http://127.0.0.1:8080', 'http://127.0.0.1:8080/'],
  ['HTTPS://Mirror.Example/golang', 'https://mirror.example/golang/'],
  ['https://me:key@mirror.example/go', 'https://me:key@mirror.example/go/'],
])('the base of %s is %s', (text, base) => {
  expect(normalizeBaseUrl(text)).toBe(base);
});

test.each(['', 'go.dev', '/srv/go', 'file:///srv/go/', 'ftp://mirror.example/', 'C:\\go', 'javascript:1'])(
  '"%s" is no base',
  (text) => {
    expect(() => normalizeBaseUrl(text)).toThrow(expect.objectContaining({ code: 'source-unknown' }));
  },
);

test('the index and the files are below the base', () => {
  expect([indexUrl('https://go.dev/dl/'), fileUrl('https://go.dev/dl/', 'go1.26.3.linux-amd64.tar.gz')]).toEqual([
    'https://go.dev/dl/?mode=json&include=all',
    'https://go.dev/dl/go1.26.3.linux-amd64.tar.gz',
  ]);
});

test('credentials stay out of what is shown', () => {
  expect(withoutCredentials('https://me:key@mirror.example/go/')).toBe('https://mirror.example/go/');
});

test.each([
  ['https://go.dev/dl/', true, true],
  ['https://go.dev/dl/', false, false],
  ['http://go.dev/dl/', true, false],
  ['http://127.0.0.1:8080/', true, true],
  ['http://127.0.0.1:8080/', false, false],
  ['http://127.8.9.1/', true, true],
  ['http://[::1]:8080/', true, true],
  ['http://localhost/', true, true],
  ['http://localhost/', false, false],
  ['http://127.0.0.1.example.com/', true, false],
  ['http://localhost.example.com/', true, false],
  ['http://10.0.0.1/', true, false],
])('%s, marked trusted: %s, may say what a sha256 is: %s', (base, marked, expected) => {
  expect(isTrustedBase(base, marked)).toBe(expected);
});
