import { randomBytes } from 'node:crypto';
import type { CallResult } from '../contract/call.ts';
import type { CallAnswers, PendingCall } from '../contract/web-protocol.ts';
import type { Handlers } from '../core/create-handlers.ts';
import type { EventStreams } from './event-streams.ts';
import type { Session } from './sessions.ts';

/**
 * A browser opens six connections to one host, event stream included: a handful of calls that wait (for the end of an
 * install, for a shell to start) would hold them all, and the window would stand still. So a call that takes long gives
 * its connection back for a ticket. The answer comes over the event stream, and is kept for a window that asks for it
 * in case the stream was broken then.
 */
const HELD_FOR_MS = 1000;
const MOST_ANSWERS_OF_SESSION = 100;

interface LongCalls {
  /** The answer, or a ticket when there is none soon. */
  run(
    session: Session,
    call: { readonly method: unknown; readonly input: unknown; readonly signal: AbortSignal },
  ): Promise<CallResult<unknown> | PendingCall>;
  /** What has become of these tickets. */
  answers(session: Session, tickets: readonly unknown[]): CallAnswers;
}

export function createLongCalls(handlers: Pick<Handlers, 'call'>, streams: Pick<EventStreams, 'send'>): LongCalls {
  /** Null while there is no answer. Goes with the session. */
  const kept = new WeakMap<Session, Map<string, CallResult<unknown> | null>>();

  function ticketsOf(session: Session): Map<string, CallResult<unknown> | null> {
    const tickets = kept.get(session) ?? new Map<string, CallResult<unknown> | null>();
    kept.set(session, tickets);
    return tickets;
  }

  function keep(session: Session, answer: Promise<CallResult<unknown>>): PendingCall {
    const tickets = ticketsOf(session);
    const ticket = randomBytes(16).toString('base64url');
    tickets.set(ticket, null);
    void answer.then((result) => {
      tickets.set(ticket, result);
      forgetOldest(tickets);
      streams.send(session, { answer: { ticket, result } });
    });
    return { pending: ticket };
  }

  return {
    async run(session, { method, input, signal }) {
      const answer = handlers.call(method, input, { signal });
      const late = new Promise<null>((resolve) => {
        const timer = setTimeout(resolve, HELD_FOR_MS, null);
        void answer.then(() => clearTimeout(timer));
      });
      return (await Promise.race([answer, late])) ?? keep(session, answer);
    },
    answers(session, tickets) {
      const known = ticketsOf(session);
      return tickets.map((ticket) => {
        const result = known.get(String(ticket));
        return { ticket: String(ticket), result: result ?? null, isKnown: result !== undefined };
      });
    },
  };
}

/** Of those that are answered: the window has had its chance. */
function forgetOldest(tickets: Map<string, CallResult<unknown> | null>): void {
  if (tickets.size <= MOST_ANSWERS_OF_SESSION) return;
  for (const [ticket, result] of tickets) {
    if (result === null) continue;
    tickets.delete(ticket);
    return;
  }
}
