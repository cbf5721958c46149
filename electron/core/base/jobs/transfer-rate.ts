/** How long ago bytes count half as much as those of now. */
const HALF_LIFE_MS = 2000;

/** Shorter spans say more about buffers than about the connection. */
const SHORTEST_SPAN_MS = 50;

interface TransferRate {
  /** Bytes a second, smoothed; null before there is enough to tell. */
  update(doneBytes: number, nowMs: number): number | null;
}

/**
 * An average of the speed in which the last seconds count most. Bytes that go back (a new phase, a download begun
 * again) start it again.
 */
export function createTransferRate(): TransferRate {
  let from: { bytes: number; ms: number } | undefined;
  let rate: number | null = null;
  return {
    update(doneBytes, nowMs) {
      if (from === undefined || doneBytes < from.bytes || nowMs < from.ms) {
        from = { bytes: doneBytes, ms: nowMs };
        rate = null;
        return rate;
      }
      const spanMs = nowMs - from.ms;
      if (spanMs < SHORTEST_SPAN_MS) return rate;
      const current = ((doneBytes - from.bytes) / spanMs) * 1000;
      const weight = 0.5 ** (spanMs / HALF_LIFE_MS);
      rate = rate === null ? current : rate * weight + current * (1 - weight);
      from = { bytes: doneBytes, ms: nowMs };
      return rate;
    },
  };
}
