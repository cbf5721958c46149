import path from 'node:path';

export type GoproxyList = { readonly entries: readonly string[] } | { readonly problem: string };

/**
 * The entries of a GOPROXY list as the go command reads them, or what it says of the first that it refuses (cmd/go/internal/modfetch/proxy.go,
 * proxyList and newProxyRepo of Go 1.26). Nothing after `off` or `direct` is read. Messages may hold a password.
 */
export function parseGoproxy(list: string): GoproxyList {
  const entries: string[] = [];
  for (const part of list.split(/[,|]/)) {
    const entry = part.trim();
    if (entry === '') continue;
    entries.push(entry);
    if (entry === 'off' || entry === 'direct') return { entries };
    const isShort = /[.:/]/.test(entry) && !entry.includes(':/') && !path.isAbsolute(entry);
    const problem = judgeAddress(isShort ? `https://${entry}` : entry);
    if (problem !== null) return { problem };
  }
  if (entries.length === 0) return { problem: 'GOPROXY list is not the empty string, but contains no entries' };
  return { entries };
}

function judgeAddress(address: string): string | null {
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):/.exec(address)?.[1]?.toLowerCase();
  if (scheme === undefined) return `invalid proxy URL missing scheme: ${address}`;
  if (scheme === 'file')
    return /^file:(\/\/\/|\/(?!\/))[^?#]*$/i.test(address) ? null : `invalid file:// proxy URL with non-path elements: ${address}`;
  return scheme === 'http' || scheme === 'https' ? null : `invalid proxy URL scheme (must be https, http, file): ${address}`;
}
