import {
  createServer as createHttpServer,
  type IncomingMessage,
  type ServerResponse,
  request as sendRequest,
} from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, connect, createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import { serveSocks } from './serve-socks.ts';
import { type ZooCertificate, zooCertificate } from './zoo-certificates.ts';

/**
 * `stall`: takes the connection and says nothing. `stall-after`: opens the tunnel, then passes nothing on. `reset`:
 * breaks the connection when asked. `garbage`: answers what is no proxy's answer. A number: the status that CONNECT is
 * answered with.
 */
export type ProxyBehaviour = 'well' | 'stall' | 'stall-after' | 'reset' | 'garbage' | number;

export interface OpenProxyOptions {
  readonly kind: 'http' | 'https' | 'socks5';
  /** Names that the proxy knows, and the loopback ports that they stand for. Others it cannot find. */
  readonly hosts?: Readonly<Record<string, number>>;
  /** It wants these. */
  readonly credentials?: { readonly username: string; readonly password: string };
  readonly behaviour?: ProxyBehaviour;
  /** Of an https proxy; default `server`. */
  readonly certificate?: ZooCertificate;
}

interface TestProxy {
  /** Without credentials. */
  readonly url: string;
  readonly port: number;
  /** `host:port` of each connection or request it was asked for. */
  readonly targets: readonly string[];
  /** How many connections are open to it. */
  openConnections(): number;
}

/** A proxy on loopback that resolves made names; closed when the test ends. */
export async function openProxy(options: OpenProxyOptions): Promise<TestProxy> {
  const targets: string[] = [];
  const sockets = new Set<Socket>();
  const server =
    options.kind === 'socks5'
      ? createTcpServer((socket) => serveSocks(socket, options, targets))
      : httpProxy(options, targets);
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
  });
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const host = options.kind === 'https' ? 'localhost' : '127.0.0.1';
  return { url: `${options.kind}://${host}:${port}`, port, targets, openConnections: () => sockets.size };
}

function httpProxy(options: OpenProxyOptions, targets: string[]): Server {
  const answer = (request: IncomingMessage, response: ServerResponse) => passOn(request, response, options, targets);
  const server =
    options.kind === 'https'
      ? createHttpsServer(zooCertificate(options.certificate ?? 'server'), answer)
      : createHttpServer(answer);
  server.on('connect', (request: IncomingMessage, socket: Socket) => {
    // An http server leaves its sockets half open.
    socket.on('error', () => socket.destroy()).on('end', () => socket.end());
    socket.resume();
    targets.push(String(request.url));
    const { behaviour = 'well' } = options;
    if (behaviour === 'stall') return;
    if (behaviour === 'reset') return void socket.destroy();
    if (behaviour === 'garbage') return void socket.end('220 mail.example ready\r\n\r\n');
    if (typeof behaviour === 'number')
      return void socket.end(`HTTP/1.1 ${behaviour} No\r\ncontent-length: 2\r\n\r\nno`);
    if (!isAllowed(request, options))
      return void socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\n\r\n');
    const port = portOf(String(request.url), options);
    if (port === undefined) return void socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    if (behaviour === 'stall-after') return;
    const onward = connect(port, '127.0.0.1');
    onward.on('error', () => socket.destroy()).on('close', () => socket.destroy());
    socket.on('close', () => onward.destroy());
    socket.pipe(onward).pipe(socket);
  });
  return server;
}

/** Plain http: the whole URL is asked of the proxy. */
function passOn(
  request: IncomingMessage,
  response: ServerResponse,
  options: OpenProxyOptions,
  targets: string[],
): void {
  const url = URL.canParse(request.url ?? '') ? new URL(request.url ?? '') : null;
  const { behaviour = 'well' } = options;
  targets.push(url === null ? '' : `${url.hostname}:${url.port || 80}`);
  if (behaviour === 'stall' || behaviour === 'stall-after') return;
  if (behaviour === 'reset') return void request.socket.destroy();
  if (typeof behaviour === 'number') return void response.writeHead(behaviour).end();
  if (!isAllowed(request, options)) return void response.writeHead(407, { 'proxy-authenticate': 'Basic' }).end();
  const port = url === null ? undefined : portOf(`${url.hostname}:${url.port || 80}`, options);
  if (url === null || port === undefined) return void response.writeHead(502).end();
  const { 'proxy-authorization': _, ...headers } = request.headers;
  const onward = sendRequest({
    host: '127.0.0.1',
    port,
    path: `${url.pathname}${url.search}`,
    method: request.method,
    headers,
  });
  onward.on('response', (answer) => answer.pipe(response.writeHead(answer.statusCode ?? 500, answer.headers)));
  onward.on('error', () => response.destroy());
  request.pipe(onward);
}

function isAllowed(request: IncomingMessage, { credentials }: OpenProxyOptions): boolean {
  if (credentials === undefined) return true;
  const wanted = Buffer.from(`${credentials.username}:${credentials.password}`).toString('base64');
  return request.headers['proxy-authorization'] === `Basic ${wanted}`;
}

function portOf(target: string, { hosts = {} }: OpenProxyOptions): number | undefined {
  return hosts[target] ?? hosts[target.replace(/:\d+$/, '')];
}
