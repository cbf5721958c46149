import { once } from 'node:events';
import { connect, isIP, type LookupFunction, type Socket } from 'node:net';
import { connect as connectTls, type SecureContext, type TLSSocket } from 'node:tls';
import { hostOf, portOf } from '../../base/network/proxy/environment-proxy.ts';
import { openTunnel, reachProxy, type TunnelPhase } from '../../base/network/proxy/open-tunnel.ts';
import type { ProxyServer } from '../../base/network/proxy/proxy-server.ts';
import { tlsTo } from '../../base/network/tls-rules.ts';
import type { PhaseWatch } from './phase-watch.ts';

export interface RouteOptions {
  readonly url: URL;
  readonly proxy: ProxyServer | null;
  readonly secureContext: SecureContext | undefined;
  readonly watch: PhaseWatch;
  /** Default: the system's. */
  readonly lookup?: LookupFunction | undefined;
}

/**
 * A connection to whoever answers the request: the host, a tunnel to it, or the proxy itself for plain http. Closed by
 * the watch's signal, or by the caller.
 */
export async function openRoute(options: RouteOptions): Promise<Socket> {
  const { url, proxy } = options;
  if (proxy === null) return await openDirect(options);
  const { watch, secureContext } = options;
  watch.enter(isIP(proxy.host) === 0 ? 'dns' : 'connect');
  const tunnel = {
    proxy,
    secureContext,
    signal: watch.signal,
    onPhase: (phase: TunnelPhase) => enterAfter(phase, watch),
  };
  if (isAskedOfProxy(url, proxy))
    return await reachProxy({ ...tunnel, onPhase: (phase) => proxy.kind === 'https' && enterAfter(phase, watch) });
  return await openTunnel({ ...tunnel, host: hostOf(url), port: portOf(url) });
}

/** An http proxy is asked for a plain http URL itself: there is no tunnel. */
export function isAskedOfProxy(url: URL, proxy: ProxyServer | null): boolean {
  return url.protocol === 'http:' && proxy !== null && proxy.kind !== 'socks5';
}

function enterAfter(phase: TunnelPhase, watch: PhaseWatch): void {
  if (phase === 'lookup') watch.enter('connect');
  if (phase === 'connect') watch.enter('proxy');
}

async function openDirect({ url, watch, lookup }: RouteOptions): Promise<Socket> {
  const host = hostOf(url);
  watch.enter(isIP(host) === 0 ? 'dns' : 'connect');
  const socket = connect({ host, port: portOf(url), ...(lookup === undefined ? {} : { lookup }) });
  socket.once('lookup', (error: Error | null | undefined) => {
    if (!error) watch.enter('connect');
  });
  await settled(socket, 'connect', watch.signal);
  return socket;
}

/**
 * The handshake, whatever the certificate, so that it can be looked at: who is not trusted is told nothing afterwards
 * (measure-route.ts).
 */
export async function secureRoute(socket: Socket, { url, secureContext, watch }: RouteOptions): Promise<TLSSocket> {
  watch.enter('tls');
  const secure = connectTls({ ...tlsTo(hostOf(url), secureContext), socket, rejectUnauthorized: false });
  await settled(secure, 'secureConnect', watch.signal);
  return secure;
}

/** Waits for the event; rejects with the socket's error, that it closed, or the signal's reason. */
async function settled(socket: Socket, event: string, signal: AbortSignal): Promise<void> {
  const waiting = new AbortController();
  const closed = once(socket, 'close', { signal: waiting.signal }).then(() => {
    throw Object.assign(new Error('It closed the connection'), { code: 'ECONNRESET' });
  });
  const stop = () => socket.destroy();
  signal.addEventListener('abort', stop);
  if (signal.aborted) stop();
  try {
    await Promise.race([once(socket, event, { signal: waiting.signal }), closed]);
  } catch (error) {
    socket.destroy();
    signal.throwIfAborted();
    throw error;
  } finally {
    signal.removeEventListener('abort', stop);
    waiting.abort();
    closed.catch(() => undefined);
  }
}
