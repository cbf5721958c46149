import type { ClientRequest } from 'node:http';

/**
 * Tells when a request that has no socket yet is given up. A request says `close` only once it had a socket, and
 * `abort` (as node-fetch ends it) always.
 */
export function whenGivenUp(request: ClientRequest): { readonly signal: AbortSignal; forget(): void } {
  const gone = new AbortController();
  const giveUp = () => gone.abort();
  request.once('abort', giveUp).once('close', giveUp);
  return {
    signal: gone.signal,
    forget() {
      request.off('abort', giveUp).off('close', giveUp);
    },
  };
}
