import type { IncomingMessage } from 'node:http';
import type { PeerOwners } from './peer-owner.ts';
import { Refusal } from './refusal.ts';

/**
 * A page of another site can make the browser send requests here; these checks turn them away. The host must be a name
 * of this machine's loopback, which defeats DNS rebinding (the browser then sends the attacker's name); the origin of
 * what changes something must be this server's own.
 */
export function checkHost({ headers }: IncomingMessage, port: number): void {
  const allowed = [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`];
  if (!allowed.includes(headers.host ?? '')) {
    throw new Refusal(403, 'session-refused', `This address is not served here; use http://127.0.0.1:${port}/`);
  }
}

/**
 * For everything below /api. Browsers that send `sec-fetch-site` say themselves when another site is behind a request.
 */
export function checkOrigin({ headers, method }: IncomingMessage): void {
  const { origin, 'sec-fetch-site': site } = headers;
  const isOwn = origin === undefined ? method === 'GET' : origin === `http://${headers.host}`;
  if (!isOwn || (site !== undefined && site !== 'same-origin')) {
    throw new Refusal(403, 'session-refused', 'Only the window of GoSwitch itself may ask this');
  }
}

/**
 * Every request is asked whose it is, not only its connection: nothing that was true when a connection was opened is
 * relied on later. Throws a `Refusal`.
 */
export async function checkPeer({ socket }: IncomingMessage, owners: PeerOwners): Promise<void> {
  if ((await owners.ownerOf(socket)).kind === 'own') return;
  throw new Refusal(403, 'session-refused', 'This window belongs to another user of this machine');
}

/** The token of `authorization: Bearer`, or null. */
export function bearerOf({ headers }: IncomingMessage): string | null {
  return /^Bearer ([\w-]{1,128})$/.exec(headers.authorization ?? '')?.[1] ?? null;
}
