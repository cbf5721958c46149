import { AppError } from '../../../contract/errors.ts';

const SLICE_MS = 8;

/**
 * Called between small pieces of synchronous work: gives the thread back now and then. Throws `cancelled` once the
 * signal is aborted.
 */
export function createYielding(signal: AbortSignal | undefined): () => Promise<void> | undefined {
  let since = performance.now();
  return () => {
    if (signal?.aborted) throw new AppError('cancelled', 'The scan was stopped');
    if (performance.now() - since < SLICE_MS) return undefined;
    return new Promise((resolve) => {
      setImmediate(() => {
        since = performance.now();
        resolve();
      });
    });
  };
}
