import type { Env } from '../../../context.ts';
import { parseNoProxy } from './no-proxy.ts';
import { type ProxyServer, parseProxyServer } from './proxy-server.ts';

/**
 * The proxy that the environment names for a URL, and the variable that does. `problem`: the variable's value is no
 * address.
 */
interface EnvironmentProxy {
  readonly name: string;
  readonly proxy: ProxyServer | null;
  readonly problem: 'not-an-address' | null;
}

/**
 * What HTTPS_PROXY or HTTP_PROXY, else ALL_PROXY, say for a URL, in capitals first, and NO_PROXY's exceptions: the go
 * command's rules (golang.org/x/net/http/httpproxy) with curl's ALL_PROXY besides. Null: none is named, or the host is
 * excepted. HTTP_PROXY does not count in a CGI program, where a request's Proxy header sets it (httpoxy).
 */
export function environmentProxy(url: URL, env: Env): EnvironmentProxy | null {
  const names =
    url.protocol === 'https:'
      ? ['HTTPS_PROXY', 'https_proxy']
      : env['REQUEST_METHOD']
        ? ['http_proxy']
        : ['HTTP_PROXY', 'http_proxy'];
  const name = [...names, 'ALL_PROXY', 'all_proxy'].find((each) => env[each]);
  if (name === undefined || bypassOf(env)(hostOf(url), portOf(url))) return null;
  const proxy = parseProxyServer(env[name]!);
  return { name, proxy, problem: proxy === null ? 'not-an-address' : null };
}

/** Whether any variable names a proxy at all. */
export function namesProxy(env: Env): boolean {
  return ['HTTPS_PROXY', 'HTTP_PROXY', 'ALL_PROXY'].some((name) => env[name] || env[name.toLowerCase()]);
}

function bypassOf(env: Env) {
  return parseNoProxy(env['NO_PROXY'] || env['no_proxy'] || '');
}

/** Without the brackets of IPv6. */
export function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '');
}

export function portOf(url: URL): number {
  return url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);
}
