/**
 * Bytes a second below which a download counts as stalled: a server that sends one byte now and then would keep an
 * install waiting for days, and never be silent for the stall limit. The slowest links in use (GPRS, a satellite phone
 * at 2,400 bit/s) carry 200 and more; an SDK would take a week at this.
 */
export const LEAST_BYTES_PER_SECOND = 128;

export interface Trickle {
  readonly bytes: number;
  readonly waitedMs: number;
}

/**
 * Notices a body that trickles. Only time spent waiting for the network counts, and a silence shorter than the stall
 * limit is made up for by what follows it.
 */
interface TrickleWatch {
  /** A wait begins. */
  start(): void;
  /**
   * It brought so many bytes. What was received while waiting twice the stall limit, where that is below the least;
   * else null.
   */
  receive(bytes: number): Trickle | null;
}

/** @param now milliseconds of a clock that never goes back */
export function createTrickleWatch(stallTimeoutMs: number, now: () => number = () => performance.now()): TrickleWatch {
  const windowMs = 2 * stallTimeoutMs;
  let beganMs = 0;
  let waitedMs = 0;
  let received = 0;
  return {
    start() {
      beganMs = now();
    },
    receive(bytes) {
      waitedMs += now() - beganMs;
      received += bytes;
      if (waitedMs < windowMs) return null;
      const told = { bytes: received, waitedMs };
      waitedMs = 0;
      received = 0;
      return told.bytes * 1000 < LEAST_BYTES_PER_SECOND * told.waitedMs ? told : null;
    },
  };
}
