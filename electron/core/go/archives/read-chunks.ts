import type { FileHandle } from 'node:fs/promises';

export const CHUNK_BYTES = 512 * 1024;

/**
 * The first `sizeBytes` bytes of a file, each chunk with an ArrayBuffer of its own. The next is read while the last one
 * is worked on. Ends early where the file does.
 */
export async function* readChunks(file: FileHandle, sizeBytes: number): AsyncGenerator<Buffer> {
  let position = 0;
  let coming = readChunk(file, 0, sizeBytes);
  for (;;) {
    const chunk = await coming;
    if (chunk.length === 0) return;
    position += chunk.length;
    coming = readChunk(file, position, sizeBytes - position);
    // Should the reader stop here, nobody is left to hear of a failure.
    coming.catch(() => undefined);
    yield chunk;
  }
}

async function readChunk(file: FileHandle, position: number, leftBytes: number): Promise<Buffer> {
  const wanted = Math.min(CHUNK_BYTES, leftBytes);
  const chunk = Buffer.allocUnsafeSlow(wanted);
  let filled = 0;
  while (filled < wanted) {
    const { bytesRead } = await file.read(chunk, filled, wanted - filled, position + filled);
    if (bytesRead === 0) return ownCopy(chunk.subarray(0, filled));
    filled += bytesRead;
  }
  return chunk;
}

/** The same bytes in a Buffer that is all of its ArrayBuffer. */
export function ownCopy(bytes: Uint8Array): Buffer {
  const copy = Buffer.allocUnsafeSlow(bytes.length);
  copy.set(bytes);
  return copy;
}
