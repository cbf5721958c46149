import { expect, it } from 'vitest';
import { proxyValues } from '../../../renderer/features/network/terminal-proxy/terminal-proxy-values.ts';

it('one proxy stands in every variable, with its exceptions', () => {
  const proxy = 'http://proxy.corp.example:3128';
  expect(proxyValues(` ${proxy} `, ' localhost,.corp.example ')).toEqual({
    ...{ HTTP_PROXY: proxy, HTTPS_PROXY: proxy, ALL_PROXY: proxy },
    NO_PROXY: 'localhost,.corp.example',
  });
  expect(proxyValues('socks5://proxy.corp.example:1080', '')).not.toHaveProperty('NO_PROXY');
});

it('there are none without an address, and none with a password in it', () => {
  expect(
    ['', 'proxy.corp.example', 'http://ada:geheim@proxy.corp.example', 'ftp://proxy.corp.example'].map((text) =>
      proxyValues(text, ''),
    ),
  ).toEqual([null, null, null, null]);
});
