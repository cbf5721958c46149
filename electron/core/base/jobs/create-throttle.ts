import type { Clock } from '../../context.ts';

interface Throttle {
  /** Runs the action now, or at the end of the current interval together with all other calls until then. */
  request(): void;
  /** Runs the action now, for the last time. */
  finish(): void;
}

/** At most one run of `action` in `intervalMs`, the first at once and the last never lost. */
export function createThrottle(clock: Clock, intervalMs: number, action: () => void): Throttle {
  const ended = new AbortController();
  let lastMs: number | undefined;
  let isWaiting = false;

  function run(): void {
    lastMs = clock.now();
    action();
  }

  async function runLater(delayMs: number): Promise<void> {
    try {
      await clock.sleep(delayMs, ended.signal);
    } catch (error) {
      if (!ended.signal.aborted) throw error;
    }
    isWaiting = false;
    if (!ended.signal.aborted) run();
  }

  return {
    request() {
      if (isWaiting || ended.signal.aborted) return;
      const passedMs = lastMs === undefined ? intervalMs : clock.now() - lastMs;
      // A clock set back must not silence a job for hours.
      if (passedMs >= intervalMs || passedMs < 0) return run();
      isWaiting = true;
      void runLater(intervalMs - passedMs);
    },
    finish() {
      if (ended.signal.aborted) return;
      ended.abort();
      run();
    },
  };
}
