import type { IncomingMessage, ServerResponse } from 'node:http';
import { toErrorShape } from '../contract/errors.ts';
import { ANSWERS_PATH, CALL_PATH, EVENTS_PATH, SESSION_PATH } from '../contract/web-protocol.ts';
import type { Clock, Log } from '../core/context.ts';
import type { Handlers } from '../core/create-handlers.ts';
import type { WindowFiles } from '../core/window-files.ts';
import { bearerOf, checkHost, checkOrigin, checkPeer } from './check-request.ts';
import type { EventStreams } from './event-streams.ts';
import { createLongCalls } from './long-calls.ts';
import type { PeerOwners } from './peer-owner.ts';
import { createRateLimit, type RateLimit } from './rate-limit.ts';
import { readJsonBody } from './read-json-body.ts';
import { Refusal, sessionRefused } from './refusal.ts';
import { sendBytes, sendJson } from './send-answer.ts';
import type { Session, Sessions } from './sessions.ts';

interface RequestListenerOptions {
  readonly handlers: Handlers;
  readonly files: WindowFiles;
  readonly sessions: Sessions;
  readonly streams: EventStreams;
  readonly owners: PeerOwners;
  readonly port: number;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Answers every request: checks first, then the route. Whatever goes wrong becomes an answer in the shape of a failed
 * call.
 */
export function createRequestListener(
  options: RequestListenerOptions,
): (request: IncomingMessage, response: ServerResponse) => void {
  const { handlers, files, sessions, streams, owners, port, clock, log } = options;
  const limit = (burst: number, perSecond: number) => createRateLimit({ burst, perSecond, now: clock.now });
  const longCalls = createLongCalls(handlers, streams);
  // Far above what windows do; below what would keep the machine busy.
  const forFiles = limit(1000, 200);
  const forStrangers = limit(60, 2);
  const forSessions = new WeakMap<Session, RateLimit>();

  function authenticate(request: IncomingMessage): Session {
    const bearer = bearerOf(request);
    const session = bearer === null ? null : sessions.authenticate(bearer);
    if (session === null) {
      take(forStrangers);
      throw sessionRefused();
    }
    const calls = forSessions.get(session) ?? limit(300, 100);
    forSessions.set(session, calls);
    take(calls);
    return session;
  }

  async function openSession(request: IncomingMessage, response: ServerResponse): Promise<void> {
    take(forStrangers);
    const { token } = await readJsonBody(request);
    const opened = typeof token === 'string' ? sessions.exchange(token) : null;
    if (opened === null) throw sessionRefused();
    sendJson(response, 200, { ok: true, value: opened });
  }

  async function call(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const session = authenticate(request);
    const { method, input } = await readJsonBody(request);
    const gone = new AbortController();
    // A response closes after a ticket too: only one that closes unsent means that the client has gone.
    response.on('close', () => {
      if (!response.writableFinished) gone.abort();
    });
    const answer = await longCalls.run(session, { method, input, signal: gone.signal });
    sendJson(response, 'pending' in answer ? 202 : 200, answer);
  }

  async function sendAnswers(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const session = authenticate(request);
    const { tickets } = await readJsonBody(request);
    if (!Array.isArray(tickets)) throw new Refusal(400, 'invalid-input', 'The tickets are not a list');
    sendJson(response, 200, { ok: true, value: longCalls.answers(session, tickets) });
  }

  async function sendFile(pathname: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    take(forFiles);
    if (request.method !== 'GET' && request.method !== 'HEAD')
      throw new Refusal(405, 'invalid-input', 'Only GET is understood here');
    const answer = await files.find(pathname);
    if (answer === null) throw new Refusal(404, 'invalid-input', 'There is nothing here');
    sendBytes(response, answer, request.method === 'HEAD');
  }

  async function route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // Before anything is counted: what others ask uses up nobody's limit.
    await checkPeer(request, owners);
    checkHost(request, port);
    const pathname = pathOf(request);
    if (!pathname.startsWith('/api/')) return await sendFile(pathname, request, response);
    checkOrigin(request);
    const name = `${request.method} ${pathname}`;
    if (name === `POST ${SESSION_PATH}`) return await openSession(request, response);
    if (name === `POST ${CALL_PATH}`) return await call(request, response);
    if (name === `POST ${ANSWERS_PATH}`) return await sendAnswers(request, response);
    if (name === `GET ${EVENTS_PATH}`) return streams.open(authenticate(request), request, response);
    throw new Refusal(404, 'invalid-input', 'There is nothing here');
  }

  return (request, response) => {
    route(request, response).catch((error: unknown) => {
      if (!(error instanceof Refusal)) log.error('A request could not be answered', { error });
      // What is left of the body flows by, so that the answer arrives.
      request.resume();
      if (response.headersSent) response.destroy();
      else if (error instanceof Refusal) sendJson(response, error.status, { ok: false, error: toErrorShape(error) });
      else
        sendJson(response, 500, {
          ok: false,
          error: { code: 'internal', message: 'The request could not be answered' },
        });
    });
  };
}

function take(limit: RateLimit): void {
  if (!limit.take()) throw new Refusal(429, 'too-many-requests', 'Too many requests', 'Wait a moment');
}

/** The path alone, as it was sent: what cannot be one is no file and no method. */
function pathOf({ url = '' }: IncomingMessage): string {
  return /^\/[^?#]*/.exec(url)?.[0] ?? '';
}
