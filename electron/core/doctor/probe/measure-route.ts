import { request as httpRequest, type IncomingMessage } from 'node:http';
import type { LookupFunction, Socket } from 'node:net';
import type { SecureContext } from 'node:tls';
import type { CertificateReport, ProbePhase, RouteProbe } from '../../../contract/probe.ts';
import { basicCredentials } from '../../base/network/proxy/http-connect.ts';
import { connectRefused } from '../../base/network/proxy/proxy-error.ts';
import { formatProxyServer, type ProxyServer } from '../../base/network/proxy/proxy-server.ts';
import { explainRouteError } from './explain-route-error.ts';
import { isAskedOfProxy, openRoute, type RouteOptions, secureRoute } from './open-route.ts';
import { createPhaseWatch, PhaseStalled } from './phase-watch.ts';
import { type Cause, sayCause } from './probe-sentences.ts';
import { readCertificates } from './read-certificates.ts';

interface MeasureOptions {
  readonly url: URL;
  readonly proxy: ProxyServer | null;
  /** Sent to the host alone. */
  readonly headers: Readonly<Record<string, string>>;
  readonly secureContext: SecureContext | undefined;
  readonly limitsMs: Readonly<Record<ProbePhase, number>>;
  /** More of the answer than this is not waited for. */
  readonly maxBytes: number;
  /** Whether 404 and 410 are answers too. */
  readonly isNotFoundAnswer: boolean;
  readonly lookup?: LookupFunction | undefined;
  readonly signal: AbortSignal;
  /** Milliseconds since 1970: what certificates are compared with. */
  readonly now: () => number;
  readonly onChange: (measured: MeasuredRoute) => void;
}

export type MeasuredRoute = Pick<RouteProbe, 'state' | 'phases' | 'totalMs' | 'status' | 'certificate' | 'cause'>;

/**
 * One GET by one route, phase by phase, on a connection of its own that is closed afterwards. Throws only the signal's
 * reason.
 */
export async function measureRoute(options: MeasureOptions): Promise<MeasuredRoute> {
  const { url, proxy, signal, onChange } = options;
  let certificate: CertificateReport | null = null;
  let status: number | null = null;
  const told = (state: MeasuredRoute['state'], cause: Cause | null): MeasuredRoute => {
    const isOver = state !== 'running';
    return { state, phases: watch.timings(), totalMs: isOver ? watch.totalMs() : null, status, certificate, cause };
  };
  const watch = createPhaseWatch({
    limitsMs: options.limitsMs,
    signal,
    onChange: () => onChange(told('running', null)),
  });
  const route: RouteOptions = { url, proxy, secureContext: options.secureContext, watch, lookup: options.lookup };
  let socket: Socket | undefined;
  try {
    socket = await openRoute(route);
    if (url.protocol === 'https:') {
      const secure = await secureRoute(socket, route);
      socket = secure;
      certificate = readCertificates(secure, url.host, options.now());
      if (certificate.problem !== null) {
        watch.leave('failed');
        return told('failed', certificate.problem);
      }
    }
    watch.enter('first-byte');
    const answer = await ask(socket, options, watch.signal);
    status = answer.statusCode ?? null;
    watch.enter('body');
    await drain(answer, options.maxBytes, watch.signal);
    watch.leave('done');
    const cause = explainStatus(answer, options);
    return told(cause === null ? 'ok' : 'failed', cause);
  } catch (error) {
    signal.throwIfAborted();
    const state = error instanceof PhaseStalled ? 'stalled' : 'failed';
    watch.leave(state);
    return told(
      state,
      explainRouteError(error, {
        host: url.host,
        proxy: proxy === null ? null : formatProxyServer(proxy),
        phase: watch.phase,
      }),
    );
  } finally {
    watch.dispose();
    socket?.destroy();
  }
}

function ask(socket: Socket, { url, proxy, headers }: MeasureOptions, signal: AbortSignal): Promise<IncomingMessage> {
  const isForProxy = isAskedOfProxy(url, proxy);
  const own =
    isForProxy && proxy?.credentials ? { 'proxy-authorization': `Basic ${basicCredentials(proxy.credentials)}` } : {};
  return new Promise((resolve, reject) => {
    const path = isForProxy ? `${url.origin}${url.pathname}${url.search}` : `${url.pathname}${url.search}`;
    const request = httpRequest({
      createConnection: () => socket,
      path,
      setHost: false,
      headers: { host: url.host, ...headers, ...own },
    });
    const stop = () => {
      request.destroy();
      reject(signal.reason);
    };
    const done = () => signal.removeEventListener('abort', stop);
    request.once('response', (answer) => {
      done();
      resolve(answer);
    });
    request.on('error', (error) => {
      done();
      reject(error);
    });
    signal.addEventListener('abort', stop);
    if (signal.aborted) stop();
    request.end();
  });
}

/** Reads at most so many bytes. Rejects when the answer ends before it is complete. */
function drain(answer: IncomingMessage, maxBytes: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    let bytes = 0;
    const stop = () => {
      answer.destroy();
      reject(signal.reason);
    };
    const finish = (error?: Error) => {
      signal.removeEventListener('abort', stop);
      if (error === undefined) resolve();
      else reject(error);
    };
    answer.on('data', (piece: Buffer) => {
      bytes += piece.length;
      if (bytes < maxBytes) return;
      finish();
      answer.destroy();
    });
    answer.on('end', () => finish());
    answer.on('error', (error) => finish(error));
    signal.addEventListener('abort', stop);
    if (signal.aborted) stop();
  });
}

function explainStatus(
  { statusCode: status = 0, headers }: IncomingMessage,
  { url, proxy, isNotFoundAnswer }: MeasureOptions,
): Cause | null {
  if (status < 400 || (isNotFoundAnswer && (status === 404 || status === 410))) return null;
  if (status === 407 && proxy !== null) {
    const address = formatProxyServer(proxy);
    const refused = connectRefused({
      proxy: address,
      target: url.host,
      status,
      challenges: [headers['proxy-authenticate'] ?? []].flat().join(', '),
    });
    return explainRouteError(refused, { host: url.host, proxy: address, phase: 'body' });
  }
  return sayCause('status', { host: url.host, status });
}
