/**
 * Bounds how often something is done: `burst` at once, then `perSecond`. Needs no timer: what has come back since is
 * reckoned at each take.
 */
export interface RateLimit {
  /** False when there is nothing left to take. */
  take(): boolean;
}

interface RateLimitOptions {
  readonly burst: number;
  readonly perSecond: number;
  /** Milliseconds. */
  readonly now: () => number;
}

export function createRateLimit({ burst, perSecond, now }: RateLimitOptions): RateLimit {
  let left = burst;
  let lastMs = now();
  return {
    take() {
      const nowMs = now();
      left = Math.min(burst, left + (Math.max(0, nowMs - lastMs) / 1000) * perSecond);
      lastMs = nowMs;
      if (left < 1) return false;
      left -= 1;
      return true;
    },
  };
}
