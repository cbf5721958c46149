/**
 * The window in a browser: the same handlers and files as in Electron, on loopback, for whoever holds the link. What
 * keeps others out: the address is
 * 127.0.0.1 alone; only connections of the user who runs it are served at all (Linux); a one-time token in the link's fragment; a bearer for every call; checks of host and origin against pages of other sites; no cookies
 * and no CORS, so no other page can act for this one or read an answer. No timer runs while nothing happens.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AppError } from '../contract/errors.ts';
import { TOKEN_PARAMETER } from '../contract/web-protocol.ts';
import type { Clock, Log } from '../core/context.ts';
import type { Handlers } from '../core/create-handlers.ts';
import { loadWindowFiles } from '../core/window-files.ts';
import { admitConnections } from './admit-connections.ts';
import { createEventStreams } from './event-streams.ts';
import { canTellOwners, createPeerOwners } from './peer-owner.ts';
import { createRequestListener } from './request-listener.ts';
import { createSessions } from './sessions.ts';

export interface WebHostOptions {
  readonly handlers: Handlers;
  /** Folder with the window's index.html. */
  readonly staticDir: string;
  /** 0 takes any free one. */
  readonly port: number;
  readonly clock: Clock;
  readonly log: Log;
  /** Told once for each other user whose connection was closed; null where the kernel names none. */
  readonly onRefused?: (uid: number | null) => void;
}

export interface WebHost {
  readonly origin: string;
  readonly port: number;
  /** An address that opens the window once. `onUsed` is told when it has. */
  mintLink(onUsed?: () => void): string;
  /** Ends event streams, lets calls on the way finish (for two seconds at most) and closes every connection. */
  close(): Promise<void>;
}

const ADDRESS = '127.0.0.1';
/** A window uses a handful; browsers open at most six to one host. */
const MOST_CONNECTIONS = 128;
const CLOSE_WITHIN_MS = 2000;

/**
 * Listens when it resolves. Throws `window-missing`, and `port-unavailable` for a port that is taken or not permitted,
 * or where the kernel cannot tell this user's connections from those of others.
 */
export async function createWebHost({
  handlers,
  staticDir,
  port,
  clock,
  log,
  onRefused = () => undefined,
}: WebHostOptions): Promise<WebHost> {
  const me = { os: process.platform, uid: process.getuid?.() ?? null };
  if (!(await canTellOwners(me))) throw ownersHidden();
  const files = await loadWindowFiles({ folder: staticDir, connect: "'self'" });
  const sessions = createSessions();
  const streams = createEventStreams(handlers.events);
  const server = createServer({
    headersTimeout: 10_000,
    requestTimeout: 30_000,
    keepAliveTimeout: 60_000,
    maxHeaderSize: 16 * 1024,
  });
  const owners = createPeerOwners(me);
  admitConnections(server, { owners, most: MOST_CONNECTIONS, log, onRefused });
  await listen(server, port);
  const taken = (server.address() as AddressInfo).port;
  server.on('request', createRequestListener({ handlers, files, sessions, streams, owners, port: taken, clock, log }));
  const origin = `http://${ADDRESS}:${taken}`;
  return {
    origin,
    port: taken,
    mintLink: (onUsed) => `${origin}/#${TOKEN_PARAMETER}=${sessions.mintLinkToken(onUsed)}`,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      streams.close();
      server.closeIdleConnections();
      const late = setTimeout(() => server.closeAllConnections(), CLOSE_WITHIN_MS);
      await closed;
      clearTimeout(late);
    },
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(portUnavailable(port, error)));
    server.listen({ host: ADDRESS, port }, resolve);
  });
}

function ownersHidden(): AppError {
  return new AppError(
    'port-unavailable',
    'The window cannot be served: this system does not report which user owns a connection',
    {
      hint: 'Run it outside the container or sandbox, or make /proc/net/tcp readable in it',
    },
  );
}

function portUnavailable(port: number, cause: NodeJS.ErrnoException): AppError {
  const why =
    cause.code === 'EADDRINUSE'
      ? 'another program listens there'
      : cause.code === 'EACCES'
        ? 'the system does not permit it'
        : cause.message;
  return new AppError('port-unavailable', `Port ${port} cannot be used: ${why}`, {
    hint: 'Leave --port out to take any free one',
    cause,
  });
}
