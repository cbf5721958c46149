/**
 * Gives the memory of `bytes` back at once, when they are all of their ArrayBuffer and nobody reads them any more. V8 counts buffers against its
 * heap and collects the whole of it again and again while hundreds of megabytes pass through: a quarter of an install's time, and 50 MB.
 * Node 20 has no ArrayBuffer.transfer; there the collector does it.
 */
export function freeBytes(bytes: Uint8Array): void {
  const { buffer } = bytes;
  if (buffer instanceof ArrayBuffer && bytes.byteOffset + bytes.byteLength === buffer.byteLength) freeBuffer(buffer);
}

/** The same for a whole ArrayBuffer; it is detached and has no bytes from then on. */
export function freeBuffer(buffer: ArrayBuffer): void {
  if (buffer.byteLength >= MIN_BYTES) buffer.transfer?.(0);
}

/** Smaller buffers are slices of Node's shared pool, or not worth it. */
const MIN_BYTES = 16 * 1024;
