import { BlockList, isIP, isIPv4 } from 'node:net';

/** Whether a host is reached directly. @param host without brackets */
type Bypass = (host: string, port: number) => boolean;

/**
 * Reads a list of what is not proxied, by the rules that the go command has (golang.org/x/net/http/httpproxy,
 * config.init and useProxy): `*`, IP addresses, CIDR, `example.com` (with all below it), `.example.com` and
 * `*.example.com` (only what is below), each with `:port` or without. Besides, what desktops write: blanks and `;`
 * between entries, `<local>` for names without a dot, and `*` anywhere (`10.*`). Loopback is never proxied.
 */
export function parseNoProxy(list: string): Bypass {
  const matchers = list
    .split(/[,;\s]+/)
    .filter((entry) => entry !== '')
    .map((entry) => matcherOf(entry.toLowerCase()));
  return (given, port) => {
    const host = given.toLowerCase().replace(/\.$/, '');
    return isLoopbackHost(host) || matchers.some((matches) => matches(host, port));
  };
}

function isLoopbackHost(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'));
}

function matcherOf(entry: string): Bypass {
  if (entry === '*') return () => true;
  if (entry === '<local>') return (host) => isIP(host) === 0 && !host.includes('.');
  const cidr = /^(.+)\/(\d{1,3})$/.exec(entry);
  if (cidr !== null) return cidrMatcher(cidr[1]!, Number(cidr[2]));
  const { host: pattern, port: onlyPort } = splitPort(entry);
  const fits: (host: string) => boolean = hostMatcher(pattern);
  return (host, port) => fits(host) && (onlyPort === null || onlyPort === port);
}

function cidrMatcher(address: string, prefix: number): Bypass {
  const family = isIP(address);
  if (family === 0 || prefix > (family === 4 ? 32 : 128)) return () => false;
  const block = new BlockList();
  block.addSubnet(address, prefix, family === 4 ? 'ipv4' : 'ipv6');
  return (host) => {
    const hostFamily = isIP(host);
    return hostFamily !== 0 && block.check(host, hostFamily === 4 ? 'ipv4' : 'ipv6');
  };
}

/** `[::1]:8080`, `host:8080`; an IPv6 address without brackets has no port. */
function splitPort(entry: string): { host: string; port: number | null } {
  const bracketed = /^\[(.+)\](?::(\d+))?$/.exec(entry);
  if (bracketed !== null)
    return { host: bracketed[1]!, port: bracketed[2] === undefined ? null : Number(bracketed[2]) };
  const plain = /^([^:]*):(\d+)$/.exec(entry);
  return plain === null ? { host: entry, port: null } : { host: plain[1]!, port: Number(plain[2]) };
}

function hostMatcher(pattern: string): (host: string) => boolean {
  if (pattern === '') return () => false;
  if (isIP(pattern) !== 0) return sameAddress(pattern);
  const domain = pattern.startsWith('*.') ? pattern.slice(1) : pattern;
  if (domain.includes('*')) return glob(domain);
  if (domain.startsWith('.')) return (host) => host.endsWith(domain);
  return (host) => host === domain || host.endsWith(`.${domain}`);
}

/** One address has several spellings in IPv6. */
function sameAddress(pattern: string): (host: string) => boolean {
  const block = new BlockList();
  block.addAddress(pattern, isIP(pattern) === 4 ? 'ipv4' : 'ipv6');
  return (host) => isIP(host) !== 0 && block.check(host, isIP(host) === 4 ? 'ipv4' : 'ipv6');
}

/** By splitting, not by a regular expression: many stars would make one slow. */
function glob(pattern: string): (host: string) => boolean {
  const parts = pattern.split('*');
  return (host) => {
    const first = parts[0]!;
    const last = parts.at(-1)!;
    if (!host.startsWith(first) || !host.endsWith(last) || host.length < first.length + last.length) return false;
    let at = first.length;
    for (const part of parts.slice(1, -1)) {
      const found = host.indexOf(part, at);
      if (found < 0) return false;
      at = found + part.length;
    }
    return at <= host.length - last.length;
  };
}
