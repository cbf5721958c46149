/**
 * Worker thread of an install from a zip: one of several that unpack it; one of them sums up and writes the manifest.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { AppError, toErrorShape } from '../../../../contract/errors.ts';
import type { ManifestFile } from '../../../../contract/models.ts';
import { writeFileAtomic } from '../../../base/files/atomic-file.ts';
import { createSharedWork, type SharedWork } from '../../../go/archives/zip/shared-work.ts';
import { unpackShare } from '../../../go/archives/zip/unpack-share.ts';
import { readDirectory, type ZipFile } from '../../../go/archives/zip/zip-directory.ts';
import { zipRules } from '../../../go/archives/zip/zip-form.ts';
import { hash1 } from '../../../go/checksum-database/dirhash.ts';
import { formatManifest } from '../../home/manifest.ts';
import type { ZipUnpackData, ZipUnpackReply, ZipUnpackRequest } from './zip-messages.ts';

const port = parentPort;
if (port === null) throw new Error('This file is the entry of a worker thread');
const { root, form, limits } = workerData as ZipUnpackData;
const rules = zipRules(form, limits);
const keptMode = 0o777 & ~process.umask();
let files: readonly ZipFile[] = [];
let shared: SharedWork | null = null;
let listed: ManifestFile[] = [];

const reply = (message: ZipUnpackReply): void => port.postMessage(message);

function fail(error: unknown): void {
  shared?.stop();
  const { code, path } = error as NodeJS.ErrnoException;
  const errno = error instanceof AppError || code === undefined ? null : { code, path };
  reply({ kind: 'failed', error: toErrorShape(error), errno });
}

/** Each thread's digests are on the shared by now; the list is this thread's own reading of the same directory. */
function sumUp(done: SharedWork): ZipUnpackReply {
  listed = files.map(({ path, size, mode }, index) => ({
    path,
    size,
    mode: mode & keptMode,
    sha256: done.digest(index),
  }));
  const h1 = hash1(files.map(({ name }, index) => ({ name, sha256: listed[index]?.sha256 ?? '' })));
  return { kind: 'unpacked', h1, fileCount: listed.length, totalBytes: totalBytes() };
}

function totalBytes(): number {
  return listed.reduce((sum, { size }) => sum + size, 0);
}

async function answer(request: ZipUnpackRequest): Promise<ZipUnpackReply> {
  switch (request.kind) {
    case 'unpack': {
      const { file, directory } = request;
      shared = createSharedWork(request.shared);
      files = readDirectory(Buffer.from(directory.bytes), directory, rules);
      unpackShare({ file, root, files, shared });
      return { kind: 'share-done' };
    }
    case 'sum':
      if (shared === null) throw new Error('sum before unpack');
      return sumUp(shared);
    case 'manifest':
      await writeFileAtomic(
        request.file,
        formatManifest({ ...request.header, fileCount: listed.length, totalBytes: totalBytes(), files: listed }),
      );
      return { kind: 'manifest-written' };
  }
}

port.on('message', (request: ZipUnpackRequest) => {
  answer(request).then(reply, fail);
});
