/**
 * Worker thread of an install: gunzips and walks the archive, writes the tree, hashes every file, keeps the list for
 * the manifest.
 */
import { writeFileAtomic } from '../../../base/files/atomic-file.ts';
import { freeBuffer } from '../../../base/files/free-bytes.ts';
import { serveThread, threadData } from '../../../base/workers/thread.ts';
import { createTarGzReader, type TarGzReader } from '../../../go/archives/tar-gz-reader.ts';
import { createTarWalk } from '../../../go/archives/tar-walk.ts';
import { createTreeWriter } from '../../../go/archives/tree-writer.ts';
import { formatManifest } from '../../home/manifest.ts';
import type { UnpackCalls, Unpacked, UnpackWorkerData } from './unpack-messages.ts';

const { root, limits } = threadData<UnpackWorkerData>();
const writer = createTreeWriter(root);
let reader: TarGzReader | null = null;
let fail: (error: unknown) => void = () => undefined;
const failed = new Promise<never>((_, reject) => {
  fail = (error) => {
    writer.abort();
    reject(error);
  };
});
failed.catch(() => undefined);
let replyUnpacked: (unpacked: Unpacked) => void = () => undefined;
const unpacked = new Promise<Unpacked>((resolve) => {
  replyUnpacked = resolve;
});

function summary(): Unpacked {
  const { files } = writer;
  return { fileCount: files.length, totalBytes: files.reduce((sum, file) => sum + file.size, 0) };
}

function tarGz(): TarGzReader {
  const onDone = () => replyUnpacked(summary());
  reader ??= createTarGzReader({ walk: createTarWalk(writer, limits), limits, onDone, onFailure: fail });
  return reader;
}

/** Reading fails later than the call that brought the bytes: whatever is open then fails with it. */
function unlessFailed<T>(work: () => Promise<T>): Promise<T> {
  const made = new Promise<T>((resolve) => resolve(work()));
  made.catch(fail);
  return Promise.race([failed, made]);
}

serveThread<UnpackCalls>({
  bytes: (bytes) =>
    unlessFailed(
      () =>
        new Promise((resolve) => {
          const byteCount = bytes.byteLength;
          tarGz().write(new Uint8Array(bytes), () => {
            freeBuffer(bytes);
            resolve(byteCount);
          });
        }),
    ),
  end: () =>
    unlessFailed(() => {
      tarGz().end();
      return unpacked;
    }),
  manifest: ({ file, header }) =>
    unlessFailed(() => writeFileAtomic(file, formatManifest({ ...header, ...summary(), files: writer.files }))),
});
