import { explainFileError } from '../../base/files/file-errors.ts';
import { cancelled } from '../../base/network/network-errors.ts';
import type { Clock } from '../../context.ts';
import type { ArchiveSink } from './archive-sink.ts';
import type { PartialFile, PartialRecord } from './partial-file.ts';
import { CHUNK_BYTES, ownCopy } from './read-chunks.ts';

/**
 * From the network's small pieces to large chunks, each written to the partial file and then given to the sink. The
 * network is not waited for in between: up to eight chunks (4 MiB) are on their way at once. A chunk is in the file
 * before the sink has it, because the sink may hand its memory to another thread while a write still reads it.
 */
export interface ChunkWriter {
  /** Bytes taken since the last restart. */
  readonly bytes: number;
  /**
   * Copies `piece`. A promise means: wait before the next. Throws what the file or the sink failed with, or
   * `cancelled`.
   */
  push(piece: Uint8Array): Promise<void> | void;
  /** Gives the sink what the partial file kept from an earlier run. @param onChunk called after each */
  feedKept(onChunk: () => void): Promise<void>;
  /** Forgets all bytes, in the sink and in the file. */
  restart(record: PartialRecord | null): Promise<void>;
  /** Waits until the file and the sink have everything. */
  finish(): Promise<void>;
  /**
   * After a failure: puts what was gathered into the file and leaves the sink alone. The file then has the first bytes,
   * as many as would go in.
   */
  keep(): Promise<void>;
}

interface ChunkWriterOptions {
  readonly partial: PartialFile;
  readonly sink: ArchiveSink;
  readonly clock: Clock;
  readonly signal: AbortSignal | undefined;
  /** For messages, as in "download go1.26.3.linux-amd64.tar.gz". */
  readonly doing: string;
}

const MAX_WAITING_CHUNKS = 8;
/** On a slow line a chunk takes long to fill; a kill must not lose more than this. */
const FLUSH_AFTER_MS = 1000;

export function createChunkWriter({ partial, sink, clock, signal, doing }: ChunkWriterOptions): ChunkWriter {
  let bytes = 0;
  let gathered: Buffer | null = null;
  let used = 0;
  let flushedAtMs = clock.now();
  let waitingChunks = 0;
  let fileWork: Promise<void> = Promise.resolve();
  let sinkWork: Promise<void> = Promise.resolve();
  let wake: (() => void) | null = null;
  let failure: { readonly error: unknown } | null = null;
  let reject: (error: unknown) => void;
  const failed = new Promise<never>((_, no) => {
    reject = no;
  });
  failed.catch(noteLater);

  function fail(error: unknown): void {
    failure ??= { error };
    reject(failure.error);
    wake?.();
  }
  const stopByUser = () => fail(cancelled(signal?.reason));
  if (signal?.aborted) stopByUser();
  signal?.addEventListener('abort', stopByUser, { once: true });

  function takeGathered(): Buffer | null {
    const chunk =
      gathered === null || used === 0 ? null : used === CHUNK_BYTES ? gathered : ownCopy(gathered.subarray(0, used));
    gathered = null;
    used = 0;
    return chunk;
  }

  function writeToFile(chunk: Buffer): Promise<void> {
    fileWork = fileWork
      .then(() => partial.append(chunk))
      .catch((error: unknown) => Promise.reject(explainFileError(error, doing)));
    fileWork.catch(noteLater);
    return fileWork;
  }

  function flush(): void {
    const chunk = takeGathered();
    flushedAtMs = clock.now();
    if (chunk === null) return;
    waitingChunks++;
    const written = writeToFile(chunk);
    sinkWork = sinkWork.then(() => written).then(() => sink.write(chunk));
    sinkWork.then(() => {
      waitingChunks--;
      wake?.();
    }, fail);
  }

  async function room(): Promise<void> {
    while (waitingChunks >= MAX_WAITING_CHUNKS && failure === null) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
      wake = null;
    }
    if (failure !== null) throw failure.error;
  }

  return {
    get bytes() {
      return bytes;
    },
    push(piece) {
      if (failure !== null) throw failure.error;
      for (let at = 0; at < piece.length; ) {
        gathered ??= Buffer.allocUnsafeSlow(CHUNK_BYTES);
        const part = piece.subarray(at, at + CHUNK_BYTES - used);
        gathered.set(part, used);
        used += part.length;
        at += part.length;
        if (used === CHUNK_BYTES) flush();
      }
      bytes += piece.length;
      if (clock.now() - flushedAtMs >= FLUSH_AFTER_MS) flush();
      if (waitingChunks >= MAX_WAITING_CHUNKS) return room();
    },
    async feedKept(onChunk) {
      for await (const chunk of partial.readKept()) {
        const size = chunk.length;
        await Promise.race([sink.write(chunk), failed]);
        bytes += size;
        onChunk();
      }
    },
    async restart(record) {
      takeGathered();
      await Promise.race([sinkWork, failed]);
      if (bytes > 0) await Promise.race([sink.restart(), failed]);
      bytes = 0;
      await partial.restart(record).catch((error: unknown) => Promise.reject(explainFileError(error, doing)));
    },
    async finish() {
      flush();
      await Promise.race([sinkWork, failed]);
      if (failure !== null) throw failure.error;
      signal?.removeEventListener('abort', stopByUser);
    },
    async keep() {
      signal?.removeEventListener('abort', stopByUser);
      const chunk = takeGathered();
      const work = chunk === null ? fileWork : writeToFile(chunk);
      // Should the file be at fault, an earlier call has thrown that; nothing is written after a write that failed.
      await work.catch(noteLater);
    },
  };
}

/** The failure is thrown by the next call; until one comes, nobody awaits it. */
function noteLater(): undefined {
  return undefined;
}
