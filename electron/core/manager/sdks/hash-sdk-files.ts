import { availableParallelism } from 'node:os';
import { callInThread } from '../../base/workers/thread.ts';
import { workerUrl } from '../../base/workers/worker-url.ts';
import type { TreeCalls, TreeContent, TreeFile, TreeShare } from './tree-messages.ts';

interface HashSdkFilesOptions extends TreeShare {
  /** Bytes read so far. */
  readonly onBytes: (bytes: number) => void;
}

/** More threads than this wait for the disk, not for the processor. */
const MAX_WORKERS = 4;

/** Hashes (and copies) files in worker threads. Throws the file system's error, once all writing has stopped. */
export async function hashSdkFiles({ files, copyTo, onBytes }: HashSdkFilesOptions): Promise<TreeContent> {
  const shares = share(files, Math.min(MAX_WORKERS, availableParallelism()));
  const bytesOf = shares.map(() => 0);
  const stopping = new AbortController();
  const calls = shares.map((part, index) => {
    const onNote = (bytes: number) => {
      bytesOf[index] = bytes;
      onBytes(bytesOf.reduce((sum, one) => sum + one, 0));
    };
    const url = workerUrl('tree-worker', import.meta.url);
    const options = { url, name: 'tree', signal: stopping.signal, onNote };
    return callInThread<TreeCalls, 'read', number>(options, 'read', { files: part, copyTo });
  });
  try {
    const parts = await Promise.all(calls);
    return { files: parts.flatMap((part) => part.files), missing: parts.flatMap(({ missing }) => missing) };
  } finally {
    stopping.abort();
    await Promise.allSettled(calls);
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
