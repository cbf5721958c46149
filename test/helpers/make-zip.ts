import { crc32, deflateRawSync } from 'node:zlib';
import { type ArchiveEntry, bodyBytes, modeOf, nameBytes, typeOf } from './archive-entry.ts';

/**
 * Zip archives written record by record (PKWARE APPNOTE 6.3.10, sections 4.3.7, 4.3.12, 4.3.16), so that anything can
 * be produced.
 */
export function makeZip(entries: readonly ArchiveEntry[]): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const facts = zipFacts(entry);
    const record = localRecord(facts);
    local.push(record, facts.packed);
    central.push(centralRecord(facts, offset));
    offset += record.length + facts.packed.length;
  }
  const directory = Buffer.concat(central);
  return Buffer.concat([...local, directory, endRecord(entries.length, directory.length, offset)]);
}

interface ZipFacts {
  readonly name: Buffer;
  readonly localName: Buffer;
  readonly packed: Buffer;
  readonly size: number;
  readonly crc: number;
  readonly method: number;
  readonly flags: number;
  readonly host: number;
  readonly attributes: number;
}

/** A link's body is its target; the file type is in the high half of the external attributes, as Info-ZIP writes it. */
function zipFacts(entry: ArchiveEntry): ZipFacts {
  const { zip = {} } = entry;
  const type = typeOf(entry);
  const body = type === 'symlink' ? Buffer.from(entry.linkTo ?? '') : bodyBytes(entry.body);
  const isDeflated = (zip.method ?? (body.length > 0 ? 'deflate' : 'stored')) === 'deflate';
  const kinds: Readonly<Record<string, number>> = {
    folder: 0o040000,
    symlink: 0o120000,
    'character-device': 0o020000,
    fifo: 0o010000,
  };
  return {
    name: nameBytes(entry.name),
    localName: nameBytes(zip.localName ?? entry.name),
    packed: isDeflated ? deflateRawSync(body) : body,
    size: zip.size ?? body.length,
    crc: zip.crc ?? crc32(body),
    method: zip.methodNumber ?? (isDeflated ? 8 : 0),
    flags: zip.flags ?? 0x800,
    host: zip.host ?? 3,
    attributes: (((kinds[type] ?? 0o100000) | modeOf(entry)) * 0x10000 + (type === 'folder' ? 0x10 : 0)) >>> 0,
  };
}

/** 2026-01-01 00:00:00 in DOS form. */
const DOS_TIME = 0;
const DOS_DATE = ((2026 - 1980) << 9) | (1 << 5) | 1;

function sharedFields(record: Buffer, at: number, facts: ZipFacts): void {
  record.writeUInt16LE(20, at);
  record.writeUInt16LE(facts.flags, at + 2);
  record.writeUInt16LE(facts.method, at + 4);
  record.writeUInt16LE(DOS_TIME, at + 6);
  record.writeUInt16LE(DOS_DATE, at + 8);
  record.writeUInt32LE(facts.crc, at + 10);
  record.writeUInt32LE(facts.packed.length, at + 14);
  record.writeUInt32LE(facts.size, at + 18);
}

function localRecord(facts: ZipFacts): Buffer {
  const record = Buffer.alloc(30);
  record.writeUInt32LE(0x04034b50, 0);
  sharedFields(record, 4, facts);
  record.writeUInt16LE(facts.localName.length, 26);
  return Buffer.concat([record, facts.localName]);
}

function centralRecord(facts: ZipFacts, localOffset: number): Buffer {
  const record = Buffer.alloc(46);
  record.writeUInt32LE(0x02014b50, 0);
  record.writeUInt8(63, 4);
  record.writeUInt8(facts.host, 5);
  sharedFields(record, 6, facts);
  record.writeUInt16LE(facts.name.length, 28);
  record.writeUInt32LE(facts.attributes, 38);
  record.writeUInt32LE(localOffset, 42);
  return Buffer.concat([record, facts.name]);
}

function endRecord(count: number, directorySize: number, directoryOffset: number): Buffer {
  const record = Buffer.alloc(22);
  record.writeUInt32LE(0x06054b50, 0);
  record.writeUInt16LE(count, 8);
  record.writeUInt16LE(count, 10);
  record.writeUInt32LE(directorySize, 12);
  record.writeUInt32LE(directoryOffset, 16);
  return record;
}
