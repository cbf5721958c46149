/**
 * The single pass of an install: archive bytes go in once, as they arrive; out come the tree on disk, the sha256 of the archive and that of every
 * file. Hashing is here, inflating in Node's thread pool, parsing and writing in a worker thread, so the calling thread only hands bytes on.
 * A zip cannot be read from its front: its bytes are hashed as they come and unpacked from the file at the end.
 */
import { createHash } from 'node:crypto';
import { createGunzip, type ZlibOptions } from 'node:zlib';
import { AppError } from '../../../contract/errors.ts';
import type { ManifestHeader } from '../../../contract/models.ts';
import { DEFAULT_LIMITS, type UnpackLimits } from './limits.ts';
import { corrupt } from './tar-header.ts';
import { createWorkerClient, type Unpacked, type WorkerClient } from './worker-client.ts';

/** Output piece of gunzip: 1 MiB costs half of what the default 16 KiB does. */
const PIECE_BYTES = 1024 * 1024;
/** 512 KiB of compressed bytes may wait for it. zlib hands stream options on to Transform; its types leave them out. */
const GUNZIP_OPTIONS: ZlibOptions & { highWaterMark: number } = { chunkSize: PIECE_BYTES, highWaterMark: 512 * 1024 };

export interface ArchivePass {
  /** The next bytes of the archive. Waits while the disk is behind. Throws what the pass failed with. */
  write(bytes: Uint8Array): Promise<void> | void;
  /** All bytes were written. @param file where they are on disk, read for a zip only */
  finish(file: string): Promise<Unpacked & { readonly sha256: string }>;
  writeManifest(file: string, header: Omit<ManifestHeader, 'fileCount' | 'totalBytes'>): Promise<void>;
  /** Stops the threads. The caller removes the tree of a pass that did not finish. */
  close(): Promise<void>;
}

export interface ArchivePassOptions {
  /** The folder that the archive's `go/` becomes; exists and is empty. */
  readonly root: string;
  readonly kind: 'tar.gz' | 'zip';
  readonly limits?: UnpackLimits;
}

/** Throws, from every method: `archive-corrupt`, `archive-truncated`, `archive-unsafe`, `archive-too-large`, `disk-full`, `permission-denied`. */
export function createArchivePass(options: ArchivePassOptions): ArchivePass {
  const archive = createHash('sha256');
  const limits = options.limits ?? DEFAULT_LIMITS;
  const stream = options.kind === 'tar.gz' ? createGunzipStream() : null;
  const worker = createWorkerClient({
    root: options.root,
    limits,
    onRoom: () => stream?.resume(),
    onFailure: (error) => stream?.fail(error),
  });
  stream?.pipeTo(worker);
  return {
    write(bytes) {
      archive.update(bytes);
      return stream?.write(bytes);
    },
    async finish(file) {
      await stream?.end();
      const unpacked = await (stream === null ? worker.unpackZip(file) : worker.end());
      return { ...unpacked, sha256: archive.digest('hex') };
    },
    writeManifest: worker.writeManifest,
    async close() {
      stream?.destroy();
      await worker.close();
    },
  };
}

/** Gunzip between the download and the worker, with back-pressure on both sides. The first failure of either ends it. */
function createGunzipStream() {
  const gunzip = createGunzip(GUNZIP_OPTIONS);
  let failure: unknown = null;
  let wake: (() => void) | null = null;
  const ended = new Promise<void>((resolve) => gunzip.once('end', resolve));
  let reject: (error: unknown) => void;
  const failed = new Promise<never>((_, no) => {
    reject = no;
  });
  failed.catch(noteLater);

  function fail(error: unknown): void {
    failure ??= error;
    reject(failure);
    gunzip.destroy();
    wake?.();
  }
  gunzip.on('error', (error) => fail(explainGunzip(error)));
  gunzip.on('drain', () => wake?.());

  return {
    fail,
    resume: () => gunzip.resume(),
    destroy: () => gunzip.destroy(),
    pipeTo(worker: WorkerClient): void {
      gunzip.on('data', (piece: Buffer) => {
        if (failure === null && !worker.send(piece)) gunzip.pause();
      });
    },
    write(bytes: Uint8Array): Promise<void> | void {
      if (failure !== null) throw failure;
      if (gunzip.write(bytes)) return;
      return new Promise<void>((resolve, no) => {
        wake = () => {
          wake = null;
          if (failure === null) resolve();
          else no(failure);
        };
      });
    },
    async end(): Promise<void> {
      if (failure !== null) throw failure;
      gunzip.end();
      await Promise.race([ended, failed]);
    },
  };
}

/** The failure is thrown by the next `write` or by `end`; until one of them asks, nobody awaits it. */
function noteLater(): undefined {
  return undefined;
}

function explainGunzip(error: NodeJS.ErrnoException): unknown {
  if (error.code === 'Z_BUF_ERROR') {
    return new AppError('archive-truncated', 'The archive ends early', { hint: 'Run it again, or use another source', cause: error });
  }
  if (error.code?.startsWith('Z_')) return corrupt(error.message, error);
  return error;
}
