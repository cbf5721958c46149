/** Worker thread of an install: takes the unpacked tar stream (or a zip file), writes the tree, hashes every file, and keeps the list for the manifest. */
import { parentPort, workerData } from 'node:worker_threads';
import { AppError, toErrorShape } from '../../../contract/errors.ts';
import { writeFileAtomic } from '../../files/atomic-file.ts';
import { formatManifest } from '../../sdks/manifest.ts';
import { createTarWalk } from './tar-walk.ts';
import { createTreeWriter } from './tree-writer.ts';
import type { UnpackReply, UnpackRequest, UnpackWorkerData } from './unpack-messages.ts';
import { unpackZip } from './unpack-zip.ts';

const port = parentPort;
if (port === null) throw new Error('This file is the entry of a worker thread');
const { root, limits } = workerData as UnpackWorkerData;
const writer = createTreeWriter(root);
const walk = createTarWalk(writer, limits);
let hasFailed = false;

const reply = (message: UnpackReply): void => port.postMessage(message);

function summary(): UnpackReply {
  return { kind: 'unpacked', fileCount: writer.files.length, totalBytes: writer.files.reduce((sum, file) => sum + file.size, 0) };
}

async function answer(request: UnpackRequest): Promise<UnpackReply> {
  if (request.kind === 'piece') {
    walk.push(Buffer.from(request.bytes));
    return { kind: 'taken' };
  }
  if (request.kind === 'end') {
    walk.end();
    return summary();
  }
  if (request.kind === 'zip') {
    await unpackZip(request.file, writer, limits);
    return summary();
  }
  const totalBytes = writer.files.reduce((sum, file) => sum + file.size, 0);
  await writeFileAtomic(request.file, formatManifest({ ...request.header, fileCount: writer.files.length, totalBytes, files: writer.files }));
  return { kind: 'manifest-written' };
}

function fail(error: unknown): void {
  hasFailed = true;
  writer.abort();
  const { code, path } = error as NodeJS.ErrnoException;
  const errno = error instanceof AppError || code === undefined ? null : { code, path };
  reply({ kind: 'failed', error: toErrorShape(error), errno });
}

port.on('message', (request: UnpackRequest) => {
  if (hasFailed) return;
  answer(request).then(reply).catch(fail);
});
