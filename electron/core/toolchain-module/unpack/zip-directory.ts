import type { AppError } from '../../../contract/errors.ts';
import { plainPath, unsafe } from '../../install/unpack/entry-path.ts';
import { createBudget, type UnpackLimits } from '../../install/unpack/limits.ts';
import { corrupt } from '../../install/unpack/tar-header.ts';
import { diskPath } from './module-files.ts';

/** A file of the zip whose directory record was found plain. Its content is checked against this when it is read. */
export interface ZipFile {
  /** The whole name in the zip. */
  readonly name: string;
  /** Path below the SDK's root. */
  readonly path: string;
  readonly method: 0 | 8;
  readonly flags: number;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  /** Where its local header begins, and where its bytes must have ended: the next header, or the directory. */
  readonly offset: number;
  readonly end: number;
}

/** Where the directory is (PKWARE APPNOTE 6.3.10, 4.3.16). */
export interface DirectoryPlace {
  readonly offset: number;
  readonly size: number;
  readonly count: number;
}

/** More than this no end record can be from the end of the file: its comment has 16 bits for its length. */
export const END_REACH = 22 + 0xffff;
/** The directory of a release with 16,000 entries takes 1.5 MB. */
const MAX_DIRECTORY_BYTES = 16 * 1024 * 1024;
const ENCRYPTED = 1 | (1 << 6) | (1 << 13);
/** Deflate packs at most 1032 bytes into one (zlib's algorithm.txt, "Maximum Compression Factor"). */
const DEFLATE_LIMIT = 1032;
const UNIX = 3;
const FILE_TYPE = 0o170000;
const REGULAR = 0o100000;

/**
 * Finds the directory of a zip. Stricter than most readers, so that all readers see the same files: one volume, no zip64 (the go command's limit of 500 MiB
 * needs none), nothing between the directory and the end record, nothing after it. Throws `archive-corrupt`.
 * @param tail the last `END_REACH` bytes of the file, or all of it
 */
export function findDirectory(tail: Buffer, fileBytes: number): DirectoryPlace {
  for (let at = tail.length - 22; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== 0x06054b50 || at + 22 + tail.readUInt16LE(at + 20) !== tail.length) continue;
    const [disk, first, here, count] = [4, 6, 8, 10].map((field) => tail.readUInt16LE(at + field)) as [number, number, number, number];
    const [size, offset] = [tail.readUInt32LE(at + 12), tail.readUInt32LE(at + 16)];
    if (count === 0xffff || size === 0xffffffff || offset === 0xffffffff) throw corrupt('it is a zip64, which no Go release needs');
    if (disk !== 0 || first !== 0 || here !== count) throw corrupt('it is a part of a zip in several volumes');
    if (offset + size !== fileBytes - tail.length + at) throw corrupt('its directory is not where its end says');
    if (size > MAX_DIRECTORY_BYTES) throw corrupt('its directory is larger than that of any Go release');
    return { offset, size, count };
  }
  throw corrupt('it has no directory, so it is no zip, or its end is missing');
}

/**
 * Reads the directory: only plain files below `prefix`, each once (also where letter case is folded), none encrypted, none with bytes of another, none
 * that claims more than it can hold. In the order of the directory. Throws `archive-corrupt`, `archive-unsafe`, `archive-too-large`.
 */
export function readDirectory(bytes: Buffer, place: DirectoryPlace, options: { readonly prefix: string; readonly limits: UnpackLimits }): ZipFile[] {
  const { prefix, limits } = options;
  const budget = createBudget(limits);
  const records: Omit<ZipFile, 'end'>[] = [];
  let at = 0;
  for (let index = 0; index < place.count; index++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) throw corrupt('its directory is damaged');
    const next = at + 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    if (next > bytes.length) throw corrupt('its directory is damaged');
    const record = readRecord(bytes, at, prefix);
    budget.count(record.size);
    records.push(record);
    at = next;
  }
  if (at !== bytes.length) throw corrupt('its directory is damaged');
  refuseDuplicates(records);
  return withEnds(records, place.offset);
}

function readRecord(bytes: Buffer, at: number, prefix: string): Omit<ZipFile, 'end'> {
  const flags = bytes.readUInt16LE(at + 8);
  const method = bytes.readUInt16LE(at + 10);
  const crc = bytes.readUInt32LE(at + 16);
  const packedSize = bytes.readUInt32LE(at + 20);
  const size = bytes.readUInt32LE(at + 24);
  const offset = bytes.readUInt32LE(at + 42);
  const name = readName(bytes, at + 46, at + 46 + bytes.readUInt16LE(at + 28));
  if ((flags & ENCRYPTED) !== 0) throw unsafe(name, 'is encrypted');
  if (method !== 0 && method !== 8) throw corrupt(`${name} is packed by an unknown method`);
  if (packedSize === 0xffffffff || size === 0xffffffff || offset === 0xffffffff) throw corrupt('it is a zip64, which no Go release needs');
  const isUnix = bytes.readUInt8(at + 5) === UNIX;
  const type = isUnix ? bytes.readUInt16LE(at + 40) & FILE_TYPE : 0;
  if ((type !== 0 && type !== REGULAR) || name.endsWith('/')) throw unsafe(name, 'is not a plain file');
  if (!name.startsWith(prefix)) throw unsafe(name, `is outside ${prefix}`);
  if (method === 0 ? size !== packedSize : size > packedSize * DEFLATE_LIMIT + 64) throw corrupt(`${name} claims to unpack to more than it can`);
  return { name, path: diskPath(plainPath(name, name, prefix.length)), method, flags, crc, packedSize, size, offset };
}

/** Nearly all names are ASCII. */
function readName(bytes: Buffer, start: number, end: number): string {
  const name = bytes.toString('latin1', start, end);
  if (/^[\x20-\x7e]*$/.test(name)) return name;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes.subarray(start, end));
  } catch (error) {
    if (error instanceof TypeError) throw unsafe(name, 'is not UTF-8');
    throw error;
  }
}

function refuseDuplicates(records: readonly Omit<ZipFile, 'end'>[]): void {
  const files = new Set<string>();
  const folders = new Set<string>();
  let last = '';
  for (const { name, path } of records) {
    const folded = path.toLowerCase();
    if (files.has(folded)) throw comesTwice(name);
    files.add(folded);
    const slash = folded.lastIndexOf('/');
    const folder = slash < 0 ? '' : folded.slice(0, slash);
    // Neighbours are mostly in one folder.
    if (folder !== last) for (let at = folder; at !== '' && !folders.has(at); at = at.slice(0, Math.max(0, at.lastIndexOf('/')))) folders.add(at);
    last = folder;
  }
  for (const { name, path } of records) if (folders.has(path.toLowerCase())) throw comesTwice(name);
}

export function comesTwice(name: string): AppError {
  return unsafe(name, 'comes twice');
}

/** No two files may share bytes of the zip: a few bytes could otherwise be thousands of files. */
function withEnds(records: readonly Omit<ZipFile, 'end'>[], directory: number): ZipFile[] {
  const order = records.map((_, index) => index).sort((a, b) => (records[a]?.offset ?? 0) - (records[b]?.offset ?? 0));
  const ends = new Array<number>(records.length);
  order.forEach((index, rank) => {
    const next = order[rank + 1];
    ends[index] = next === undefined ? directory : (records[next]?.offset ?? 0);
  });
  return records.map((record, index) => {
    const end = ends[index] ?? 0;
    if (record.offset + 30 + record.packedSize > end) throw corrupt(`${record.name} has bytes of another file`);
    return { ...record, end };
  });
}
