import { type ProxyServer, parseProxyServer } from '../../core/base/network/proxy/proxy-server.ts';
import type { ElectronParts } from '../electron-parts.ts';

/** The desktop's proxy for a URL, configuration scripts (PAC) included: Chromium evaluates them. */
export function createSystemProxy({
  session,
}: Pick<ElectronParts, 'session'>): (url: string) => Promise<ProxyServer | null> {
  return async (url) => firstProxy(await session.defaultSession.resolveProxy(url));
}

/**
 * Reads `PROXY a:3128; SOCKS5 b:1080; DIRECT`: the first that GoSwitch can use, or null for a direct connection
 * (chromium net/docs/proxy.md).
 */
export function firstProxy(list: string): ProxyServer | null {
  for (const entry of list.split(';')) {
    const [kind = '', address = ''] = entry.trim().split(/\s+/);
    const scheme = SCHEMES[kind.toUpperCase()];
    if (scheme === null) return null;
    const proxy = scheme === undefined ? null : parseProxyServer(`${scheme}://${address}`);
    if (proxy !== null) return proxy;
  }
  return null;
}

/** SOCKS 4 (`SOCKS`) is left out: it has no names. */
const SCHEMES: Readonly<Record<string, string | null>> = {
  DIRECT: null,
  PROXY: 'http',
  HTTPS: 'https',
  SOCKS5: 'socks5',
};
