/**
 * Notices that a wait on the network takes too long. A real timer, not the clock: it measures the connection, and each
 * byte winds it up again.
 */
interface StallTimer {
  /** A wait begins. */
  start(): void;
  /** It ended: time from here on is the reader's. */
  stop(): void;
  dispose(): void;
}

/** @param onStall called once, when a wait lasts longer than `timeoutMs` */
export function createStallTimer(timeoutMs: number, onStall: () => void): StallTimer {
  let isWaiting = false;
  const timer = setTimeout(() => {
    if (isWaiting) onStall();
  }, timeoutMs);
  // The socket keeps the process alive while it is waited for; the timer must not do so after it.
  timer.unref();
  return {
    start() {
      isWaiting = true;
      timer.refresh();
    },
    stop() {
      isWaiting = false;
    },
    dispose() {
      clearTimeout(timer);
    },
  };
}
