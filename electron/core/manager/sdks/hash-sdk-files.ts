import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { ManifestFile } from '../../../contract/models.ts';
import { workerUrl } from '../../base/workers/worker-url.ts';
import type { TreeFile, TreeReply, TreeWorkerData } from './tree-messages.ts';

export interface HashSdkFilesOptions {
  readonly files: readonly TreeFile[];
  /** Copy each file below this folder too, which exists with all folders needed. */
  readonly copyTo: string | null;
  /** Bytes read so far. */
  readonly onBytes: (bytes: number) => void;
}

/** What was read, in no order. `missing` names files that were gone or no plain files any more. */
export interface TreeContent {
  readonly files: readonly ManifestFile[];
  readonly missing: readonly string[];
}

/** More threads than this wait for the disk, not for the processor. */
const MAX_WORKERS = 4;

/** Hashes (and copies) files in worker threads. Throws the file system's error. */
export async function hashSdkFiles({ files, copyTo, onBytes }: HashSdkFilesOptions): Promise<TreeContent> {
  const shares = share(files, Math.min(MAX_WORKERS, availableParallelism()));
  const bytesOf = shares.map(() => 0);
  const workers = shares.map((part, index) =>
    startWorker({ files: part, copyTo }, (bytes) => {
      bytesOf[index] = bytes;
      onBytes(bytesOf.reduce((sum, one) => sum + one, 0));
    }),
  );
  try {
    const parts = await Promise.all(workers.map(({ done }) => done));
    return { files: parts.flatMap((part) => part.files), missing: parts.flatMap(({ missing }) => missing) };
  } finally {
    await Promise.all(workers.map(({ worker }) => worker.terminate()));
  }
}

/** Neighbours go to different workers: the large files of a release lie together in bin/ and pkg/tool/. */
function share(files: readonly TreeFile[], count: number): TreeFile[][] {
  const shares: TreeFile[][] = Array.from({ length: count }, () => []);
  files.forEach((file, index) => {
    shares[index % count]?.push(file);
  });
  return shares.filter((one) => one.length > 0);
}

function startWorker(
  workerData: TreeWorkerData,
  onBytes: (bytes: number) => void,
): { worker: Worker; done: Promise<TreeContent> } {
  const worker = new Worker(workerUrl('tree-worker', import.meta.url), { workerData, name: 'tree' });
  const done = new Promise<TreeContent>((resolve, reject) => {
    worker.on('message', (reply: TreeReply) => {
      if (reply.kind === 'failed')
        return reject(Object.assign(new Error(reply.message), { code: reply.code, path: reply.path }));
      onBytes(reply.bytes);
      if (reply.kind === 'done') resolve(reply);
    });
    worker.on('error', reject);
    worker.on('exit', (code) => reject(new Error(`The tree worker stopped with code ${code}`)));
  });
  return { worker, done };
}
