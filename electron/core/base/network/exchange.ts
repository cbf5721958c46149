import type { Agent } from 'node:http';
import { createBodyPieces } from './body-pieces.ts';
import { contentCodings, decodeBody } from './content-encoding.ts';
import type { Fetch } from './fetch.ts';
import { cancelled, endedEarly, explainNetworkError, stalled, trickled } from './network-errors.ts';
import { createTrickleWatch } from './trickle-watch.ts';

/**
 * One request and its answer, without redirects or retries: where stalls, cancelling and broken connections become
 * errors with a code.
 */

interface ExchangeOptions {
  readonly fetch: Fetch;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly agent: Agent | undefined;
  readonly stallTimeoutMs: number;
  readonly signal: AbortSignal | undefined;
}

export interface Answer {
  readonly url: URL;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** @param decode undo content-encoding */
  body(decode: boolean): AsyncIterable<Uint8Array>;
  /** Closes the connection, if the body was not read to its end. */
  close(): void;
}

/** Throws `network-unreachable`, `network-stalled`, `cancelled`. */
export async function exchange(options: ExchangeOptions): Promise<Answer> {
  const { url, signal, stallTimeoutMs } = options;
  if (signal?.aborted) throw cancelled(signal.reason);
  const connection = new AbortController();
  let hasStalled = false;
  const stopByUser = () => connection.abort();
  signal?.addEventListener('abort', stopByUser);
  const timer = createStallTimer(stallTimeoutMs, () => {
    hasStalled = true;
    connection.abort();
  });

  function close(): void {
    timer.dispose();
    signal?.removeEventListener('abort', stopByUser);
    connection.abort();
  }

  /** One step of the network: connecting, or the next piece of the body. */
  async function waitFor<T>(step: () => Promise<T>, phase: 'an answer' | 'more bytes'): Promise<T> {
    timer.start();
    try {
      return await step();
    } catch (error) {
      close();
      if (signal?.aborted) throw cancelled(signal.reason);
      throw hasStalled ? stalled(url, stallTimeoutMs, phase) : explainNetworkError(error, url);
    } finally {
      timer.stop();
    }
  }

  const init = {
    headers: { ...options.headers },
    redirect: 'manual',
    signal: connection.signal,
    compress: false,
  } as const;
  const agent = options.agent === undefined ? {} : { agent: options.agent };
  const answer = await waitFor(() => options.fetch(url.href, { ...init, ...agent }), 'an answer');
  const headers = Object.fromEntries([...answer.headers].map(([name, value]) => [name.toLowerCase(), value]));
  const declaredBytes = declaredLength(answer.status, headers);

  async function* rawBody(): AsyncGenerator<Uint8Array> {
    if (answer.body === null) return close();
    const pieces = createBodyPieces(answer.body);
    const watch = createTrickleWatch(stallTimeoutMs);
    let receivedBytes = 0;
    try {
      for (;;) {
        watch.start();
        const piece = await waitFor(pieces.next, 'more bytes');
        if (piece === null) break;
        receivedBytes += piece.length;
        const trickle = watch.receive(piece.length);
        yield piece;
        if (trickle !== null) throw trickled(url, trickle);
      }
      if (declaredBytes !== null && receivedBytes < declaredBytes) throw endedEarly(url, receivedBytes, declaredBytes);
    } finally {
      close();
    }
  }

  function body(decode: boolean): AsyncIterable<Uint8Array> {
    const codings = decode ? contentCodings(headers['content-encoding']) : [];
    return codings.length === 0 ? rawBody() : decodeBody(rawBody(), codings, url.host);
  }
  return { url, status: answer.status, headers, body, close };
}

/** Content-length where it tells how many bytes follow (RFC 9112, 6.3), else null. */
function declaredLength(status: number, headers: Readonly<Record<string, string>>): number | null {
  const value = headers['content-length'];
  const hasBody = status !== 204 && status !== 304;
  return hasBody && headers['transfer-encoding'] === undefined && value !== undefined && /^\d+$/.test(value)
    ? Number(value)
    : null;
}

/**
 * Notices that a wait on the network takes too long. A real timer, not the clock: it measures the connection, and each
 * byte winds it up again.
 */
interface StallTimer {
  /** A wait begins. */
  start(): void;
  /** It ended: time from here on is the reader's. */
  stop(): void;
  dispose(): void;
}

/** @param onStall called once, when a wait lasts longer than `timeoutMs` */
function createStallTimer(timeoutMs: number, onStall: () => void): StallTimer {
  let isWaiting = false;
  const timer = setTimeout(() => {
    if (isWaiting) onStall();
  }, timeoutMs);
  // The socket keeps the process alive while it is waited for; the timer must not do so after it.
  timer.unref();
  return {
    start() {
      isWaiting = true;
      timer.refresh();
    },
    stop() {
      isWaiting = false;
    },
    dispose() {
      clearTimeout(timer);
    },
  };
}
