/**
 * Gunzip and walk in one thread. zlib inflates in Node's thread pool; what it gave is walked only after the next piece
 * is under way there (setImmediate), so inflating and writing files overlap without a copy between threads.
 */
import { createGunzip, type ZlibOptions } from 'node:zlib';
import { freeBytes } from '../../base/files/free-bytes.ts';
import { corrupt, truncated } from './archive-errors.ts';
import type { TarWalk } from './tar-walk.ts';
import { checkInflated, type UnpackLimits } from './unpack-limits.ts';

/**
 * Output piece of gunzip. The default 16 KiB costs twice the time; from 512 KiB on, pieces overlap less with the walk
 * and memory grows. zlib hands stream options on to Transform; its types leave them out.
 */
const GUNZIP_OPTIONS: ZlibOptions & { highWaterMark: number } = { chunkSize: 128 * 1024, highWaterMark: 512 * 1024 };
/** Inflated pieces that wait for the walk; more only cost memory. */
const MAX_WAITING = 16;

export interface TarGzReader {
  /** The next bytes of the archive. `onTaken` is called when gunzip is through with them. */
  write(bytes: Uint8Array, onTaken: () => void): void;
  /** All bytes were written; `done` tells that the whole tree is there. */
  end(): void;
}

interface TarGzReaderOptions {
  readonly walk: TarWalk;
  readonly limits: UnpackLimits;
  readonly onDone: () => void;
  /** The first failure, gunzip's or the walk's; nothing else is called after it. */
  readonly onFailure: (error: unknown) => void;
}

/** Fails with what the walk throws, `archive-truncated`, `archive-corrupt`, and `archive-too-large`. */
export function createTarGzReader({ walk, limits, onDone, onFailure }: TarGzReaderOptions): TarGzReader {
  const gunzip = createGunzip(GUNZIP_OPTIONS);
  const waiting: Buffer[] = [];
  let isScheduled = false;
  let hasEnded = false;
  let isOver = false;
  let packedBytes = 0;
  let inflatedBytes = 0;

  function fail(error: unknown): void {
    if (isOver) return;
    isOver = true;
    gunzip.destroy();
    onFailure(error);
  }

  function schedule(): void {
    if (!isScheduled) setImmediate(walkOne);
    isScheduled = true;
  }

  function walkOne(): void {
    isScheduled = false;
    if (isOver) return;
    try {
      const piece = waiting.shift();
      if (piece !== undefined) {
        inflatedBytes += piece.length;
        checkInflated(packedBytes, inflatedBytes, limits);
        walk.push(piece);
        freeBytes(piece);
      }
      if (waiting.length === 0 && hasEnded) finish();
    } catch (error) {
      fail(error);
    }
    if (waiting.length > 0) schedule();
    if (gunzip.isPaused() && waiting.length < MAX_WAITING) gunzip.resume();
  }

  function finish(): void {
    walk.end();
    isOver = true;
    onDone();
  }

  gunzip.on('data', (piece: Buffer) => {
    waiting.push(piece);
    if (waiting.length >= MAX_WAITING) gunzip.pause();
    schedule();
  });
  gunzip.on('end', () => {
    hasEnded = true;
    schedule();
  });
  gunzip.on('error', (error) => fail(explainGunzip(error)));

  return {
    write(bytes, onTaken) {
      packedBytes += bytes.length;
      gunzip.write(bytes, () => onTaken());
    },
    end: () => void gunzip.end(),
  };
}

function explainGunzip(error: NodeJS.ErrnoException): unknown {
  if (error.code === 'Z_BUF_ERROR') return Object.assign(truncated(), { cause: error });
  return error.code?.startsWith('Z_') ? corrupt(error.message, error) : error;
}
