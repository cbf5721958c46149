import { isAppError } from '../../../contract/errors.ts';
import type { ProbeThroughput } from '../../../contract/probe.ts';
import type { HttpClient } from '../../http-client.ts';
import { explainTestError } from './explain-test-error.ts';
import { type Cause, sayCause } from './probe-sentences.ts';
import { withinLimit } from './within-limit.ts';

interface TestSourceOptions {
  /** What is fetched; it may hold credentials. */
  readonly url: string;
  readonly http: HttpClient;
  readonly rangeBytes: number;
  readonly limitMs: number;
  readonly signal: AbortSignal;
}

/**
 * How fast the beginning of a file comes: from the answer's headers on. What came in time counts, also when it was not
 * all. Throws only for `signal`.
 */
export async function testSource(
  options: TestSourceOptions,
): Promise<{ readonly throughput: ProbeThroughput } | { readonly gap: Cause }> {
  const { url, http, rangeBytes, limitMs, signal } = options;
  const { host } = new URL(url);
  let bytes = 0;
  let begunMs = performance.now();
  const measured = () => {
    const durationMs = Math.max(0.1, performance.now() - begunMs);
    return {
      throughput: {
        bytes,
        durationMs: Math.round(durationMs * 10) / 10,
        bytesPerSecond: Math.round((bytes / durationMs) * 1000),
      },
    };
  };
  return await withinLimit({ signal, limitMs }, async (limited, isOver) => {
    try {
      const response = await http.get({ url, headers: { range: `bytes=0-${rangeBytes - 1}` }, signal: limited });
      begunMs = performance.now();
      if (response.status !== 200 && response.status !== 206) {
        response.discard();
        return { gap: sayCause('status', { host, status: response.status }) };
      }
      // A server may know no ranges.
      for await (const piece of response.body) {
        bytes += piece.length;
        if (bytes >= rangeBytes) break;
      }
      return measured();
    } catch (error) {
      signal.throwIfAborted();
      if (isOver())
        return bytes > 0
          ? measured()
          : { gap: sayCause('stalled-first-byte', { host, seconds: Math.round(limitMs / 1000) }) };
      if (!isAppError(error)) throw error;
      return { gap: explainTestError(error, host) };
    }
  });
}
