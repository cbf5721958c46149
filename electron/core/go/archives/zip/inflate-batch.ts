import { gunzipSync } from 'node:zlib';
import { corrupt } from '../archive-errors.ts';

/** A deflated file, with the size and CRC-32 that it claims. */
export interface Packed {
  readonly name: string;
  readonly bytes: Buffer;
  readonly size: number;
  readonly crc: number;
}

const HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);
const TRAILER_BYTES = 8;

/**
 * Inflates many files in one call: each is made a member of one gzip file (RFC 1952, 2.2), which zlib reads through at
 * a stretch, checking the CRC-32 and size of each. A call for each file would cost more than most files do. Throws
 * `archive-corrupt` naming the file that is not what it claims.
 */
export function inflateBatch(files: readonly Packed[]): Buffer[] {
  const inflated = inflate(files) ?? null;
  if (inflated === null) {
    const bad = files.find((file) => inflate([file]) === null);
    throw corrupt(`${bad?.name ?? 'a file'} cannot be inflated to the size and checksum it claims`);
  }
  let at = 0;
  return files.map(({ size }) => {
    at += size;
    return inflated.subarray(at - size, at);
  });
}

function inflate(files: readonly Packed[]): Buffer | null {
  const total = files.reduce((sum, { size }) => sum + size, 0);
  try {
    // With room to spare, or zlib's caller would allocate as much again to see that nothing follows.
    const inflated = gunzipSync(asGzip(files), {
      chunkSize: Math.max(1024, total + 64),
      maxOutputLength: Math.max(1, total),
    });
    return inflated.length === total ? inflated : null;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code?.startsWith('Z_') || code === 'ERR_BUFFER_TOO_LARGE') return null;
    throw error;
  }
}

function asGzip(files: readonly Packed[]): Buffer {
  const size = files.reduce((sum, { bytes }) => sum + HEADER.length + bytes.length + TRAILER_BYTES, 0);
  const gzip = Buffer.allocUnsafe(size);
  let at = 0;
  for (const { bytes, size: inflatedSize, crc } of files) {
    HEADER.copy(gzip, at);
    bytes.copy(gzip, at + HEADER.length);
    at += HEADER.length + bytes.length;
    gzip.writeUInt32LE(crc, at);
    gzip.writeUInt32LE(inflatedSize, at + 4);
    at += TRAILER_BYTES;
  }
  return gzip;
}
