import querystring from 'node:querystring';
import nodeFetch from 'node-fetch';
import { AppError } from '../../../contract/errors.ts';
import type { Clock, Log } from '../../context.ts';
import type { HttpClient, HttpRequest, HttpResponse } from '../../http-client.ts';
import { redactSecrets } from '../log/redact-secrets.ts';
import type { Connections } from './connections.ts';
import { displayUrl } from './display-url.ts';
import { type Answer, exchange } from './exchange.ts';
import type { Fetch } from './fetch.ts';
import { headersFor, isRedirect, redirectTarget } from './follow-redirect.ts';
import { explainNetworkError, httpStatusError, isUnknownAuthority } from './network-errors.ts';
import { PlainProxyAgent } from './proxy/plain-proxy-agent.ts';
import { connectRefused } from './proxy/proxy-error.ts';
import { isRetryStatus, parseRetryAfter, withRetries } from './retry.ts';

export interface HttpClientOptions {
  readonly clock: Clock;
  readonly log: Log;
  /** How to connect; read at each request. */
  readonly connections: Pick<Connections, 'agentFor' | 'trustSystem'>;
  /** For the user-agent. */
  readonly version?: string;
  /** Waiting this long for headers, or for the next byte, is a stall; default 30 s. */
  readonly stallTimeoutMs?: number;
  /** Further tries after the first; default 4. */
  readonly retries?: number;
  readonly fetch?: Fetch;
  /** For the jitter of the back-off. */
  readonly random?: () => number;
}

/**
 * The client that http-client.ts promises, on node-fetch. This module costs 50 ms to load: import it when the network
 * is needed.
 */
export function createHttpClient(options: HttpClientOptions): HttpClient {
  const { clock, log, connections, stallTimeoutMs = 30_000, random = Math.random } = options;
  const fetch: Fetch = options.fetch ?? (nodeFetch as Fetch);
  const userAgent = options.version === undefined ? 'goswitch' : `goswitch/${options.version}`;

  /** A certificate of an authority that is not known gets a second look, with those of the system. */
  async function ask(
    url: URL,
    headers: Readonly<Record<string, string>>,
    signal: AbortSignal | undefined,
  ): Promise<Answer> {
    const once = async () => {
      const agent = await connections.agentFor(url);
      const answer = await exchange({ fetch, url, headers, agent, stallTimeoutMs, signal });
      if (answer.status !== 407 || !(agent instanceof PlainProxyAgent)) return answer;
      answer.close();
      const challenges = answer.headers['proxy-authenticate'] ?? '';
      throw explainNetworkError(
        connectRefused({ proxy: agent.address, target: url.host, status: 407, challenges }),
        url,
      );
    };
    try {
      return await once();
    } catch (error) {
      if (!isUnknownAuthority(error) || !(await connections.trustSystem())) throw error;
      return await once();
    }
  }

  /** One try: the first request and the redirects after it. A status that is worth another try is thrown. */
  async function attempt(request: HttpRequest): Promise<Answer> {
    let { url, headers } = firstHop(request, userAgent);
    const visited = [url.href];
    for (;;) {
      const answer = await ask(url, headers, request.signal);
      try {
        if (isRedirect(answer.status, answer.headers)) {
          const target = redirectTarget(url, answer.headers['location'] ?? '', visited);
          answer.close();
          headers = headersFor(target, url, headers);
          url = target;
          visited.push(url.href);
          continue;
        }
        if (!isRetryStatus(answer.status)) return answer;
        throw httpStatusError(url, answer.status, parseRetryAfter(answer.headers['retry-after'], clock.now()));
      } catch (error) {
        answer.close();
        throw error;
      }
    }
  }

  function retryOptions(request: HttpRequest) {
    return { retries: request.retries ?? options.retries ?? 4, clock, log, random, signal: request.signal };
  }

  return {
    async get(request) {
      const answer = await withRetries(retryOptions(request), () => attempt(request));
      return toResponse(answer, request.decode ?? true);
    },
    async getText(request) {
      return await withRetries(retryOptions(request), async () => {
        const answer = await attempt(request);
        const { status, headers, url } = answer;
        if (status !== 200 && status !== 304) {
          answer.close();
          throw httpStatusError(url, status);
        }
        return { status, headers, text: status === 304 ? emptyText(answer) : await readText(answer, request.maxBytes) };
      });
    },
  };
}

function firstHop(request: HttpRequest, userAgent: string): { url: URL; headers: Readonly<Record<string, string>> } {
  if (!URL.canParse(request.url))
    throw new AppError('invalid-input', `"${redactSecrets(request.url.slice(0, 200))}" is not a URL`);
  const url = new URL(request.url);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw new AppError('invalid-input', `${displayUrl(url)} is neither http nor https`);
  }
  const headers: Record<string, string> = { 'user-agent': userAgent, 'accept-encoding': 'identity' };
  if (url.username !== '' || url.password !== '') headers['authorization'] = basicAuthorization(url);
  url.username = '';
  url.password = '';
  url.hash = '';
  for (const [name, value] of Object.entries(request.headers ?? {})) headers[name.toLowerCase()] = value;
  return { url, headers };
}

/**
 * RFC 7617. The URL carries it percent-encoded; `unescape` leaves alone what is not, where decodeURIComponent would
 * throw.
 */
function basicAuthorization(url: URL): string {
  const pair = `${querystring.unescape(url.username)}:${querystring.unescape(url.password)}`;
  return `Basic ${Buffer.from(pair).toString('base64')}`;
}

function toResponse(answer: Answer, decode: boolean): HttpResponse {
  return {
    status: answer.status,
    headers: answer.headers,
    url: answer.url.href,
    body: answer.body(decode),
    discard: answer.close,
  };
}

function emptyText(answer: Answer): string {
  answer.close();
  return '';
}

async function readText(answer: Answer, maxBytes: number): Promise<string> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of answer.body(true)) {
    size += piece.length;
    if (size > maxBytes) {
      throw new AppError(
        'index-invalid',
        `${displayUrl(answer.url)} is larger than ${maxBytes} bytes, so it was rejected`,
      );
    }
    pieces.push(piece);
  }
  return new TextDecoder().decode(Buffer.concat(pieces));
}
