import type { ApiEvent, StreamStart } from './api-events.ts';
import type { CallResult } from './call.ts';

/**
 * What a browser window and the web host say to each other over HTTP. Types and names only.
 *   POST /api/session  { token }          -> CallResult<WebSession>   the only one without `authorization: Bearer`
 *   POST /api/call     { method, input }  -> CallResult, or PendingCall when it takes long
 *   POST /api/answers  { tickets }        -> CallResult<CallAnswers>
 *   GET  /api/events   `last-event-id: EPOCH:SEQUENCE` when something was seen before -> text/event-stream of StreamMessage
 * Every refusal has the shape of a failed call, with a status of 4xx.
 */
export const SESSION_PATH = '/api/session';
export const CALL_PATH = '/api/call';
export const ANSWERS_PATH = '/api/answers';
export const EVENTS_PATH = '/api/events';

/** In the fragment of the address: `#token=...`. Fragments are sent to no server and appear in no log. */
export const TOKEN_PARAMETER = 'token';

export interface WebSession {
  /** Kept in memory by the page; authorizes its calls. */
  readonly bearer: string;
  /** Good for one more session, once this page is gone: what a reload goes on with. */
  readonly next: string;
}

/**
 * Instead of an answer, so that no connection is held: it comes as `answer` over the event stream, and can be asked
 * for.
 */
export interface PendingCall {
  readonly pending: string;
}

/** What has become of calls. `result` is null while there is none; a ticket that is not known gets none. */
export type CallAnswers = readonly {
  readonly ticket: string;
  readonly result: CallResult<unknown> | null;
  readonly isKnown: boolean;
}[];

/** What a window hears of the engine. The first one is `start`. */
export type StreamMessage = { readonly start: StreamStart } | { readonly event: ApiEvent };

/** One message of the web host's stream, as JSON in `data:`. */
export type WebMessage =
  | StreamMessage
  | { readonly answer: { readonly ticket: string; readonly result: CallResult<unknown> } };
