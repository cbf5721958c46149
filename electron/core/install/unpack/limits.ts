import { AppError } from '../../../contract/errors.ts';

/** Far above any release (go1.26: 66 MB packed, 260 MB and 16,000 entries unpacked), far below what fills a disk. */
export interface UnpackLimits {
  readonly archiveBytes: number;
  readonly unpackedBytes: number;
  readonly entries: number;
}

export const DEFAULT_LIMITS: UnpackLimits = { archiveBytes: 512 * 1024 * 1024, unpackedBytes: 2 * 1024 * 1024 * 1024, entries: 200_000 };

/** Counts what an archive claims, before it is written. `count` throws `archive-too-large`. */
export function createBudget(limits: UnpackLimits): { count(sizeBytes: number): void } {
  let entries = 0;
  let bytes = 0;
  return {
    count(sizeBytes) {
      entries++;
      bytes += sizeBytes;
      if (entries > limits.entries || bytes > limits.unpackedBytes) {
        throw new AppError(
          'archive-too-large',
          `The archive unpacks to more than any Go release: over ${limits.unpackedBytes} bytes or ${limits.entries} entries`,
        );
      }
    },
  };
}
