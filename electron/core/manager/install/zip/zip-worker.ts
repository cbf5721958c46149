/**
 * Worker thread of an install from a zip: one of several that unpack it; one of them sums up and writes the manifest.
 */
import type { ManifestFile } from '../../../../contract/models.ts';
import { writeFileAtomic } from '../../../base/files/atomic-file.ts';
import { serveThread, threadData } from '../../../base/workers/thread.ts';
import { createSharedWork, type SharedWork } from '../../../go/archives/zip/shared-work.ts';
import { unpackShare } from '../../../go/archives/zip/unpack-share.ts';
import { readDirectory, type ZipFile } from '../../../go/archives/zip/zip-directory.ts';
import { zipRules } from '../../../go/archives/zip/zip-form.ts';
import { hash1 } from '../../../go/checksum-database/dirhash.ts';
import { formatManifest } from '../../home/manifest.ts';
import type { UnpackedZip, ZipUnpackCalls, ZipUnpackData } from './zip-messages.ts';

const { root, form, limits } = threadData<ZipUnpackData>();
const rules = zipRules(form, limits);
const keptMode = 0o777 & ~process.umask();
let files: readonly ZipFile[] = [];
let shared: SharedWork | null = null;
let listed: ManifestFile[] = [];

/** Each thread's digests are in the shared memory by now; the list is this thread's own reading of the same directory. */
function sumUp(done: SharedWork): UnpackedZip {
  listed = files.map(({ path, size, mode }, index) => ({
    path,
    size,
    mode: mode & keptMode,
    sha256: done.digest(index),
  }));
  const h1 = hash1(files.map(({ name }, index) => ({ name, sha256: listed[index]?.sha256 ?? '' })));
  return { h1, fileCount: listed.length, totalBytes: totalBytes() };
}

function totalBytes(): number {
  return listed.reduce((sum, { size }) => sum + size, 0);
}

/** One that fails stops the others. */
function unpack({ file, directory, shared: memory }: Parameters<ZipUnpackCalls['unpack']>[0]): void {
  shared = createSharedWork(memory);
  try {
    files = readDirectory(Buffer.from(directory.bytes), directory, rules);
    unpackShare({ file, root, files, shared });
  } catch (error) {
    shared.stop();
    throw error;
  }
}

serveThread<ZipUnpackCalls>({
  unpack,
  sum() {
    if (shared === null) throw new Error('sum before unpack');
    return sumUp(shared);
  },
  manifest: ({ file, header }) =>
    writeFileAtomic(
      file,
      formatManifest({ ...header, fileCount: listed.length, totalBytes: totalBytes(), files: listed }),
    ),
});
