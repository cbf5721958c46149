import { describe, expect, it } from 'vitest';
import {
  type DesktopProxy,
  desktopProxyFor,
  readGnomeProxy,
  readKdeProxy,
  readMacProxy,
  readWindowsProxy,
} from '../../../../../electron/core/base/network/proxy/desktop-proxy.ts';
import { formatProxyServer } from '../../../../../electron/core/base/network/proxy/proxy-server.ts';

const URLS = ['https://go.dev/', 'http://go.dev/', 'https://wiki.corp.example/'];

function ways(settings: DesktopProxy): (string | null)[] {
  return URLS.map((url) => desktopProxyFor(new URL(url), settings)).map((proxy) =>
    proxy === null ? null : formatProxyServer(proxy),
  );
}

describe("a desktop's settings", () => {
  it('GNOME: manual', () => {
    const text = `org.gnome.system.proxy autoconfig-url ''
org.gnome.system.proxy ignore-hosts ['localhost', '127.0.0.0/8', '*.corp.example']
org.gnome.system.proxy mode 'manual'
org.gnome.system.proxy use-same-proxy true
org.gnome.system.proxy.ftp host ''
org.gnome.system.proxy.ftp port 0
org.gnome.system.proxy.http host 'proxy.example'
org.gnome.system.proxy.http port 3128
org.gnome.system.proxy.https host 'secure.example'
org.gnome.system.proxy.https port 3129
org.gnome.system.proxy.socks host ''
org.gnome.system.proxy.socks port 0
`;
    expect(ways(readGnomeProxy(text))).toEqual(['http://secure.example:3129', 'http://proxy.example:3128', null]);
    expect(ways(readGnomeProxy(text.replace("mode 'manual'", "mode 'none'")))).toEqual([null, null, null]);
    expect(
      readGnomeProxy("org.gnome.system.proxy mode 'auto'\norg.gnome.system.proxy autoconfig-url 'http://wpad/x.pac'")
        .script,
    ).toBe('http://wpad/x.pac');
  });

  it('KDE: manual, with a blank before the port', () => {
    const text =
      '[Other]\nProxyType=2\n\n[Proxy Settings]\nNoProxyFor=.corp.example\nProxyType=1\nhttpProxy=http://proxy.example 3128\nhttpsProxy=\nsocksProxy=socks://s.example 1080\n\n[Last]\nhttpProxy=http://wrong 1\n';
    expect(ways(readKdeProxy(text))).toEqual(['socks5://s.example:1080', 'http://proxy.example:3128', null]);
    expect(readKdeProxy('[Proxy Settings]\nProxyType=2\nProxy Config Script=file:///x.pac\n').script).toBe(
      'file:///x.pac',
    );
    expect(ways(readKdeProxy(''))).toEqual([null, null, null]);
  });

  it('macOS: what scutil prints', () => {
    const text = `<dictionary> {
  ExceptionsList : <array> {
    0 : *.corp.example
    1 : 169.254/16
  }
  HTTPEnable : 1
  HTTPPort : 3128
  HTTPProxy : proxy.example
  HTTPSEnable : 0
  HTTPSPort : 3129
  HTTPSProxy : off.example
  SOCKSEnable : 1
  SOCKSPort : 1080
  SOCKSProxy : s.example
}
`;
    const settings = readMacProxy(text);
    expect([ways(settings), settings.bypass]).toEqual([
      ['socks5://s.example:1080', 'http://proxy.example:3128', null],
      '*.corp.example,169.254.0.0/16',
    ]);
  });

  it('Windows: one server for all, or one for each scheme', () => {
    const query = (server: string) => `
HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings
    ProxyEnable    REG_DWORD    0x1
    ProxyServer    REG_SZ    ${server}
    ProxyOverride    REG_SZ    *.corp.example;<local>
`;
    expect(ways(readWindowsProxy(query('proxy.example:3128')))).toEqual([
      'http://proxy.example:3128',
      'http://proxy.example:3128',
      null,
    ]);
    expect(ways(readWindowsProxy(query('http=a.example:1;socks=s.example:1080')))).toEqual([
      'socks5://s.example:1080',
      'http://a.example:1',
      null,
    ]);
    expect(ways(readWindowsProxy(query('proxy.example:3128').replace('0x1', '0x0')))).toEqual([null, null, null]);
  });
});
