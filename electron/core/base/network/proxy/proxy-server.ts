/** A proxy as GoSwitch connects to it. `host` without brackets; credentials are null where none are given. */
export interface ProxyServer {
  readonly kind: 'http' | 'https' | 'socks5';
  readonly host: string;
  readonly port: number;
  readonly credentials: ProxyCredentials | null;
}

export interface ProxyCredentials {
  readonly username: string;
  readonly password: string;
}

const KINDS: Readonly<Record<string, { readonly kind: ProxyServer['kind']; readonly port: number }>> = {
  'http:': { kind: 'http', port: 80 },
  'https:': { kind: 'https', port: 443 },
  // The name is always looked up by the proxy, as curl's socks5h and Go's socks5 do: behind a proxy the local name
  // servers often know nothing.
  'socks5:': { kind: 'socks5', port: 1080 },
  'socks5h:': { kind: 'socks5', port: 1080 },
  'socks:': { kind: 'socks5', port: 1080 },
};

/**
 * Reads a proxy's address; without a scheme it is http (golang.org/x/net/http/httpproxy, parseProxy). Null for what is
 * none.
 */
export function parseProxyServer(text: string): ProxyServer | null {
  const trimmed = text.trim();
  if (trimmed === '' || /\s/.test(trimmed)) return null;
  return readUrl(trimmed) ?? (/^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? null : readUrl(`http://${trimmed}`));
}

function readUrl(text: string): ProxyServer | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const known = KINDS[url.protocol];
  if (known === undefined || url.hostname === '') return null;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const credentials =
    url.username === '' && url.password === ''
      ? null
      : { username: decode(url.username), password: decode(url.password) };
  return { kind: known.kind, host, port: url.port === '' ? known.port : Number(url.port), credentials };
}

/** A `%` that starts no escape stays what it is. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** `http://proxy.example:3128`, for messages, logs and settings: never with credentials. */
export function formatProxyServer({ kind, host, port }: ProxyServer): string {
  return `${kind}://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
