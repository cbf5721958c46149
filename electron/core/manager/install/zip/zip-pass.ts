/**
 * Unpacks a zip with several threads at once: the zip's directory tells where each file is, so each thread takes the
 * next piece that none has, inflates it, hashes each file once, for the h1 and for the manifest, and writes it. What
 * comes out is unproven until the zip's sha256 was compared, or the h1 is.
 */

import { availableParallelism } from 'node:os';
import { AppError } from '../../../../contract/errors.ts';
import { explainFileError } from '../../../base/files/file-errors.ts';
import { openRegularFile, readInto } from '../../../base/files/read-small-file.ts';
import { cancelled } from '../../../base/network/network-errors.ts';
import { openThread, type Thread } from '../../../base/workers/thread.ts';
import { workerUrl } from '../../../base/workers/worker-url.ts';
import { truncated } from '../../../go/archives/archive-errors.ts';
import { createSharedWork, makeSharedMemory } from '../../../go/archives/zip/shared-work.ts';
import { END_REACH, findDirectory } from '../../../go/archives/zip/zip-directory.ts';
import { zipRules } from '../../../go/archives/zip/zip-form.ts';
import type { CopiedHeader } from '../../sdks/sdk-task.ts';
import type { UnpackedZip, ZipDirectory, ZipUnpackCalls, ZipUnpackData } from './zip-messages.ts';

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
  const url = workerUrl('zip-worker', import.meta.url);
  const threads = Array.from({ length: Math.max(2, Math.min(MAX_THREADS, availableParallelism())) }, () =>
    openThread<ZipUnpackCalls>({ url, name: 'unpack', data }),
  );
  const [lead] = threads as [Thread<ZipUnpackCalls>, ...Thread<ZipUnpackCalls>[]];
  return {
    async unpack(file, { signal, onBytes }) {
      const directory = await readZipDirectory(file, archiveBytes).catch(explained);
      const memory = makeSharedMemory(directory.count);
      const shared = createSharedWork(memory);
      const stop = () => shared.stop();
      signal.addEventListener('abort', stop);
      if (signal.aborted) stop();
      const timer = setInterval(() => onBytes(shared.doneBytes()), REPORT_MS);
      try {
        const shares = threads.map((thread) =>
          thread.call('unpack', { file, directory, shared: memory }).catch(explained),
        );
        const failures = (await Promise.allSettled(shares)).filter((share) => share.status === 'rejected');
        if (signal.aborted) throw cancelled(signal.reason);
        if (failures[0] !== undefined) throw failures[0].reason;
        return await lead.call('sum', undefined).catch(explained);
      } finally {
        clearInterval(timer);
        signal.removeEventListener('abort', stop);
      }
    },
    writeManifest: (file, header) => lead.call('manifest', { file, header }).catch(explained),
    async close() {
      await Promise.all(threads.map((thread) => thread.close()));
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
    if ((await readInto(handle, tail, size - tail.length)) < tail.length) throw truncated();
    const place = findDirectory(tail, size);
    const bytes = new SharedArrayBuffer(place.size);
    if ((await readInto(handle, new Uint8Array(bytes), place.offset)) < place.size) throw truncated();
    return { ...place, bytes };
  } finally {
    await handle.close();
  }
}

function explained(error: unknown): never {
  throw explainFileError(error, 'unpack the archive');
}
