import type { EventPosition } from '../../electron/contract/api-events.ts';
import type { CallResult } from '../../electron/contract/call.ts';
import { isAppError, toErrorShape } from '../../electron/contract/errors.ts';
import {
  ANSWERS_PATH,
  CALL_PATH,
  type CallAnswers,
  EVENTS_PATH,
  type PendingCall,
  type WebMessage,
} from '../../electron/contract/web-protocol.ts';
import type { Page } from './browser-page.ts';
import { exchangeJson, type Fetch } from './exchange-json.ts';
import { createPendingCalls } from './pending-calls.ts';
import { readEventStream } from './read-event-stream.ts';
import type { StreamListener, Transport } from './transport.ts';
import { createSessionHolder } from './web-session.ts';

interface HttpTransportOptions {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  readonly fetch: Fetch;
  readonly page: Page;
}

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 5000;

/**
 * Calls and events over HTTP, in a browser. A lost event stream is opened again, from where it was, until the host
 * refuses this window.
 */
export function createHttpTransport({ origin, fetch, page }: HttpTransportOptions): Transport {
  const session = createSessionHolder({ origin, fetch, page });
  const pending = createPendingCalls(
    async (tickets) => (await post(ANSWERS_PATH, { tickets })) as CallResult<CallAnswers>,
  );
  const wakes = new Set<() => void>();
  page.onWake(() => {
    for (const wake of wakes) wake();
  });

  /** Posts to a path that needs the bearer. */
  async function post(path: string, body: unknown): Promise<CallResult<unknown> | PendingCall> {
    try {
      const authorization = `Bearer ${await session.bearer()}`;
      const answer = await exchangeJson({ fetch, url: origin + path, headers: { authorization }, body });
      if ('ok' in answer && !answer.ok && answer.error.code === 'session-refused') session.forget();
      return answer;
    } catch (error) {
      return { ok: false, error: toErrorShape(error) };
    }
  }

  async function call(method: string, input: unknown): Promise<CallResult<unknown>> {
    const answer = await post(CALL_PATH, { method, input });
    return 'pending' in answer ? await pending.wait(answer.pending) : answer;
  }

  /** Reads one stream to its end, however it ends. Throws as `SessionHolder.bearer`, and what fetch throws. */
  async function readStream(
    position: EventPosition | undefined,
    signal: AbortSignal,
    onMessage: (message: WebMessage) => void,
  ): Promise<void> {
    const headers: Record<string, string> = { authorization: `Bearer ${await session.bearer()}` };
    if (position !== undefined) headers['last-event-id'] = `${position.epoch}:${position.sequence}`;
    const response = await fetch(origin + EVENTS_PATH, { headers, signal });
    if (response.status === 401) session.forget();
    if (!response.ok || response.body === null) return;
    for await (const data of readEventStream(response.body)) onMessage(JSON.parse(data) as WebMessage);
  }

  async function follow({ onMessage, onConnection }: StreamListener, signal: AbortSignal): Promise<void> {
    let position: EventPosition | undefined;
    let pauseMs = FIRST_PAUSE_MS;
    const hear = (message: WebMessage) => {
      if ('answer' in message) return pending.settle(message.answer.ticket, message.answer.result);
      if (signal.aborted) return;
      if ('start' in message) {
        pauseMs = FIRST_PAUSE_MS;
        position = message.start;
        onConnection('open');
      } else if (position !== undefined) {
        position = { epoch: position.epoch, sequence: message.event.sequence };
      }
      onMessage(message);
    };
    onConnection('connecting');
    while (!signal.aborted) {
      try {
        await readStream(position, signal, hear);
      } catch (error) {
        if (isAppError(error, 'session-refused')) return signal.aborted ? undefined : onConnection('refused');
        // Whatever broke, the answer is to try again; a fault of ours shows in the console too.
        if (!signal.aborted && !isAppError(error) && !(error instanceof TypeError || error instanceof DOMException))
          reportError(error);
      }
      if (signal.aborted) return;
      onConnection('lost');
      await pause(pauseMs, signal);
      pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2);
    }
  }

  /** Ends early when the listener stops, or when there is reason to think that the engine is back. */
  function pause(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        wakes.delete(end);
        signal.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, ms);
      wakes.add(end);
      signal.addEventListener('abort', end);
    });
  }

  return {
    call,
    listen(listener) {
      const controller = new AbortController();
      void follow(listener, controller.signal);
      return () => controller.abort();
    },
  };
}
