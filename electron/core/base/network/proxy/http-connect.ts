import type { Socket } from 'node:net';
import { connectRefused, ProxyError } from './proxy-error.ts';
import { formatProxyServer, type ProxyCredentials, type ProxyServer } from './proxy-server.ts';

export interface ConnectTarget {
  readonly proxy: ProxyServer;
  readonly host: string;
  readonly port: number;
}

/** An answer with longer headers is no proxy's. */
const MAX_HEAD_BYTES = 64 * 1024;

/**
 * Asks an http proxy for a tunnel over `socket`. Throws `ProxyError`. What the target sends right after the proxy's
 * answer stays in the socket.
 */
export async function connectThroughHttp(socket: Socket, { proxy, host, port }: ConnectTarget): Promise<void> {
  const name = formatProxyServer(proxy);
  const target = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  const authorization =
    proxy.credentials === null ? '' : `Proxy-Authorization: Basic ${basicCredentials(proxy.credentials)}\r\n`;
  socket.write(`CONNECT ${target} HTTP/1.1\r\nHost: ${target}\r\n${authorization}Proxy-Connection: keep-alive\r\n\r\n`);
  const head = await readHead(socket, name);
  const status = /^HTTP\/1\.[01] (\d{3})/.exec(head)?.[1];
  if (status === undefined) throw new ProxyError(name, 'broken', `${name} does not speak as an http proxy`);
  if (!status.startsWith('2'))
    throw connectRefused({ proxy: name, target, status: Number(status), challenges: challengesIn(head) });
}

function challengesIn(head: string): string {
  return [...head.matchAll(/^proxy-authenticate:(.*)$/gim)].map(([, value = '']) => value.trim()).join(', ');
}

/** RFC 7617, after `Basic `. */
export function basicCredentials({ username, password }: ProxyCredentials): string {
  return Buffer.from(`${username}:${password}`).toString('base64');
}

/** Up to the blank line; bytes after it go back into the socket. */
function readHead(socket: Socket, name: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let received = Buffer.alloc(0);
    const finish = (error: ProxyError | null, head = '') => {
      socket.off('readable', read).off('end', ended).off('error', failed).off('close', ended);
      if (error === null) resolve(head);
      else reject(error);
    };
    function read(): void {
      for (let chunk: Buffer | null = socket.read(); chunk !== null; chunk = socket.read()) {
        received = Buffer.concat([received, chunk]);
        const end = received.indexOf('\r\n\r\n');
        if (end >= 0) {
          const rest = received.subarray(end + 4);
          finish(null, received.subarray(0, end).toString('latin1'));
          if (rest.length > 0) socket.unshift(rest);
          return;
        }
        if (received.length > MAX_HEAD_BYTES) {
          finish(new ProxyError(name, 'broken', `${name} does not speak as an http proxy`));
          return;
        }
      }
    }
    const ended = () =>
      finish(new ProxyError(name, 'broken', `The proxy ${name} closed the connection without an answer`));
    const failed = (error: Error) =>
      finish(new ProxyError(name, 'broken', `The proxy ${name} broke the connection`, error));
    socket.on('readable', read).on('end', ended).on('error', failed).on('close', ended);
    read();
  });
}
