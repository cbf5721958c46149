import type { Socket } from 'node:net';
import { SocksClient, SocksClientError } from 'socks';
import type { ConnectTarget } from './http-connect.ts';
import { ProxyError } from './proxy-error.ts';
import { formatProxyServer } from './proxy-server.ts';

/** Asks a SOCKS 5 proxy for a connection over `socket`. Throws `ProxyError`. */
export async function connectThroughSocks(socket: Socket, { proxy, host, port }: ConnectTarget): Promise<void> {
  const { credentials } = proxy;
  try {
    await SocksClient.createConnection({
      command: 'connect',
      existing_socket: socket,
      // The connection is there already; the library only checks that an address is given.
      proxy: {
        host: proxy.host,
        port: proxy.port,
        type: 5,
        ...(credentials === null ? {} : { userId: credentials.username, password: credentials.password }),
      },
      destination: { host, port },
      // Whoever waits has the time limit.
      timeout: 2 ** 31 - 1,
    });
  } catch (error) {
    throw explain(error, formatProxyServer(proxy), `${host}:${port}`);
  }
}

/** The library tells faults apart by words alone (socks/build/common/constants.js, ERRORS). */
function explain(error: unknown, name: string, target: string): ProxyError {
  const words = error instanceof SocksClientError ? error.message : '';
  if (/Authentication|no accepted authentication/i.test(words)) {
    return new ProxyError(
      name,
      'credentials',
      `The proxy ${name} wants a user name and a password, or refuses those it got`,
      error,
    );
  }
  const rejection = /rejected connection - (?:\(?)(\w+)/.exec(words)?.[1];
  if (rejection !== undefined) {
    return new ProxyError(
      name,
      'refused',
      `The proxy ${name} does not connect to ${target}: ${spell(rejection)}`,
      error,
    );
  }
  if (/closed/i.test(words))
    return new ProxyError(name, 'broken', `The proxy ${name} closed the connection without an answer`, error);
  return new ProxyError(name, 'broken', `${name} does not speak as a SOCKS 5 proxy`, error);
}

/** `HostUnreachable` -> `host unreachable` */
function spell(name: string): string {
  return name.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}
