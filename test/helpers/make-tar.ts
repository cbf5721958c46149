import { gzipSync } from 'node:zlib';
import { type ArchiveEntry, bodyBytes, type EntryType, modeOf, nameBytes, typeOf } from './archive-entry.ts';

/**
 * Tar archives written block by block (POSIX.1-2001 ustar, pax and GNU long names), so that anything can be produced: a
 * library would refuse.
 */

const BLOCK = 512;
const FLAGS: Readonly<Record<EntryType, string>> = {
  file: '0',
  hardlink: '1',
  symlink: '2',
  'character-device': '3',
  'block-device': '4',
  folder: '5',
  fifo: '6',
};

interface TarOptions {
  /** The two zero blocks at the end; default true. */
  readonly trailer?: boolean;
}

export function makeTar(entries: readonly ArchiveEntry[], options: TarOptions = {}): Buffer {
  const blocks = entries.flatMap(entryBlocks);
  if (options.trailer ?? true) blocks.push(Buffer.alloc(2 * BLOCK));
  return Buffer.concat(blocks);
}

export function makeTarGz(entries: readonly ArchiveEntry[], options: TarOptions = {}): Buffer {
  return gzipSync(makeTar(entries, options), { level: 6 });
}

function entryBlocks(entry: ArchiveEntry): Buffer[] {
  const { tar = {} } = entry;
  const blocks: Buffer[] = [];
  const before = (name: string, flag: string, body: Buffer) =>
    blocks.push(...plainBlocks({ name, body, tar: { flag } }));
  if (tar.globalPax !== undefined) before('pax_global_header', 'g', paxRecords(tar.globalPax));
  if (tar.pax !== undefined) before('PaxHeaders.0/entry', 'x', paxRecords(tar.pax));
  if (tar.gnuLong) {
    const terminated = (name: string | Buffer) => Buffer.concat([nameBytes(name), Buffer.alloc(1)]);
    if (entry.linkTo !== undefined) before('././@LongLink', 'K', terminated(entry.linkTo));
    before('././@LongLink', 'L', terminated(entry.name));
  }
  blocks.push(...plainBlocks(entry));
  return blocks;
}

function plainBlocks(entry: ArchiveEntry): Buffer[] {
  const body = bodyBytes(entry.body);
  const padding = Buffer.alloc((BLOCK - (body.length % BLOCK)) % BLOCK);
  return [header(entry, body.length), body, padding];
}

/** Field offsets: POSIX.1-2001, pax interchange format, "ustar header block". */
function header(entry: ArchiveEntry, bodySize: number): Buffer {
  const { tar = {} } = entry;
  const block = Buffer.alloc(BLOCK);
  const { name, prefix } = splitName(entry);
  name.copy(block, 0);
  octal(block, 100, 8, modeOf(entry));
  octal(block, 108, 8, 0);
  octal(block, 116, 8, 0);
  octal(block, 124, 12, tar.size ?? bodySize);
  octal(block, 136, 12, entry.mtime ?? 1_750_000_000);
  block.write(tar.flag ?? FLAGS[typeOf(entry)], 156, 1, 'latin1');
  block.write(tar.linkName ?? entry.linkTo ?? '', 157, 100);
  block.write('ustar\u000000', 257, 8, 'latin1');
  octal(block, 329, 8, 0);
  octal(block, 337, 8, 0);
  prefix.copy(block, 345);
  tar.edit?.(block);
  block.fill(' ', 148, 156);
  const sum = tar.checksum ?? block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 8, 'latin1');
  return block;
}

/** A name of more than 100 bytes is split at a slash into name and prefix, unless another header carries it. */
function splitName(entry: ArchiveEntry): { name: Buffer; prefix: Buffer } {
  const whole = nameBytes(entry.name);
  const isElsewhere = entry.tar?.gnuLong === true || entry.tar?.pax?.['path'] !== undefined;
  if (whole.length <= 100 || isElsewhere) return { name: whole.subarray(0, 100), prefix: Buffer.alloc(0) };
  const slash = whole.lastIndexOf(0x2f, 155);
  if (slash === -1 || whole.length - slash - 1 > 100)
    throw new Error('The name fits no ustar header: set tar.gnuLong or tar.pax.path');
  return { name: whole.subarray(slash + 1), prefix: whole.subarray(0, slash) };
}

function octal(block: Buffer, offset: number, width: number, value: number): void {
  block.write(`${value.toString(8).padStart(width - 1, '0')}\0`, offset, width, 'latin1');
}

/** `LENGTH key=value\n`, where LENGTH counts itself. */
function paxRecords(records: Readonly<Record<string, string>>): Buffer {
  const lines = Object.entries(records).map(([key, value]) => {
    const rest = Buffer.byteLength(` ${key}=${value}\n`);
    let length = rest + String(rest).length;
    if (rest + String(length).length !== length) length = rest + String(length).length;
    return `${length} ${key}=${value}\n`;
  });
  return Buffer.from(lines.join(''));
}
