import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseNoProxy } from '../../../../../electron/core/base/network/proxy/no-proxy.ts';

/**
 * The cases of the go command's own test (golang.org/x/net/http/httpproxy/proxy_test.go, UseProxyTests and its NO_PROXY
 * value), true: proxied.
 */
const GO_NO_PROXY =
  'foobar.com, .barbaz.net, *.eggs.example, 192.168.1.1, 192.168.1.2:81, 192.168.1.3:80, 10.0.0.0/30, 2001:db8::52:0:1, [2001:db8::52:0:2]:443, [2001:db8::52:0:3]:80, 2002:db8:a::45/64';
const GO_CASES: readonly [string, number, boolean][] = [
  ['localhost', 80, false],
  ['127.0.0.1', 80, false],
  ['127.0.0.2', 80, false],
  ['::1', 80, false],
  ['::2', 80, true],
  ['192.168.1.1', 80, false],
  ['192.168.1.2', 80, true],
  ['192.168.1.2', 81, false],
  ['192.168.1.3', 80, false],
  ['192.168.1.4', 80, true],
  ['10.0.0.2', 80, false],
  ['10.0.0.4', 80, true],
  ['2001:db8::52:0:1', 80, false],
  ['2001:db8::52:0:2', 80, true],
  ['2001:db8::52:0:2', 443, false],
  ['2001:db8::52:0:3', 80, false],
  ['2002:db8:a::123', 80, false],
  ['fe80::424b:c8be:1643:a1b6', 80, true],
  ['barbaz.net', 80, true],
  ['www.barbaz.net', 80, false],
  ['eggs.example', 80, true],
  ['www.eggs.example', 80, false],
  ['foobar.com', 80, false],
  ['www.foobar.com', 80, false],
  ['foofoobar.com', 80, true],
  ['baz.com', 80, true],
  ['localhost.net', 80, true],
  ['local.localhost', 80, true],
  ['barbarbaz.net', 80, true],
  ['www.FooBar.COM', 80, false],
];

describe('NO_PROXY', () => {
  it.each(GO_CASES)('%s port %i: proxied is %s, as for the go command', (host, port, isProxied) => {
    expect(parseNoProxy(GO_NO_PROXY)(host, port)).toBe(!isProxied);
  });

  it('`*` excepts everything; an empty list only loopback', () => {
    expect([
      parseNoProxy('a.example,*')('go.dev', 443),
      parseNoProxy('')('go.dev', 443),
      parseNoProxy(' , ')('localhost', 1),
    ]).toEqual([true, false, true]);
  });

  it('takes what desktops write: `<local>`, stars in addresses, blanks and semicolons', () => {
    const bypass = parseNoProxy('<local>;10.*;*.corp.example *mirror*');
    const hosts = [
      'intranet',
      '10.1.2.3',
      'a.corp.example',
      'my-mirror.example',
      'corp.example',
      '110.1.2.3',
      'go.dev',
    ];
    expect(hosts.map((host) => bypass(host, 443))).toEqual([true, true, true, true, false, false, false]);
  });

  it('never throws, and never takes long, whatever stands there', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 300 }),
        fc.string({ maxLength: 80 }),
        fc.nat(65_535),
        (list, host, port) => typeof parseNoProxy(list)(host, port) === 'boolean',
      ),
    );
    expect(parseNoProxy(`${'*a'.repeat(2000)}*`)('a'.repeat(5000), 1)).toBe(true);
  });
});
