import * as workerThreads from 'node:worker_threads';

/** Smaller buffers are not worth it. */
const MIN_BYTES = 16 * 1024;

/**
 * Gives the memory of `bytes` back at once, when they reach to the end of their ArrayBuffer and nobody reads it any
 * more. V8 counts buffers against its heap and collects the whole of that again and again while hundreds of megabytes
 * pass through: a tenth of an install's time, and 50 MB.
 */
export function freeBytes(bytes: Uint8Array): void {
  const { buffer } = bytes;
  if (buffer instanceof ArrayBuffer && bytes.byteOffset + bytes.byteLength === buffer.byteLength) freeBuffer(buffer);
}

/**
 * The same for a whole ArrayBuffer; it is detached and has no bytes from then on. Node's shared pool is marked against
 * that. Node 20 has neither the mark's reader nor ArrayBuffer.transfer; there the collector does it.
 */
export function freeBuffer(buffer: ArrayBuffer): void {
  const { isMarkedAsUntransferable } = workerThreads;
  if (buffer.byteLength >= MIN_BYTES && isMarkedAsUntransferable?.(buffer) === false) buffer.transfer?.(0);
}
