export interface Queue {
  /**
   * Runs `work` as soon as fewer than the limit are running, first come, first served. Rejects with the signal's reason
   * when aborted while waiting.
   */
  run<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T>;
}

/** Lets at most `limit` pieces of work run at a time. */
export function createQueue(limit: number): Queue {
  const waiting = new Set<() => void>();
  let running = 0;

  function next(): void {
    const [first] = waiting;
    if (first === undefined || running >= limit) return;
    waiting.delete(first);
    running += 1;
    first();
  }

  function turn(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      const leave = () => {
        waiting.delete(enter);
        reject(signal.reason);
      };
      const enter = () => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      signal.addEventListener('abort', leave, { once: true });
      waiting.add(enter);
      next();
    });
  }

  return {
    async run(signal, work) {
      await turn(signal);
      try {
        return await work();
      } finally {
        running -= 1;
        next();
      }
    },
  };
}
