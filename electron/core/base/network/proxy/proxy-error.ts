import { STATUS_CODES } from 'node:http';

/**
 * What a proxy said or did. `unreachable`: no connection to it. `scheme`: it wants a way of signing in that GoSwitch
 * does not have. `broken`: it does not speak as a proxy of its kind does.
 */
type ProxyFault = 'unreachable' | 'credentials' | 'scheme' | 'refused' | 'broken';

const CODE = 'ERR_PROXY ';

/**
 * The way through a proxy failed: the proxy's fault or its word, not the target's. `proxy` is its address, without
 * credentials.
 */
export class ProxyError extends Error {
  override readonly name = 'ProxyError';
  readonly proxy: string;
  readonly fault: ProxyFault;
  /**
   * All of it: node-fetch keeps nothing but the code of an error that it wraps (node-fetch/src/errors/fetch-error.js).
   */
  readonly code: string;

  constructor(proxy: string, fault: ProxyFault, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.proxy = proxy;
    this.fault = fault;
    const systemCode = (cause as NodeJS.ErrnoException | undefined)?.code;
    this.code = `${CODE}${JSON.stringify({ proxy, fault, message, ...(typeof systemCode === 'string' ? { systemCode } : {}) })}`;
  }
}

export interface ProxyErrorFacts {
  readonly proxy: string;
  readonly fault: ProxyFault;
  readonly message: string;
  /** Why the proxy could not be reached: the code of a Node system error. */
  readonly systemCode?: string;
}

/** What the code of a `ProxyError` holds; null for any other code. */
export function readProxyErrorCode(code: string): ProxyErrorFacts | null {
  return code.startsWith(CODE) ? (JSON.parse(code.slice(CODE.length)) as ProxyErrorFacts) : null;
}

interface RefusedConnect {
  readonly proxy: string;
  readonly target: string;
  /** Of the answer to CONNECT. */
  readonly status: number;
  /** Its Proxy-Authenticate headers, joined by commas. */
  readonly challenges: string;
}

/**
 * The ways of signing in that challenges name, in small letters (RFC 9110, 11.6.1: a name, then parameters `a=b` or one
 * token).
 */
function wantedSchemes(challenges: string): readonly string[] {
  const bare = challenges.replace(/"(?:[^"\\]|\\.)*"/g, '""');
  return [...bare.matchAll(/(?:^|,)\s*([\w-]{1,40})(?=\s*(?:,|$)|\s+[^\s=,])/g)].map(([, scheme = '']) =>
    scheme.toLowerCase(),
  );
}

/** What a proxy's own answer means: to CONNECT, or 407 to a plain http request. */
export function connectRefused({ proxy, target, status, challenges }: RefusedConnect): ProxyError {
  const schemes = wantedSchemes(challenges);
  if (status === 407 && schemes.length > 0 && !schemes.includes('basic')) {
    const wanted = schemes
      .map((scheme) => (scheme === 'ntlm' ? 'NTLM' : `${scheme.charAt(0).toUpperCase()}${scheme.slice(1)}`))
      .join(' or ');
    return new ProxyError(
      proxy,
      'scheme',
      `The proxy ${proxy} wants ${wanted} authentication, and GoSwitch only has Basic (407)`,
    );
  }
  if (status === 407)
    return new ProxyError(
      proxy,
      'credentials',
      `The proxy ${proxy} wants a user name and a password, or refuses those it got (407)`,
    );
  const phrase = STATUS_CODES[status] === undefined ? '' : ` (${STATUS_CODES[status]})`;
  return new ProxyError(
    proxy,
    'refused',
    `The proxy ${proxy} does not connect to ${target}: it answered ${status}${phrase}`,
  );
}
