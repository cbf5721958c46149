import { AppError } from '../../../contract/errors.ts';
import { corrupt } from './archive-errors.ts';

/**
 * Far above any release (go1.26: 66 MB packed, 260 MB and 16,000 entries unpacked, 30 MB its largest file), far below
 * what fills a disk or memory.
 */
export interface UnpackLimits {
  readonly archiveBytes: number;
  readonly unpackedBytes: number;
  readonly fileBytes: number;
  readonly entries: number;
  /** Of all names together: they are kept in memory until the manifest is written. */
  readonly nameBytes: number;
}

const MIB = 1024 * 1024;

export const DEFAULT_LIMITS: UnpackLimits = {
  archiveBytes: 512 * MIB,
  unpackedBytes: 2048 * MIB,
  fileBytes: 128 * MIB,
  entries: 100_000,
  nameBytes: 16 * MIB,
};

/** Counts what an archive claims, before it is written. `count` throws `archive-too-large`. */
export function createBudget(limits: UnpackLimits): { count(name: string, sizeBytes: number): void } {
  let entries = 0;
  let bytes = 0;
  let nameBytes = 0;
  return {
    count(name, sizeBytes) {
      entries++;
      bytes += sizeBytes;
      nameBytes += name.length;
      const isTooMuch =
        entries > limits.entries ||
        bytes > limits.unpackedBytes ||
        nameBytes > limits.nameBytes ||
        sizeBytes > limits.fileBytes;
      if (!isTooMuch) return;
      throw new AppError(
        'archive-too-large',
        `The archive unpacks to more than any Go release: over ${limits.unpackedBytes} bytes, ${limits.fileBytes} in one file, or ${limits.entries} entries`,
      );
    },
  };
}

/**
 * A release packs to a quarter of its size. What comes out of the first bytes is not judged: a header may be all zeros.
 */
const MAX_RATIO = 25;
const JUDGED_FROM_BYTES = 64 * MIB;

/**
 * The same for a stream, whose claims come one by one: what gunzip gave, entries or not, against the bytes that it was
 * given. Throws `archive-too-large`, `archive-corrupt` for a stream that is packed as no release is.
 */
export function checkInflated(packedBytes: number, inflatedBytes: number, limits: UnpackLimits): void {
  // Headers and padding are besides the files: at most two blocks an entry and its extension.
  if (inflatedBytes > limits.unpackedBytes + limits.entries * 2048) {
    throw new AppError(
      'archive-too-large',
      `The archive unpacks to more than any Go release: over ${limits.unpackedBytes} bytes`,
    );
  }
  if (inflatedBytes > JUDGED_FROM_BYTES && inflatedBytes > packedBytes * MAX_RATIO) {
    throw corrupt(`it unpacks to more than ${MAX_RATIO} times its size, which no Go release does`);
  }
}
