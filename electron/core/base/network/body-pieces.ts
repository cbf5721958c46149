import type { Readable } from 'node:stream';

/** Bytes that may lie here before the connection is held back. */
const MAX_QUEUED_BYTES = 1024 * 1024;

/**
 * The pieces of a stream as they come. Unlike `for await` over the stream, bytes that came before an error are handed
 * out before it is thrown: they need not be fetched again. Throws what the stream fails with.
 */
interface BodyPieces {
  /** Null at the end. */
  next(): Promise<Uint8Array | null>;
}

export function createBodyPieces(stream: Readable): BodyPieces {
  const queue: Uint8Array[] = [];
  let queuedBytes = 0;
  let end: { readonly error: unknown } | null = null;
  let wake: (() => void) | null = null;
  const finish = (error: unknown) => {
    end ??= { error };
    wake?.();
  };
  stream.on('data', (piece: Uint8Array) => {
    queue.push(piece);
    queuedBytes += piece.length;
    if (queuedBytes >= MAX_QUEUED_BYTES) stream.pause();
    wake?.();
  });
  stream.on('end', () => finish(null));
  stream.on('error', finish);
  stream.on('close', () => finish(stream.readableEnded ? null : prematureClose()));
  if (stream.destroyed) finish(stream.errored ?? prematureClose());

  function take(): Uint8Array | null {
    const piece = queue.shift() ?? null;
    queuedBytes -= piece?.length ?? 0;
    if (queuedBytes < MAX_QUEUED_BYTES / 2 && stream.isPaused()) stream.resume();
    return piece;
  }

  return {
    async next() {
      while (queue.length === 0 && end === null) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      if (queue.length > 0) return take();
      if (end?.error) throw end.error;
      return null;
    },
  };
}

function prematureClose(): NodeJS.ErrnoException {
  return Object.assign(new Error('Premature close'), { code: 'ERR_STREAM_PREMATURE_CLOSE' });
}
