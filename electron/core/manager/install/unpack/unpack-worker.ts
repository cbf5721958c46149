/**
 * Worker thread of an install: gunzips and walks the archive, writes the tree, hashes every file, keeps the list for
 * the manifest.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { AppError, toErrorShape } from '../../../../contract/errors.ts';
import { writeFileAtomic } from '../../../base/files/atomic-file.ts';
import { freeBuffer } from '../../../base/files/free-bytes.ts';
import { createTarGzReader, type TarGzReader } from '../../../go/archives/tar-gz-reader.ts';
import { createTarWalk } from '../../../go/archives/tar-walk.ts';
import { createTreeWriter } from '../../../go/archives/tree-writer.ts';
import { formatManifest } from '../../home/manifest.ts';
import type { UnpackReply, UnpackRequest, UnpackWorkerData } from './unpack-messages.ts';

const port = parentPort;
if (port === null) throw new Error('This file is the entry of a worker thread');
const { root, limits } = workerData as UnpackWorkerData;
const writer = createTreeWriter(root);
let reader: TarGzReader | null = null;
let hasFailed = false;

function reply(message: UnpackReply): void {
  if (!hasFailed) port?.postMessage(message);
}

function totalBytes(): number {
  return writer.files.reduce((sum, file) => sum + file.size, 0);
}

function replyUnpacked(): void {
  reply({ kind: 'unpacked', fileCount: writer.files.length, totalBytes: totalBytes() });
}

function fail(error: unknown): void {
  writer.abort();
  const { code, path } = error as NodeJS.ErrnoException;
  const errno = error instanceof AppError || code === undefined ? null : { code, path };
  reply({ kind: 'failed', error: toErrorShape(error), errno });
  hasFailed = true;
}

function tarGz(): TarGzReader {
  reader ??= createTarGzReader({ walk: createTarWalk(writer, limits), limits, onDone: replyUnpacked, onFailure: fail });
  return reader;
}

async function answer(request: UnpackRequest): Promise<void> {
  switch (request.kind) {
    case 'bytes': {
      const byteCount = request.bytes.byteLength;
      tarGz().write(new Uint8Array(request.bytes), () => {
        freeBuffer(request.bytes);
        reply({ kind: 'taken', byteCount });
      });
      return;
    }
    case 'end':
      tarGz().end();
      return;
    case 'manifest':
      await writeFileAtomic(
        request.file,
        formatManifest({
          ...request.header,
          fileCount: writer.files.length,
          totalBytes: totalBytes(),
          files: writer.files,
        }),
      );
      reply({ kind: 'manifest-written' });
  }
}

port.on('message', (request: UnpackRequest) => {
  if (!hasFailed) answer(request).catch(fail);
});
