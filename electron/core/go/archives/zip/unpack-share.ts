import { createHash, hash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readSync, writeSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import { comesTwice, corrupt, truncated } from '../archive-errors.ts';
import { inflateBatch, type Packed } from './inflate-batch.ts';
import type { SharedWork } from './shared-work.ts';
import type { ZipFile } from './zip-directory.ts';

const LOCAL_HEADER_BYTES = 30;
/** Sizes and CRC follow the bytes, and the local header need not have them (APPNOTE 4.4.4, bit 3). */
const SIZES_FOLLOW = 8;

interface Share {
  readonly file: string;
  readonly root: string;
  readonly files: readonly ZipFile[];
  readonly shared: SharedWork;
}

/**
 * Unpacks batches that no other thread has taken, until there are none: inflates, hashes and writes. Synchronous, for a
 * worker thread. Files are made exclusively, so nothing is written twice, nor through a link. Throws `archive-corrupt`,
 * `archive-truncated`, `archive-unsafe`, file system errors.
 */
export function unpackShare({ file, root, files, shared }: Share): void {
  const batches = toBatches(files);
  const folders = new Set<string>();
  const descriptor = openSync(file, 'r');
  try {
    for (let taken = shared.take(); taken < batches.length && !shared.isStopped(); taken = shared.take()) {
      const batch = batches[taken] as Batch;
      const contents = unpackBatch(descriptor, batch, files);
      batch.indexes.forEach((index, at) => {
        const content = contents[at] as Buffer;
        shared.setDigest(index, sha256(content));
        writeNew(root, files[index] as ZipFile, content, folders);
        shared.addBytes(content.length);
      });
    }
  } finally {
    closeSync(descriptor);
  }
}

function unpackBatch(descriptor: number, { start, end, indexes }: Batch, files: readonly ZipFile[]): Buffer[] {
  const bytes = readExactly(descriptor, start, end - start);
  return inflateFiles(
    bytes,
    start,
    indexes.map((index) => files[index] as ZipFile),
  );
}

/** The contents of files whose bytes are in `bytes`, which begins at `start` of the zip. Throws `archive-corrupt`. */
export function inflateFiles(bytes: Buffer, start: number, files: readonly ZipFile[]): Buffer[] {
  const packed = files.map((file): Packed => {
    const at = file.offset - start;
    const dataStart = at + checkLocalHeader(bytes.subarray(at, file.end - start), file);
    const { name, size, crc, method } = file;
    const content = bytes.subarray(dataStart, dataStart + file.packedSize);
    // A stored file goes the same way as the others, so that its checksum is compared too; toolchains have hardly any.
    return { name, size, crc, bytes: method === 0 ? deflateRawSync(content, { level: 0 }) : content };
  });
  return inflateBatch(packed);
}

/**
 * The header before a file's bytes must say what the directory says: readers that go by one or the other must see the
 * same. Gives its length.
 */
function checkLocalHeader(bytes: Buffer, { name, flags, method, crc, packedSize, size }: ZipFile): number {
  if (bytes.length < LOCAL_HEADER_BYTES || bytes.readUInt32LE(0) !== 0x04034b50)
    throw corrupt('a local header is not where the directory says');
  const nameLength = bytes.readUInt16LE(26);
  const length = LOCAL_HEADER_BYTES + nameLength + bytes.readUInt16LE(28);
  const sizes = [bytes.readUInt32LE(14), bytes.readUInt32LE(18), bytes.readUInt32LE(22)];
  const hasNone = (flags & SIZES_FOLLOW) !== 0 && sizes.every((value) => value === 0);
  const isSame =
    bytes.readUInt16LE(6) === flags &&
    bytes.readUInt16LE(8) === method &&
    bytes.toString('utf8', LOCAL_HEADER_BYTES, LOCAL_HEADER_BYTES + nameLength) === name &&
    (hasNone || (sizes[0] === crc && sizes[1] === packedSize && sizes[2] === size));
  if (!isSame) throw corrupt(`the local header of ${name} says something else than the directory`);
  if (length + packedSize > bytes.length) throw corrupt(`${name} has bytes of another file`);
  return length;
}

function writeNew(root: string, { name, path, mode }: ZipFile, content: Buffer, folders: Set<string>): void {
  const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  try {
    if (folder !== '' && !folders.has(folder)) {
      mkdirSync(`${root}/${folder}`, { recursive: true });
      folders.add(folder);
    }
    const descriptor = openSync(`${root}/${path}`, 'wx', mode);
    try {
      for (let at = 0; at < content.length; ) at += writeSync(descriptor, content, at, content.length - at);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    if (['EEXIST', 'ENOTDIR', 'EISDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) throw comesTwice(name);
    throw error;
  }
}

function readExactly(descriptor: number, position: number, length: number): Buffer {
  const buffer = Buffer.allocUnsafe(length);
  for (let at = 0; at < length; ) {
    const read = readSync(descriptor, buffer, at, length - at, position + at);
    if (read === 0) throw truncated();
    at += read;
  }
  return buffer;
}

/** crypto.hash skips the object of createHash; it came with Node 20.12. */
const sha256: (content: Buffer) => Buffer =
  typeof hash === 'function'
    ? (content) => hash('sha256', content, 'buffer')
    : (content) => createHash('sha256').update(content).digest();

/** Files that lie one after the other in the zip, read in one piece. `indexes` are places in the directory's list. */
interface Batch {
  readonly start: number;
  readonly end: number;
  readonly indexes: readonly number[];
}

const MAX_BYTES = 2 * 1024 * 1024;
const MAX_FILES = 256;

/**
 * The files in the order of their bytes, in pieces of like cost. The same list gives the same batches in every thread.
 */
function toBatches(files: readonly ZipFile[]): Batch[] {
  const order = files.map((_, index) => index).sort((a, b) => (files[a]?.offset ?? 0) - (files[b]?.offset ?? 0));
  const batches: Batch[] = [];
  let open: { start: number; end: number; bytes: number; indexes: number[] } | null = null;
  for (const index of order) {
    const file = files[index] as ZipFile;
    if (open !== null && (open.bytes + file.size > MAX_BYTES || open.indexes.length >= MAX_FILES)) {
      batches.push(open);
      open = null;
    }
    open ??= { start: file.offset, end: file.end, bytes: 0, indexes: [] };
    open.indexes.push(index);
    open.bytes += file.size;
    open.end = file.end;
  }
  if (open !== null) batches.push(open);
  return batches;
}
