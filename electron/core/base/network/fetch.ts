import type { Agent } from 'node:http';
import type { Readable } from 'node:stream';

/**
 * The part of node-fetch that the client needs; a test or a host may hand in another. It must not follow redirects nor
 * decode bodies.
 */
export type Fetch = (url: string, init: FetchInit) => Promise<FetchAnswer>;

interface FetchInit {
  readonly headers: Record<string, string>;
  readonly redirect: 'manual';
  readonly signal: AbortSignal;
  readonly compress: false;
  readonly agent?: Agent;
}

interface FetchAnswer {
  readonly status: number;
  readonly headers: Iterable<[string, string]>;
  readonly body: Readable | null;
}
