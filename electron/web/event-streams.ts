import type { IncomingMessage, ServerResponse } from 'node:http';
import type { EventPosition } from '../contract/api-events.ts';
import type { WebMessage } from '../contract/web-protocol.ts';
import type { EventFeed } from '../core/handlers/event-feed.ts';
import { Refusal } from './refusal.ts';
import { SECURITY_HEADERS } from './send-answer.ts';
import type { Session } from './sessions.ts';

/** A page needs one; a reload may overlap with it. */
const MOST_STREAMS_OF_SESSION = 4;
/** A page that reads slower than things happen is cut off; it then starts over with a snapshot. */
const MOST_UNREAD_BYTES = 4 * 1024 * 1024;

/** Open event streams of browser windows. */
export interface EventStreams {
  /**
   * Sends what was missed, and then events as they happen, until the page goes. Throws a `Refusal` when the session has
   * too many streams.
   */
  open(session: Session, request: IncomingMessage, response: ServerResponse): void;
  /** To every stream of one window. */
  send(session: Session, message: WebMessage): void;
  /** Ends them all, in order. */
  close(): void;
}

export function createEventStreams(feed: EventFeed): EventStreams {
  const streams = new Map<ServerResponse, Session>();

  function send(response: ServerResponse, message: WebMessage): void {
    response.write(`data: ${JSON.stringify(message)}\n\n`);
    if (response.writableLength > MOST_UNREAD_BYTES) response.destroy();
  }

  return {
    open(session, request, response) {
      const own = [...streams.values()].filter(({ id }) => id === session.id);
      if (own.length >= MOST_STREAMS_OF_SESSION)
        throw new Refusal(429, 'too-many-requests', 'This window has too many event streams open');
      response.writeHead(200, {
        ...SECURITY_HEADERS,
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
      });
      // Without traffic a proxy or tunnel that died would never be noticed; the kernel asks, not we.
      request.socket.setKeepAlive(true, 30_000);
      const { start, missed, stop } = feed.subscribe(
        (event) => send(response, { event }),
        parsePosition(request.headers['last-event-id']),
      );
      streams.set(response, session);
      response.on('close', () => {
        stop();
        streams.delete(response);
      });
      send(response, { start });
      for (const event of missed) send(response, { event });
    },
    send(session, message) {
      for (const [response, { id }] of streams) if (id === session.id) send(response, message);
    },
    close() {
      for (const response of streams.keys()) response.end();
    },
  };
}

function parsePosition(text: string | string[] | undefined): EventPosition | undefined {
  const [, epoch, sequence] = /^([0-9a-f]{1,64}):(\d{1,15})$/.exec(String(text ?? '')) ?? [];
  return epoch === undefined ? undefined : { epoch, sequence: Number(sequence) };
}
