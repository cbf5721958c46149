import type { ApiEvent, StreamStart } from './api-events.ts';

/**
 * What a browser window and the web host say to each other over HTTP. Types and names only.
 *   POST /api/session  { token }          -> CallResult<WebSession>   the only one without `authorization: Bearer`
 *   POST /api/call     { method, input }  -> CallResult
 *   GET  /api/events   `last-event-id: EPOCH:SEQUENCE` when something was seen before -> text/event-stream of StreamMessage
 * Every refusal has the shape of a failed call, with a status of 4xx.
 */
export const SESSION_PATH = '/api/session';
export const CALL_PATH = '/api/call';
export const EVENTS_PATH = '/api/events';

/** In the fragment of the address: `#token=...`. Fragments are sent to no server and appear in no log. */
export const TOKEN_PARAMETER = 'token';

export interface WebSession {
  /** Kept in memory by the page; authorizes its calls. */
  readonly bearer: string;
  /** Good for one more session, once this page is gone: what a reload goes on with. */
  readonly next: string;
}

/** One message of the event stream, as JSON in `data:`. The first one is `start`. */
export type StreamMessage = { readonly start: StreamStart } | { readonly event: ApiEvent };
