import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';
import { AppError } from '../../../contract/errors.ts';
import { entryMode, entryPath, unsafe } from './entry-path.ts';
import { createBudget, type UnpackLimits } from './limits.ts';
import { corrupt } from './tar-header.ts';
import type { TreeSink } from './tar-walk.ts';

const LOCAL_HEADER_BYTES = 30;
/** The directory of a release with 16,000 entries takes 1.5 MB. */
const DIRECTORY_BYTES = 4 * 1024 * 1024;
const STORED = 0;
const DEFLATED = 8;
const UNIX = 3;
const FILE_TYPE = 0o170000;
const REGULAR = 0o100000;
const FOLDER = 0o040000;
/** Deflate packs at most 1032 bytes into one (zlib's algorithm.txt, "Maximum Compression Factor"). */
const DEFLATE_LIMIT = 1032;
/** How yauzl 3 words a refused name (its validateFileName). */
const BAD_NAME = /^(absolute path|invalid relative path|invalid characters in fileName)/;

/** What this reader needs of a yauzl entry. */
interface ZipEntry {
  readonly fileName: string;
  readonly compressionMethod: number;
  readonly compressedSize: number;
  readonly uncompressedSize: number;
  readonly generalPurposeBitFlag: number;
  readonly externalFileAttributes: number;
  readonly versionMadeBy: number;
  readonly extraFieldLength: number;
  readonly relativeOffsetOfLocalHeader: number;
}

/**
 * Unpacks a zip of a Go release (Windows, and old macOS ones) into `sink`. yauzl reads the central directory; the bytes are inflated here, in one
 * step per file, with the claimed size as the limit. For a worker thread. The caller has checked, or will check, the sha256 of the whole file.
 * Throws `archive-corrupt`, `archive-unsafe`, `archive-too-large` and what the sink throws.
 */
export async function unpackZip(file: string, sink: TreeSink, limits: UnpackLimits): Promise<void> {
  const budget = createBudget(limits);
  const descriptor = openSync(file, 'r');
  try {
    const entries = await readEntries(descriptor, fstatSync(descriptor).size);
    for (const entry of entries) {
      const path = checkEntry(entry);
      if (entry.compressedSize > limits.archiveBytes) throw corrupt(`${entry.fileName} claims to be larger than the archive`);
      budget.count(entry.uncompressedSize);
      if (entry.fileName.endsWith('/')) {
        if (path !== '') sink.folder(path);
      } else {
        sink.file(path, entryMode(unixMode(entry)), inflate(entry, readCompressed(descriptor, entry)));
      }
    }
  } finally {
    closeSync(descriptor);
  }
}

async function readEntries(descriptor: number, fileBytes: number): Promise<ZipEntry[]> {
  const { fromRandomAccessReader } = await import('yauzl');
  const reader = await createDirectoryReader(descriptor, fileBytes);
  return await new Promise((resolve, reject) => {
    const entries: ZipEntry[] = [];
    const fail = (error: unknown) => {
      const message = error instanceof Error ? error.message : String(error);
      reject(BAD_NAME.test(message) ? unsafe(message, 'is not a plain path') : corrupt(message, error));
    };
    fromRandomAccessReader(reader, fileBytes, { lazyEntries: true, autoClose: false, strictFileNames: true }, (error, zip) => {
      if (error) {
        fail(error);
        return;
      }
      zip.on('error', fail);
      zip.on('entry', (entry: ZipEntry) => {
        entries.push(entry);
        zip.readEntry();
      });
      zip.on('end', () => resolve(entries));
      zip.readEntry();
    });
  });
}

/** yauzl asks for the directory two small reads an entry; serving them from one read of the file's tail saves a second per release. */
async function createDirectoryReader(descriptor: number, fileBytes: number) {
  const { RandomAccessReader } = await import('yauzl');
  const tailStart = Math.max(0, fileBytes - DIRECTORY_BYTES);
  const tail = readExactly(descriptor, tailStart, fileBytes - tailStart);
  class DirectoryReader extends RandomAccessReader {
    override read(buffer: Buffer, offset: number, length: number, position: number, callback: (error: Error | null) => void): void {
      try {
        if (position >= tailStart) tail.copy(buffer, offset, position - tailStart, position - tailStart + length);
        else readExactly(descriptor, position, length).copy(buffer, offset);
        process.nextTick(callback, null);
      } catch (error) {
        process.nextTick(callback, error as Error);
      }
    }
  }
  return new DirectoryReader();
}

function checkEntry(entry: ZipEntry): string {
  if (entry.uncompressedSize > entry.compressedSize * DEFLATE_LIMIT + 64) throw corrupt(`${entry.fileName} claims to unpack to more than it can`);
  const type = unixMode(entry) & FILE_TYPE;
  const expected = entry.fileName.endsWith('/') ? FOLDER : REGULAR;
  if (type !== 0 && type !== expected) throw unsafe(entry.fileName, 'is neither a plain file nor a folder');
  if ((entry.generalPurposeBitFlag & 1) !== 0) throw unsafe(entry.fileName, 'is encrypted');
  const path = entryPath(entry.fileName);
  if (path === '' && expected === REGULAR) throw unsafe(entry.fileName, 'is a file where the root folder should be');
  return path;
}

/** Type and permission bits, where the archive was made on Unix; 0 otherwise. */
function unixMode(entry: ZipEntry): number {
  return entry.versionMadeBy >> 8 === UNIX ? entry.externalFileAttributes >>> 16 : 0;
}

/** The local header and the packed bytes, usually in one read: its name and extra field are as long as the directory's, or nearly. */
function readCompressed(descriptor: number, entry: ZipEntry): Buffer {
  const at = entry.relativeOffsetOfLocalHeader;
  const guess = LOCAL_HEADER_BYTES + Buffer.byteLength(entry.fileName) + entry.extraFieldLength;
  const bytes = readExactly(descriptor, at, guess + entry.compressedSize);
  if (bytes.readUInt32LE(0) !== 0x04034b50) throw corrupt('a local header is not where the directory says');
  const start = LOCAL_HEADER_BYTES + bytes.readUInt16LE(26) + bytes.readUInt16LE(28);
  if (start + entry.compressedSize <= bytes.length) return bytes.subarray(start, start + entry.compressedSize);
  return readExactly(descriptor, at + start, entry.compressedSize);
}

function inflate(entry: ZipEntry, compressed: Buffer): Buffer {
  if (entry.compressionMethod === STORED && entry.compressedSize === entry.uncompressedSize) return compressed;
  if (entry.compressionMethod !== DEFLATED) throw corrupt(`${entry.fileName} is packed by an unknown method`);
  let content: Buffer;
  try {
    content =
      entry.uncompressedSize === 0
        ? Buffer.alloc(0)
        : inflateRawSync(compressed, { maxOutputLength: entry.uncompressedSize, chunkSize: Math.max(64, entry.uncompressedSize) });
  } catch (error) {
    throw corrupt(`${entry.fileName} cannot be inflated to the size it claims`, error);
  }
  if (content.length !== entry.uncompressedSize) throw corrupt(`${entry.fileName} does not have the size it claims`);
  return content;
}

function readExactly(descriptor: number, position: number, length: number): Buffer {
  const buffer = Buffer.allocUnsafe(length);
  for (let at = 0; at < length; ) {
    const read = readSync(descriptor, buffer, at, length - at, position + at);
    if (read === 0) throw new AppError('archive-truncated', 'The archive ends early', { hint: 'Run it again, or use another source' });
    at += read;
  }
  return buffer;
}
