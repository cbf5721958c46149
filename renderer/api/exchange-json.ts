import type { CallResult } from '../../electron/contract/call.ts';
import type { PendingCall } from '../../electron/contract/web-protocol.ts';

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

interface JsonExchange {
  readonly fetch: Fetch;
  readonly url: string;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Posts JSON and reads the answer, which always has the shape of a call's result, or of a ticket for one. A host that
 * is not there, or not ours, is `engine-unreachable`.
 */
export async function exchangeJson({
  fetch,
  url,
  body,
  headers = {},
}: JsonExchange): Promise<CallResult<unknown> | PendingCall> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    const answer: unknown = await response.json();
    if (isAnswer(answer)) return answer;
    return unreachable(`it answered with status ${response.status} in a shape that is not GoSwitch's`);
  } catch (error) {
    return unreachable(error instanceof Error ? error.message : String(error));
  }
}

export function unreachable(why: string): CallResult<never> {
  return {
    ok: false,
    error: {
      code: 'engine-unreachable',
      message: 'GoSwitch does not answer',
      hint: 'It was ended, or the connection to it is broken. Run goswitch ui again if it does not come back',
      details: { why },
    },
  };
}

function isAnswer(value: unknown): value is CallResult<unknown> | PendingCall {
  if (typeof value !== 'object' || value === null) return false;
  return ('ok' in value && typeof value.ok === 'boolean') || ('pending' in value && typeof value.pending === 'string');
}
