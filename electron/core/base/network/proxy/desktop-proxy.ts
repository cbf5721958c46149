import { hostOf, portOf } from './environment-proxy.ts';
import { parseNoProxy } from './no-proxy.ts';
import { type ProxyServer, parseProxyServer } from './proxy-server.ts';

/**
 * What a desktop's settings say. `script`: it has a configuration script (PAC), which only the desktop app can
 * evaluate.
 */
export interface DesktopProxy {
  readonly http: ProxyServer | null;
  readonly https: ProxyServer | null;
  readonly socks: ProxyServer | null;
  /** Exceptions, as parseNoProxy takes them. */
  readonly bypass: string;
  readonly script: string | null;
}

export const NO_DESKTOP_PROXY: DesktopProxy = { http: null, https: null, socks: null, bypass: '', script: null };

/** The proxy for one URL, or null. */
export function desktopProxyFor(url: URL, settings: DesktopProxy): ProxyServer | null {
  if (parseNoProxy(settings.bypass)(hostOf(url), portOf(url))) return null;
  return (url.protocol === 'https:' ? settings.https : settings.http) ?? settings.socks;
}

/** GNOME and the desktops that share its settings: what `gsettings list-recursively org.gnome.system.proxy` prints. */
export function readGnomeProxy(text: string): DesktopProxy {
  const values = new Map<string, string>();
  for (const line of text.split('\n')) {
    const match = /^org\.gnome\.system\.proxy(\.\w+)? ([\w-]+) (.*)$/.exec(line.trim());
    if (match !== null) values.set(`${(match[1] ?? '').slice(1)}/${match[2]}`, match[3]!.replace(/^'(.*)'$/, '$1'));
  }
  const mode = values.get('/mode');
  if (mode === 'auto') return { ...NO_DESKTOP_PROXY, script: values.get('/autoconfig-url') || 'found by the network' };
  if (mode !== 'manual') return NO_DESKTOP_PROXY;
  const http = address('http', values.get('http/host'), values.get('http/port'));
  const isSame = values.get('/use-same-proxy') === 'true' && http !== null;
  return {
    http,
    https: address('http', values.get('https/host'), values.get('https/port')) ?? (isSame ? http : null),
    socks: address('socks5', values.get('socks/host'), values.get('socks/port')),
    bypass: [...(values.get('/ignore-hosts') ?? '').matchAll(/'([^']*)'/g)].map((match) => match[1]).join(','),
    script: null,
  };
}

/** KDE's `kioslaverc`: `[Proxy Settings]`, ProxyType 1 manual, 2 script, 3 found by the network, 4 the environment. */
export function readKdeProxy(text: string): DesktopProxy {
  const section = /^\[Proxy Settings\]\s*$([\s\S]*?)(?=^\[|$(?![\s\S]))/m.exec(text)?.[1] ?? '';
  const value = (key: string) => new RegExp(`^${key}(?:\\[\\$e\\])?=(.*)$`, 'm').exec(section)?.[1]?.trim() ?? '';
  const type = value('ProxyType');
  if (type === '2' || type === '3')
    return { ...NO_DESKTOP_PROXY, script: value('Proxy Config Script') || 'found by the network' };
  if (type !== '1') return NO_DESKTOP_PROXY;
  // `http://proxy.example 8080`: a blank before the port.
  const server = (key: string) => parseProxyServer(value(key).replace(/ (\d+)$/, ':$1'));
  return {
    http: server('httpProxy'),
    https: server('httpsProxy'),
    socks: server('socksProxy'),
    bypass: value('NoProxyFor'),
    script: null,
  };
}

/** macOS: what `scutil --proxy` prints. */
export function readMacProxy(text: string): DesktopProxy {
  const value = (key: string) => new RegExp(`^\\s*${key} : (.*)$`, 'm').exec(text)?.[1]?.trim();
  const server = (kind: 'http' | 'socks5', prefix: string) =>
    value(`${prefix}Enable`) === '1' ? address(kind, value(`${prefix}Proxy`), value(`${prefix}Port`)) : null;
  const list = /ExceptionsList : <array> \{([\s\S]*?)\}/.exec(text)?.[1] ?? '';
  const exceptions = [...list.matchAll(/^\s*\d+ : (.*)$/gm)].map((match) => wholeCidr(match[1]!.trim()));
  const isScript = value('ProxyAutoConfigEnable') === '1' || value('ProxyAutoDiscoveryEnable') === '1';
  return {
    http: server('http', 'HTTP'),
    https: server('http', 'HTTPS'),
    socks: server('socks5', 'SOCKS'),
    bypass: [...exceptions, ...(value('ExcludeSimpleHostnames') === '1' ? ['<local>'] : [])].join(','),
    script: isScript ? (value('ProxyAutoConfigURLString') ?? 'found by the network') : null,
  };
}

/**
 * Windows: what `reg query "HKCU\...\Internet Settings"` prints. ProxyServer is `host:port`, or
 * `http=host:port;https=...;socks=...`.
 */
export function readWindowsProxy(text: string): DesktopProxy {
  const value = (name: string) => new RegExp(`^\\s+${name}\\s+REG_\\w+\\s+(.*)$`, 'mi').exec(text)?.[1]?.trim();
  const script = value('AutoConfigURL') ?? null;
  if (Number(value('ProxyEnable') ?? 0) !== 1) return { ...NO_DESKTOP_PROXY, script };
  const servers = value('ProxyServer') ?? '';
  const named = new Map(
    servers.split(';').flatMap((part) => (part.includes('=') ? [part.split('=', 2) as [string, string]] : [])),
  );
  const plain = servers.includes('=') ? null : parseProxyServer(servers);
  const server = (name: string, scheme = '') =>
    plain ?? (named.has(name) ? parseProxyServer(`${scheme}${named.get(name)}`) : null);
  return {
    http: server('http'),
    https: server('https'),
    socks: plain === null ? server('socks', 'socks5://') : null,
    bypass: value('ProxyOverride') ?? '',
    script,
  };
}

function address(kind: 'http' | 'socks5', host: string | undefined, port: string | undefined): ProxyServer | null {
  if (host === undefined || host === '' || !Number(port)) return null;
  return { kind, host, port: Number(port), credentials: null };
}

/** macOS writes `169.254/16` for `169.254.0.0/16`. */
function wholeCidr(entry: string): string {
  const match = /^(\d+(?:\.\d+){0,2})\/(\d+)$/.exec(entry);
  return match === null ? entry : `${[...match[1]!.split('.'), '0', '0', '0'].slice(0, 4).join('.')}/${match[2]}`;
}
