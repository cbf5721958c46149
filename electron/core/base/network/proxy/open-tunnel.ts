import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { connect as connectTls, type SecureContext } from 'node:tls';
import { tlsTo } from '../tls-rules.ts';
import { connectThroughHttp } from './http-connect.ts';
import { ProxyError } from './proxy-error.ts';
import { formatProxyServer, type ProxyServer } from './proxy-server.ts';
import { connectThroughSocks } from './socks-connect.ts';

export type TunnelPhase = 'lookup' | 'connect' | 'proxy-tls' | 'proxy-answer';

interface TunnelOptions {
  readonly proxy: ProxyServer;
  /** The target, as the proxy is told it: names are looked up there. */
  readonly host: string;
  readonly port: number;
  /** Authorities for a proxy that is reached over TLS. */
  readonly secureContext?: SecureContext | undefined;
  /** Closes the connection in whatever phase it is. */
  readonly signal?: AbortSignal | undefined;
  /** Told when a phase is over. */
  readonly onPhase?: (phase: TunnelPhase) => void;
}

/**
 * A connection to the target through a proxy: CONNECT over http or https (RFC 9110, 9.3.6), or SOCKS 5 (RFC 1928,
 * 1929). What comes out speaks to the target. Throws `ProxyError`, or the signal's reason. Sets no time limit: whoever
 * waits has one, and the signal ends it.
 */
export async function openTunnel(options: TunnelOptions): Promise<Socket> {
  const { signal } = options;
  signal?.throwIfAborted();
  const socket = await reachProxy(options);
  const stop = () => socket.destroy();
  signal?.addEventListener('abort', stop);
  try {
    await (options.proxy.kind === 'socks5'
      ? connectThroughSocks(socket, options)
      : connectThroughHttp(socket, options));
    signal?.throwIfAborted();
    options.onPhase?.('proxy-answer');
    return socket;
  } catch (error) {
    socket.destroy();
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener('abort', stop);
  }
}

/** A connection to the proxy itself, over TLS where it speaks that. Throws `ProxyError`, or the signal's reason. */
export async function reachProxy({
  proxy,
  secureContext,
  signal,
  onPhase,
}: Omit<TunnelOptions, 'host' | 'port'>): Promise<Socket> {
  const { kind, host, port } = proxy;
  const plain = connect({ host, port });
  plain.once('lookup', (error: Error | null | undefined) => {
    if (!error) onPhase?.('lookup');
  });
  const name = formatProxyServer(proxy);
  try {
    await settled(plain, 'connect', signal);
    onPhase?.('connect');
  } catch (error) {
    plain.destroy();
    signal?.throwIfAborted();
    throw new ProxyError(name, 'unreachable', `The proxy ${name} cannot be reached`, error);
  }
  if (kind !== 'https') return plain;
  const secure = connectTls({ ...tlsTo(host, secureContext), socket: plain });
  try {
    await settled(secure, 'secureConnect', signal);
    onPhase?.('proxy-tls');
    return secure;
  } catch (error) {
    secure.destroy();
    plain.destroy();
    signal?.throwIfAborted();
    throw new ProxyError(name, 'unreachable', `No secure connection to the proxy ${name} could be made`, error);
  }
}

/** Waits for the event, an error, or the signal; a connection that just closes is an error too. */
async function settled(socket: Socket, event: string, signal: AbortSignal | undefined): Promise<void> {
  const waiting = new AbortController();
  const closed = once(socket, 'close', { signal: waiting.signal }).then(() => {
    throw new Error('It closed the connection');
  });
  const stop = () => socket.destroy();
  signal?.addEventListener('abort', stop);
  try {
    await Promise.race([once(socket, event, { signal: waiting.signal }), closed]);
  } finally {
    signal?.removeEventListener('abort', stop);
    waiting.abort();
    closed.catch(() => undefined);
  }
}
