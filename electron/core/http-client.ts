/**
 * The one way GoSwitch talks to the network. `create-http-client.ts` makes it; this file only says what it promises.
 */

export interface HttpRequest {
  /**
   * http or https. Plain http to another machine only because the user configured that URL: nothing that arrives over
   * it is trusted (what counts is compared with a sha256 from elsewhere). `user:password@` is sent as basic
   * authorization to that origin alone.
   */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** False: the body as it is on the wire, whatever content-encoding says. Default true. */
  readonly decode?: boolean;
  /** Instead of the client's own number of further tries. */
  readonly retries?: number;
}

export interface HttpResponse {
  readonly status: number;
  /** Header names are lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The URL that answered, after redirects. */
  readonly url: string;
  /**
   * The body as it arrives, decoded from any content-encoding a proxy added. Throws `network-stalled` when no byte
   * comes for the stall limit, or next to none for twice as long (trickle-watch.ts; time the reader takes does not
   * count), `network-unreachable` when the connection breaks, `cancelled`. Ending early than content-length says is
   * `network-unreachable` too. Leaving the loop closes the connection.
   */
  readonly body: AsyncIterable<Uint8Array>;
  /** Closes the connection of a body that nobody is going to read. */
  discard(): void;
}

export interface HttpClient {
  /**
   * One GET. Follows up to ten redirects, to https or loopback only. Tries again on connection errors, stalls, 408,
   * 425, 429 and 5xx with back-off and Retry-After, until headers arrive; never once the body is handed out. A host
   * that is not there gets one more try, a bad certificate none. Any other status is returned, not thrown: the caller
   * knows what 304, 404 or 416 mean. Throws `network-unreachable`, `network-stalled`, `redirect-loop`,
   * `redirect-insecure`, `cancelled`; `http-status` when retries are used up.
   */
  get(request: HttpRequest): Promise<HttpResponse>;
  /**
   * GET of a small text; a body that breaks is asked for again too. Throws besides: `http-status` for anything but 200
   * and 304, `index-invalid` past `maxBytes`.
   */
  getText(
    request: HttpRequest & { readonly maxBytes: number },
  ): Promise<{ status: number; headers: Readonly<Record<string, string>>; text: string }>;
}
