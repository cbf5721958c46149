import { AppError } from '../../../../electron/contract/errors.ts';
import type { HttpClient } from '../../../../electron/core/http-client.ts';

export interface PlainHttpClient extends HttpClient {
  /** Every URL that was asked for, oldest first. */
  readonly asked: string[];
  /** The number of further tries that each request allowed. */
  readonly retries: (number | undefined)[];
}

/**
 * The least that `HttpClient` promises, without retries. `hosts` maps the origin of a pretended host
 * (`https://mirror.test`) to a real one on loopback; every other host that is not loopback is out of reach.
 */
export function createPlainHttpClient(hosts: Readonly<Record<string, string>> = {}): PlainHttpClient {
  const asked: string[] = [];
  const allowed: (number | undefined)[] = [];
  return {
    asked,
    retries: allowed,
    get: () => Promise.reject(new Error('This part of the engine needs texts only')),
    async getText({ url, headers = {}, retries, signal, maxBytes }) {
      asked.push(url);
      allowed.push(retries);
      const { origin, hostname, pathname, search } = new URL(url);
      const real = hosts[origin] ?? (hostname === '127.0.0.1' ? origin : null);
      if (signal?.aborted) throw new AppError('cancelled', 'Cancelled');
      if (real === null) throw new AppError('network-unreachable', `Cannot reach ${hostname}`);
      const response = await fetch(real + pathname + search, { headers, signal: signal ?? null });
      const text = await response.text();
      if (response.status !== 200 && response.status !== 304)
        throw new AppError('http-status', `${hostname} answered ${response.status}`);
      if (text.length > maxBytes) throw new AppError('index-invalid', `${hostname} sent more than ${maxBytes} bytes`);
      return { status: response.status, headers: Object.fromEntries(response.headers), text };
    },
  };
}
