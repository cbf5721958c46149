import { expect, it } from 'vitest';
import { parseGoproxy } from '../../../../electron/core/go/module-proxy/parse-goproxy.ts';

it.each([
  ['direct', ['direct']],
  [' https://a.example , | direct,ftp://never.read', ['https://a.example', 'direct']],
  ['a.example:8080|off', ['https://a.example:8080', 'off']],
  ['file:///srv/proxy', ['file:///srv/proxy']],
  ['http://127.0.0.1:3000/x?y', ['http://127.0.0.1:3000/x?y']],
])('%s', (list, entries) => {
  expect(parseGoproxy(list)).toEqual({ entries });
});

it.each([
  [',|', 'GOPROXY list is not the empty string, but contains no entries'],
  ['ftp://a.example', 'invalid proxy URL scheme (must be https, http, file): ftp://a.example'],
  ['none', 'invalid proxy URL missing scheme: none'],
  ['/srv/proxy', 'invalid proxy URL missing scheme: /srv/proxy'],
  ['file:/srv/proxy', 'invalid file:// proxy URL with non-path elements: file:/srv/proxy'],
  ['file://host/x', 'invalid file:// proxy URL with non-path elements: file://host/x'],
])('%s is refused', (list, problem) => {
  expect(parseGoproxy(list)).toEqual({ problem });
});
