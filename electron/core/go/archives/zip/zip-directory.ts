import { corrupt, unsafe } from '../archive-errors.ts';
import { plainPath } from '../entry-path.ts';
import { createNameRegister } from '../name-register.ts';
import { createBudget } from '../unpack-limits.ts';
import type { ZipRules } from './zip-form.ts';

/** A file of the zip whose directory record was found plain. Its content is checked against this when it is read. */
export interface ZipFile {
  /** The whole name in the zip. */
  readonly name: string;
  /** Path below the SDK's root. */
  readonly path: string;
  readonly mode: 0o644 | 0o755;
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
/**
 * Room between two entries for the header's name and extra field and for a data descriptor (APPNOTE 4.3.7, 4.3.9). All
 * of it is read with the files.
 */
const MAX_GAP_BYTES = 30 + 2 * 0xffff + 24;
const UNIX = 3;
const FILE_TYPE = 0o170000;
const REGULAR = 0o100000;
const FOLDER = 0o040000;
/** Extra fields that give an entry other sizes or another name than its record (APPNOTE 4.5.3, 4.6.9). */
const ZIP64_FIELD = 0x0001;
const UNICODE_PATH_FIELD = 0x7075;

type ZipRecord = Omit<ZipFile, 'end'> & { readonly isFolder: boolean };

/**
 * Finds the directory of a zip. Stricter than most readers, so that all readers see the same files: one volume, no
 * zip64 (the go command's limit of 500 MiB needs none), nothing between the directory and the end record, nothing after
 * it. Throws `archive-corrupt`.
 * @param tail the last `END_REACH` bytes of the file, or all of it
 */
export function findDirectory(tail: Buffer, fileBytes: number): DirectoryPlace {
  for (let at = tail.length - 22; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== 0x06054b50 || at + 22 + tail.readUInt16LE(at + 20) !== tail.length) continue;
    const [disk, first, here, count] = [4, 6, 8, 10].map((field) => tail.readUInt16LE(at + field)) as [
      number,
      number,
      number,
      number,
    ];
    const [size, offset] = [tail.readUInt32LE(at + 12), tail.readUInt32LE(at + 16)];
    if (count === 0xffff || size === 0xffffffff || offset === 0xffffffff)
      throw corrupt('it is a zip64, which no Go release needs');
    if (disk !== 0 || first !== 0 || here !== count) throw corrupt('it is a part of a zip in several volumes');
    if (offset + size !== fileBytes - tail.length + at) throw corrupt('its directory is not where its end says');
    if (size > MAX_DIRECTORY_BYTES) throw corrupt('its directory is larger than that of any Go release');
    return { offset, size, count };
  }
  throw corrupt('it has no directory, so it is no zip, or its end is missing');
}

/**
 * Reads the directory: plain files below the prefix, and folders where the rules have them, each once (also where
 * letter case is folded), none encrypted, none with bytes of another, none that claims more than it can hold. Gives the
 * files, in the order of the directory. Throws `archive-corrupt`, `archive-unsafe`, `archive-too-large`.
 */
export function readDirectory(bytes: Buffer, place: DirectoryPlace, rules: ZipRules): ZipFile[] {
  const budget = createBudget(rules.limits);
  const names = createNameRegister();
  const records: ZipRecord[] = [];
  let at = 0;
  for (let index = 0; index < place.count; index++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) throw corrupt('its directory is damaged');
    const extra = at + 46 + bytes.readUInt16LE(at + 28);
    const next = extra + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    if (next > bytes.length) throw corrupt('its directory is damaged');
    const record = readRecord(bytes, at, rules);
    checkExtraFields(record.name, bytes.subarray(extra, extra + bytes.readUInt16LE(at + 30)));
    budget.count(record.name, record.size);
    if (record.isFolder) names.folder(record.name, record.path);
    else names.file(record.name, record.path);
    records.push(record);
    at = next;
  }
  if (at !== bytes.length) throw corrupt('its directory is damaged');
  return withEnds(records, place.offset);
}

function readRecord(bytes: Buffer, at: number, { prefix, hasFolders, diskPath, mode }: ZipRules): ZipRecord {
  const flags = bytes.readUInt16LE(at + 8);
  const method = bytes.readUInt16LE(at + 10);
  const crc = bytes.readUInt32LE(at + 16);
  const packedSize = bytes.readUInt32LE(at + 20);
  const size = bytes.readUInt32LE(at + 24);
  const offset = bytes.readUInt32LE(at + 42);
  const name = readName(bytes, at + 46, at + 46 + bytes.readUInt16LE(at + 28));
  if ((flags & ENCRYPTED) !== 0) throw unsafe(name, 'is encrypted');
  if (method !== 0 && method !== 8) throw corrupt(`${name} is packed by an unknown method`);
  if (packedSize === 0xffffffff || size === 0xffffffff || offset === 0xffffffff)
    throw corrupt('it is a zip64, which no Go release needs');
  const unixMode = bytes.readUInt8(at + 5) === UNIX ? bytes.readUInt16LE(at + 40) : 0;
  const type = unixMode & FILE_TYPE;
  const isFolder = hasFolders && name.endsWith('/');
  if ((type !== 0 && type !== (isFolder ? FOLDER : REGULAR)) || (name.endsWith('/') && !isFolder))
    throw unsafe(name, 'is not a plain file');
  if (!name.startsWith(prefix)) throw unsafe(name, `is outside ${prefix}`);
  if (isFolder && size !== 0) throw corrupt(`${name} is a folder with content`);
  if (method === 0 ? size !== packedSize : size > packedSize * DEFLATE_LIMIT + 64)
    throw corrupt(`${name} claims to unpack to more than it can`);
  if (packedSize > size * 1.25 + 1024) throw corrupt(`${name} is packed to more than it unpacks to`);
  const path =
    isFolder && name === prefix ? '' : diskPath(plainPath(name, isFolder ? name.slice(0, -1) : name, prefix.length));
  return { name, path, isFolder, mode: mode(path, unixMode), method, flags, crc, packedSize, size, offset };
}

/** Readers that know these fields, and those that do not, would see two zips. */
function checkExtraFields(name: string, extra: Buffer): void {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    const id = extra.readUInt16LE(at);
    if (id === ZIP64_FIELD) throw corrupt('it is a zip64, which no Go release needs');
    if (id === UNICODE_PATH_FIELD) throw unsafe(name, 'has a second name');
  }
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

/**
 * No two entries may share bytes of the zip: a few bytes could otherwise be thousands of files. Leaves out the folders.
 */
function withEnds(records: readonly ZipRecord[], directory: number): ZipFile[] {
  const order = [...records].sort((a, b) => a.offset - b.offset);
  const ends = new Map<ZipRecord, number>();
  order.forEach((record, rank) => {
    const end = order[rank + 1]?.offset ?? directory;
    if (record.offset + 30 + record.packedSize > end) throw corrupt(`${record.name} has bytes of another file`);
    if (end - record.offset - record.packedSize > MAX_GAP_BYTES)
      throw corrupt(`something that is no file follows ${record.name}`);
    ends.set(record, end);
  });
  return records.flatMap((record) => {
    const { isFolder, ...file } = record;
    return isFolder ? [] : [{ ...file, end: ends.get(record) ?? 0 }];
  });
}
