import { describe, expect, it } from 'vitest';
import { formatProxyServer } from '../../../electron/core/base/network/proxy/proxy-server.ts';
import { createSystemProxy, firstProxy } from '../../../electron/main/keychain/system-proxy.ts';
import { createElectronStandIn } from '../../helpers/electron-stand-in.ts';

describe("the desktop's proxy through Electron", () => {
  it.each([
    ['DIRECT', null],
    ['PROXY proxy.corp.example:3128; DIRECT', 'http://proxy.corp.example:3128'],
    ['HTTPS proxy.corp.example:443', 'https://proxy.corp.example:443'],
    ['SOCKS old.example:1080; SOCKS5 new.example:1080', 'socks5://new.example:1080'],
    ['QUIC q.example:443;DIRECT;PROXY late.example:1', null],
    ['', null],
  ])('%s', (list, expected) => {
    const proxy = firstProxy(list);
    expect(proxy === null ? null : formatProxyServer(proxy)).toBe(expected);
  });

  it('is asked of the session', async () => {
    const electron = createElectronStandIn({ userData: '/nonexistent' } as never);
    electron.session.proxies = 'PROXY proxy.corp.example:3128';
    expect(await createSystemProxy(electron.parts)('https://go.dev/')).toMatchObject({
      kind: 'http',
      host: 'proxy.corp.example',
      port: 3128,
    });
  });
});
