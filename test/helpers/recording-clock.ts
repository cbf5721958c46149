import type { Clock } from '../../electron/core/context.ts';

/**
 * A clock on which no time is lost in waiting: `sleep` resolves soon and moves `now` on. `slept` is what was asked for.
 */
interface RecordingClock extends Clock {
  readonly slept: number[];
}

export function createRecordingClock(startMs = Date.UTC(2026, 10, 21)): RecordingClock {
  const slept: number[] = [];
  let nowMs = startMs;
  return {
    slept,
    now: () => nowMs,
    async sleep(ms, signal) {
      slept.push(ms);
      await new Promise((resolve) => setImmediate(resolve));
      if (signal?.aborted) throw signal.reason;
      nowMs += ms;
    },
  };
}
