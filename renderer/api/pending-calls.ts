import type { CallResult } from '../../electron/contract/call.ts';
import type { CallAnswers } from '../../electron/contract/web-protocol.ts';
import { unreachable } from './exchange-json.ts';

/** Calls that the host answers later. */
interface PendingCalls {
  /** Resolves with the answer of a ticket, whichever way it comes. */
  wait(ticket: string): Promise<CallResult<unknown>>;
  /** An answer came over the event stream. */
  settle(ticket: string, result: CallResult<unknown>): void;
}

/** The event stream is quicker; asking makes up for one that was broken, or is not open. */
const ASK_EVERY_MS = 2000;
const MOST_EARLY = 20;

/** @param ask what has become of these tickets */
export function createPendingCalls(
  ask: (tickets: readonly string[]) => Promise<CallResult<CallAnswers>>,
): PendingCalls {
  const waiting = new Map<string, (result: CallResult<unknown>) => void>();
  /** Answers that overtook their ticket on another connection. */
  const early = new Map<string, CallResult<unknown>>();
  let isToAsk = false;

  function settle(ticket: string, result: CallResult<unknown>): void {
    const resolve = waiting.get(ticket);
    waiting.delete(ticket);
    if (resolve === undefined) early.set(ticket, result);
    else resolve(result);
    const [oldest] = early.keys();
    if (early.size > MOST_EARLY && oldest !== undefined) early.delete(oldest);
  }

  function askLater(): void {
    if (isToAsk) return;
    isToAsk = true;
    setTimeout(async () => {
      isToAsk = false;
      const tickets = [...waiting.keys()];
      if (tickets.length === 0) return;
      const answers = await ask(tickets);
      if (!answers.ok) for (const ticket of tickets) settle(ticket, answers);
      else
        for (const { ticket, result, isKnown } of answers.value)
          if (result !== null || !isKnown) settle(ticket, result ?? unreachable('the answer is gone'));
      if (waiting.size > 0) askLater();
    }, ASK_EVERY_MS);
  }

  return {
    settle,
    wait: (ticket) =>
      new Promise((resolve) => {
        const answer = early.get(ticket);
        early.delete(ticket);
        if (answer !== undefined) return resolve(answer);
        waiting.set(ticket, resolve);
        askLater();
      }),
  };
}
