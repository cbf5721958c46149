/** The one way GoSwitch talks to the network. `create-http-client.ts` makes it; this file only says what it promises. */

export interface HttpRequest {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

export interface HttpResponse {
  readonly status: number;
  /** Header names are lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The URL that answered, after redirects. */
  readonly url: string;
  /**
   * The body as it arrives, decoded from any content-encoding a proxy added. Throws `network-stalled` when no byte comes for the stall limit,
   * `network-unreachable` when the connection breaks. Ending early than content-length says is `network-unreachable` too.
   * Leaving the loop closes the connection.
   */
  readonly body: AsyncIterable<Uint8Array>;
}

export interface HttpClient {
  /**
   * One GET. Follows redirects, to https or loopback only. Tries again on connection errors, 408, 425, 429 and 5xx with back-off and Retry-After,
   * until headers arrive; never once the body is handed out.
   * Any other status is returned, not thrown: the caller knows what 304, 404 or 416 mean.
   * Throws `network-unreachable`, `network-stalled`, `redirect-loop`, `redirect-insecure`, `cancelled`; `http-status` when retries are used up.
   */
  get(request: HttpRequest): Promise<HttpResponse>;
  /** GET of a small text. Throws besides: `http-status` for anything but 200 and 304, `index-invalid` past `maxBytes`. */
  getText(request: HttpRequest & { readonly maxBytes: number }): Promise<{ status: number; headers: Readonly<Record<string, string>>; text: string }>;
}
