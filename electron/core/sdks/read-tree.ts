import { availableParallelism } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { AppError } from '../../contract/errors.ts';
import type { ManifestFile } from '../../contract/models.ts';
import type { Progress } from '../jobs/jobs.ts';
import type { TreeFile, TreeReply, TreeWorkerData } from './tree-messages.ts';

export interface ReadTreeOptions {
  readonly files: readonly TreeFile[];
  /** Copy each file below this folder too, which exists with all folders needed. */
  readonly copyTo: string | null;
  /** For the progress; null where unknown. */
  readonly totalBytes: number | null;
  readonly progress: Progress;
}

/** What was read, in no order. `missing` names files that were gone or no plain files any more. */
export interface TreeContent {
  readonly files: readonly ManifestFile[];
  readonly missing: readonly string[];
}

/** More threads than this wait for the disk, not for the processor. */
const MAX_WORKERS = 4;

/** Hashes (and copies) files in worker threads, so that the calling thread stays free. Throws the file system's error, `cancelled`. */
export async function readTree(options: ReadTreeOptions): Promise<TreeContent> {
  const { progress, totalBytes } = options;
  if (progress.signal.aborted) throw cancelled(progress.signal.reason);
  const shares = share(options.files, Math.min(MAX_WORKERS, availableParallelism()));
  const bytesOf = shares.map(() => 0);
  const workers = shares.map((files, index) =>
    startWorker({ files, copyTo: options.copyTo }, (bytes) => {
      bytesOf[index] = bytes;
      progress.bytes(
        bytesOf.reduce((sum, one) => sum + one, 0),
        totalBytes,
      );
    }),
  );
  const stop = () => Promise.all(workers.map(({ worker }) => worker.terminate()));
  progress.signal.addEventListener('abort', stop);
  try {
    const parts = await Promise.all(workers.map(({ done }) => done));
    return { files: parts.flatMap(({ files }) => files), missing: parts.flatMap(({ missing }) => missing) };
  } catch (error) {
    throw progress.signal.aborted ? cancelled(error) : error;
  } finally {
    progress.signal.removeEventListener('abort', stop);
    await stop();
  }
}

function cancelled(cause: unknown): AppError {
  return new AppError('cancelled', 'Cancelled while reading files', { cause });
}

/** Neighbours go to different workers: the large files of a release lie together in bin/ and pkg/tool/. */
function share(files: readonly TreeFile[], count: number): TreeFile[][] {
  const shares: TreeFile[][] = Array.from({ length: count }, () => []);
  files.forEach((file, index) => {
    shares[index % count]?.push(file);
  });
  return shares.filter((one) => one.length > 0);
}

function startWorker(workerData: TreeWorkerData, onBytes: (bytes: number) => void): { worker: Worker; done: Promise<TreeContent> } {
  const worker = new Worker(new URL(`./tree-worker${path.extname(import.meta.url)}`, import.meta.url), { workerData, name: 'tree' });
  const done = new Promise<TreeContent>((resolve, reject) => {
    worker.on('message', (reply: TreeReply) => {
      if (reply.kind === 'failed') return reject(Object.assign(new Error(reply.message), { code: reply.code, path: reply.path }));
      onBytes(reply.bytes);
      if (reply.kind === 'done') resolve(reply);
    });
    worker.on('error', reject);
    worker.on('exit', (code) => reject(new Error(`The tree worker stopped with code ${code}`)));
  });
  return { worker, done };
}
