import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from '../context.ts';

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  async sleep(ms, signal) {
    signal?.throwIfAborted();
    try {
      await wait(ms, undefined, signal === undefined ? {} : { signal });
    } catch (error) {
      throw signal?.aborted ? signal.reason : error; // Node rejects with an AbortError of its own
    }
  },
};
