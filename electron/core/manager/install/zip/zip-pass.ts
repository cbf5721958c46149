/**
 * Unpacks a zip with several threads at once: the zip's directory tells where each file is, so each thread takes the
 * next piece that none has, inflates it, hashes each file once, for the h1 and for the manifest, and writes it. What
 * comes out is unproven until the zip's sha256 was compared, or the h1 is.
 */

import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { AppError, fromErrorShape } from '../../../../contract/errors.ts';
import { explainFileError } from '../../../base/files/file-errors.ts';
import { openRegularFile } from '../../../base/files/read-small-file.ts';
import { cancelled } from '../../../base/network/network-errors.ts';
import { workerUrl } from '../../../base/workers/worker-url.ts';
import { truncated } from '../../../go/archives/archive-errors.ts';
import { createSharedWork, makeSharedMemory } from '../../../go/archives/zip/shared-work.ts';
import { END_REACH, findDirectory } from '../../../go/archives/zip/zip-directory.ts';
import { zipRules } from '../../../go/archives/zip/zip-form.ts';
import type { CopiedHeader } from '../../sdks/sdk-task.ts';
import type { ZipDirectory, ZipUnpackData, ZipUnpackReply, ZipUnpackRequest } from './zip-messages.ts';

export interface UnpackedZip {
  /** Over all files, as the checksum database has it for a module's zip. */
  readonly h1: string;
  readonly fileCount: number;
  readonly totalBytes: number;
}

export interface ZipPass {
  /**
   * Unpacks the whole zip. To be called once. Throws `archive-corrupt`, `archive-truncated`, `archive-unsafe`,
   * `archive-too-large`, `disk-full`, `permission-denied`, `cancelled`; the caller removes the tree then.
   */
  unpack(
    file: string,
    options: { readonly signal: AbortSignal; readonly onBytes: (done: number) => void },
  ): Promise<UnpackedZip>;
  writeManifest(file: string, header: CopiedHeader): Promise<void>;
  /** Ends the threads. */
  close(): Promise<void>;
}

/** More threads than this wait for the disk, not for the processor. */
const MAX_THREADS = 4;
const REPORT_MS = 100;

/**
 * Starts the threads, so that they are ready when the zip is. @param root the folder that the zip's prefix becomes;
 * exists and is empty
 */
export function createZipPass(data: ZipUnpackData): ZipPass {
  const { archiveBytes } = zipRules(data.form, data.limits).limits;
  const threads = Array.from({ length: Math.max(2, Math.min(MAX_THREADS, availableParallelism())) }, () =>
    startThread(data),
  );
  const [lead] = threads as [Thread, ...Thread[]];
  const ask = async <Kind extends ZipUnpackReply['kind']>(request: ZipUnpackRequest, kind: Kind, thread = lead) => {
    const reply = await thread.ask(request);
    if (reply.kind !== kind)
      throw reply.kind === 'failed' ? explainFailure(reply) : new Error(`The unpack worker answered ${reply.kind}`);
    return reply as ZipUnpackReply & { kind: Kind };
  };
  return {
    async unpack(file, { signal, onBytes }) {
      const directory = await readZipDirectory(file, archiveBytes).catch((error: unknown) =>
        Promise.reject(explainFileError(error, 'unpack the archive')),
      );
      const memory = makeSharedMemory(directory.count);
      const shared = createSharedWork(memory);
      const stop = () => shared.stop();
      signal.addEventListener('abort', stop);
      if (signal.aborted) stop();
      const timer = setInterval(() => onBytes(shared.doneBytes()), REPORT_MS);
      try {
        const shares = threads.map((thread) =>
          ask({ kind: 'unpack', file, directory, shared: memory }, 'share-done', thread),
        );
        const failures = (await Promise.allSettled(shares)).filter((share) => share.status === 'rejected');
        if (signal.aborted) throw cancelled(signal.reason);
        if (failures[0] !== undefined) throw failures[0].reason;
        const { h1, fileCount, totalBytes } = await ask({ kind: 'sum' }, 'unpacked');
        return { h1, fileCount, totalBytes };
      } finally {
        clearInterval(timer);
        signal.removeEventListener('abort', stop);
      }
    },
    async writeManifest(file, header) {
      await ask({ kind: 'manifest', file, header }, 'manifest-written');
    },
    async close() {
      await Promise.all(threads.map((thread) => thread.close()));
    },
  };
}

interface Thread {
  ask(request: ZipUnpackRequest): Promise<ZipUnpackReply>;
  close(): Promise<void>;
}

/** One request at a time. A thread that dies fails the request that is open, and all later ones. */
function startThread(workerData: ZipUnpackData): Thread {
  const worker = new Worker(workerUrl('zip-worker', import.meta.url), { workerData, name: 'unpack' });
  let waiting: { resolve(reply: ZipUnpackReply): void; reject(error: unknown): void } | null = null;
  let failure: { readonly error: unknown } | null = null;
  const fail = (error: unknown) => {
    failure ??= { error };
    waiting?.reject(error);
    waiting = null;
  };
  worker.on('message', (reply: ZipUnpackReply) => {
    waiting?.resolve(reply);
    waiting = null;
  });
  worker.on('error', fail);
  worker.on('exit', (code) => fail(new Error(`The unpack worker stopped with code ${code}`)));
  return {
    ask: (request) =>
      new Promise((resolve, reject) => {
        if (failure !== null) reject(failure.error);
        else {
          waiting = { resolve, reject };
          worker.postMessage(request);
        }
      }),
    async close() {
      await worker.terminate();
    },
  };
}

async function readZipDirectory(file: string, archiveBytes: number): Promise<ZipDirectory> {
  const handle = await openRegularFile(file);
  try {
    const { size } = await handle.stat();
    if (size > archiveBytes)
      throw new AppError('archive-too-large', `${file} has ${size} bytes, more than any Go release`);
    const tail = Buffer.alloc(Math.min(size, END_REACH));
    await readFully(handle, tail, size - tail.length);
    const place = findDirectory(tail, size);
    const bytes = new SharedArrayBuffer(place.size);
    await readFully(handle, new Uint8Array(bytes), place.offset);
    return { ...place, bytes };
  } finally {
    await handle.close();
  }
}

async function readFully(
  handle: Awaited<ReturnType<typeof openRegularFile>>,
  into: Uint8Array,
  position: number,
): Promise<void> {
  for (let at = 0; at < into.length; ) {
    const { bytesRead } = await handle.read(into, at, into.length - at, position + at);
    if (bytesRead === 0) throw truncated();
    at += bytesRead;
  }
}

function explainFailure({ error, errno }: Extract<ZipUnpackReply, { kind: 'failed' }>): unknown {
  if (errno === null) return fromErrorShape(error);
  return explainFileError(Object.assign(new Error(error.message), errno), 'unpack the archive');
}
