import type { ProbePhase } from '../../../contract/probe.ts';
import { explanationOf } from '../../base/network/network-reasons.ts';
import { ProxyError } from '../../base/network/proxy/proxy-error.ts';
import { PhaseStalled } from './phase-watch.ts';
import { type Cause, sayCause } from './probe-sentences.ts';

interface FailedRoute {
  /** Whom the route leads to, as `URL.host` writes it. */
  readonly host: string;
  /** Address of the proxy on the route, without credentials. */
  readonly proxy: string | null;
  readonly phase: ProbePhase | null;
}

const STALLED = {
  dns: 'stalled-dns',
  connect: 'stalled-connect',
  proxy: 'stalled-proxy',
  tls: 'stalled-tls',
  'first-byte': 'stalled-first-byte',
  body: 'stalled-body',
} as const;

/** What an error on the route means. */
export function explainRouteError(error: unknown, { host, proxy, phase }: FailedRoute): Cause {
  if (error instanceof PhaseStalled) {
    // Before its answer, it is the proxy that one waits for.
    const waitedFor =
      proxy !== null && (error.phase === 'dns' || error.phase === 'connect') ? new URL(proxy).host : host;
    return sayCause(STALLED[error.phase], {
      host: waitedFor,
      seconds: inSeconds(error.limitMs),
      ...(proxy === null ? {} : { proxy }),
    });
  }
  if (error instanceof ProxyError) return explainProxy(error, host);
  const code = String((error as NodeJS.ErrnoException).code ?? '');
  if (code.startsWith('HPE_')) return sayCause('not-http', { host });
  const { reason } = explanationOf(code);
  if (
    reason === 'name-not-found' ||
    reason === 'name-lookup-failed' ||
    reason === 'refused' ||
    reason === 'unreachable'
  )
    return sayCause(reason, { host });
  if (reason === 'timed-out') return sayCause('unreachable', { host });
  if (phase === 'body') return sayCause('ended-early', { host });
  if (phase === 'tls' && reason !== 'reset') return sayCause('tls-failed', { host, code });
  if (reason === 'reset' || reason === 'ended-early') {
    return sayCause(phase === 'tls' ? 'reset-tls' : phase === 'first-byte' ? 'reset-first-byte' : 'reset', { host });
  }
  return sayCause('failed', { host, message: code === '' ? (error as Error).message : code });
}

function explainProxy({ fault, proxy, message, cause }: ProxyError, host: string): Cause {
  if (fault === 'unreachable') {
    const code = (cause as NodeJS.ErrnoException | undefined)?.code ?? '';
    if (explanationOf(code).reason === 'certificate')
      return sayCause('certificate-other', { host: new URL(proxy).host, code });
    return sayCause('proxy-unreachable', { proxy });
  }
  if (fault === 'credentials') return sayCause('proxy-credentials', { proxy });
  if (fault === 'scheme')
    return sayCause('proxy-refused', {
      proxy,
      host,
      answer: `407, ${/wants (.+?) authentication/.exec(message)?.[1] ?? message}`,
    });
  if (fault === 'refused')
    return sayCause('proxy-refused', {
      proxy,
      host,
      answer: /: (?:it answered )?([^:]+)$/.exec(message)?.[1] ?? message,
    });
  return sayCause('proxy-broken', { proxy });
}

/** Limits are whole seconds, but in tests. */
function inSeconds(ms: number): number {
  return Math.round(ms / 100) / 10;
}
