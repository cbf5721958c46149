import { constants, type FileHandle, open } from 'node:fs/promises';
import { AppError } from '../../../contract/errors.ts';
import { explainFileError } from '../../base/files/file-errors.ts';
import { cancelled } from '../../base/network/network-errors.ts';
import { HEAD_BYTES, isArchiveHead, notAnArchive } from './archive-head.ts';
import type { ArchiveSink } from './archive-sink.ts';
import { readChunks } from './read-chunks.ts';

interface ReadArchiveOptions {
  /** Absolute path of an archive on this machine. */
  readonly path: string;
  /** For messages, where `path` is a copy; default `path`. */
  readonly name?: string;
  readonly sink: Pick<ArchiveSink, 'write'>;
  readonly onBytes: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
  /** Default: no limit. */
  readonly maxBytes?: number;
}

/**
 * Feeds an archive file to the sink, as a download would. The file is only read.
 * Throws `source-unknown` when there is no such file, `archive-not-recognized`, `archive-too-large`,
 * `permission-denied`, `cancelled`, and what the sink throws.
 */
export async function readArchiveFile(options: ReadArchiveOptions): Promise<{ bytes: number }> {
  const { path, name = path, maxBytes = Number.POSITIVE_INFINITY } = options;
  const file = await openArchive(path);
  try {
    const info = await file.stat();
    if (!info.isFile()) throw notAFile(name);
    if (info.size > maxBytes) {
      throw new AppError('archive-too-large', `${name} has ${info.size} bytes, more than any Go release`);
    }
    return { bytes: await feed(file, info.size, { ...options, name }) };
  } finally {
    await file.close();
  }
}

async function feed(
  file: FileHandle,
  sizeBytes: number,
  options: ReadArchiveOptions & { readonly name: string },
): Promise<number> {
  const { name, sink, onBytes, signal } = options;
  let bytes = 0;
  for await (const chunk of readChunks(file, sizeBytes)) {
    if (signal?.aborted) throw cancelled(signal.reason);
    if (bytes === 0 && !isArchiveHead(chunk)) throw notAnArchive({ from: name, head: chunk.subarray(0, 1024) });
    bytes += chunk.length;
    await sink.write(chunk);
    onBytes(bytes, sizeBytes);
  }
  if (bytes < HEAD_BYTES) throw notAnArchive({ from: name, head: new Uint8Array() });
  return bytes;
}

async function openArchive(path: string): Promise<FileHandle> {
  try {
    // A pipe is opened too rather than waited for, and refused by its kind.
    return await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR')
      throw new AppError('source-unknown', `${path} does not exist`, { cause: error });
    if (code === 'EISDIR') throw notAFile(path);
    throw explainFileError(error, `read ${path}`);
  }
}

function notAFile(path: string): AppError {
  return new AppError('archive-not-recognized', `${path} is not a file`, {
    hint: 'Name the .tar.gz or .zip of a Go release',
  });
}
