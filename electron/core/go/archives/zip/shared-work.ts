/**
 * Memory that all unpacking threads share: which batch is next, whether to stop, what is done, and the SHA-256 of each
 * file by its place in the list.
 */
export interface SharedWork {
  /** The number of the next batch to work on; the same number is given once. */
  take(): number;
  stop(): void;
  isStopped(): boolean;
  addBytes(count: number): void;
  doneBytes(): number;
  setDigest(index: number, sha256: Uint8Array): void;
  /** In hex. */
  digest(index: number): string;
}

const NEXT = 0;
const STOPPED = 1;
/** In KiB, so that it fits. */
const DONE = 2;
const HEAD_BYTES = 64;
const DIGEST_BYTES = 32;

export function makeSharedMemory(fileCount: number): SharedArrayBuffer {
  return new SharedArrayBuffer(HEAD_BYTES + fileCount * DIGEST_BYTES);
}

export function createSharedWork(memory: SharedArrayBuffer): SharedWork {
  const head = new Int32Array(memory, 0, HEAD_BYTES / 4);
  const digests = Buffer.from(memory, HEAD_BYTES);
  return {
    take: () => Atomics.add(head, NEXT, 1),
    stop: () => {
      Atomics.store(head, STOPPED, 1);
    },
    isStopped: () => Atomics.load(head, STOPPED) !== 0,
    addBytes: (count) => {
      Atomics.add(head, DONE, Math.round(count / 1024));
    },
    doneBytes: () => Atomics.load(head, DONE) * 1024,
    setDigest: (index, sha256) => digests.set(sha256, index * DIGEST_BYTES),
    digest: (index) => digests.toString('hex', index * DIGEST_BYTES, (index + 1) * DIGEST_BYTES),
  };
}
