/**
 * Runs `work` with a signal that ends it after `limitMs`, or when the caller's is aborted; `isOver` tells in its
 * failure which it was.
 */
export async function withinLimit<T>(
  { signal, limitMs }: { readonly signal: AbortSignal; readonly limitMs: number },
  work: (signal: AbortSignal, isOver: () => boolean) => Promise<T>,
): Promise<T> {
  const ended = new AbortController();
  let isOver = false;
  const stop = () => ended.abort(signal.reason);
  const timer = setTimeout(() => {
    isOver = true;
    ended.abort();
  }, limitMs);
  signal.addEventListener('abort', stop);
  if (signal.aborted) stop();
  try {
    return await work(ended.signal, () => isOver);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}
