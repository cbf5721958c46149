/**
 * Programs written byte by byte: only tables and build info, in the form of Go before 1.18 (the blob has addresses of
 * Go strings) or since. They stand in for toolchains that are not at hand, and are small enough to be changed thousands
 * of times.
 */
interface MadeProgram {
  readonly format: 'elf' | 'pe' | 'macho';
  readonly wide: boolean;
  readonly bigEndian?: boolean;
  readonly inline: boolean;
  readonly version: string;
  readonly modules: string;
  /** Without the named section, so that the first writable data is searched. */
  readonly withoutSection?: boolean;
}

const START = Buffer.from('3077af0c9274080241e1c107e6d618e6', 'hex');
const END = Buffer.from('f932433186182072008242104116d8f2', 'hex');
const MAGIC = Buffer.from('\xff Go buildinf:', 'latin1');
const DATA_OFFSET = 0x400;
const ADDRESS = 0x600000;
const DATA_SIZE = 0x800;

export function makeProgram(program: MadeProgram): Buffer {
  const file = Buffer.alloc(DATA_OFFSET + DATA_SIZE);
  const data = makeData(program);
  data.copy(file, DATA_OFFSET);
  const write = { elf: writeElf, pe: writePe, macho: writeMacho }[program.format];
  write(file, program);
  return file;
}

/**
 * The blob, sixteen bytes into the data unless it is in a section of its own, then the Go strings and what they point
 * to.
 */
function makeData({ wide, bigEndian = false, inline, version, modules, withoutSection = false }: MadeProgram): Buffer {
  const data = Buffer.alloc(DATA_SIZE);
  const at = withoutSection ? 32 : 0;
  const framed = modules === '' ? Buffer.alloc(0) : Buffer.concat([START, Buffer.from(modules), END]);
  MAGIC.copy(data, at);
  const size = wide ? 8 : 4;
  data[at + 14] = size;
  data[at + 15] = (bigEndian ? 1 : 0) | (inline ? 2 : 0);
  if (inline) {
    Buffer.concat([uvarint(version.length), Buffer.from(version), uvarint(framed.length), framed]).copy(data, at + 32);
    return data;
  }
  const pointer = (value: number, where: number) => {
    if (wide) bigEndian ? data.writeBigUInt64BE(BigInt(value), where) : data.writeBigUInt64LE(BigInt(value), where);
    else bigEndian ? data.writeUInt32BE(value, where) : data.writeUInt32LE(value, where);
  };
  const text = (bytes: Buffer, header: number, where: number, slot: number) => {
    pointer(ADDRESS + header, at + 16 + slot * size);
    pointer(ADDRESS + where, header);
    pointer(bytes.length, header + size);
    bytes.copy(data, where);
  };
  text(Buffer.from(version), 0x80, 0x100, 0);
  text(framed, 0xa0, 0x140, 1);
  return data;
}

function writeElf(file: Buffer, { wide, bigEndian = false, withoutSection = false }: MadeProgram): void {
  const u16 = (value: number, at: number) =>
    bigEndian ? file.writeUInt16BE(value, at) : file.writeUInt16LE(value, at);
  const u32 = (value: number, at: number) =>
    bigEndian ? file.writeUInt32BE(value, at) : file.writeUInt32LE(value, at);
  const word = (value: number, at: number) => {
    if (!wide) u32(value, at);
    else bigEndian ? file.writeBigUInt64BE(BigInt(value), at) : file.writeBigUInt64LE(BigInt(value), at);
  };
  file.write('\x7fELF', 'latin1');
  file[4] = wide ? 2 : 1;
  file[5] = bigEndian ? 2 : 1;
  file[6] = 1;
  u16(2, 16);
  u16(bigEndian ? 22 : wide ? 62 : 3, 18);
  u32(1, 20);
  const [headSize, segmentSize, sectionSize] = wide ? [64, 56, 64] : [52, 32, 40];
  const [segments, sections] = [headSize, 0x100];
  word(segments, wide ? 32 : 28);
  word(withoutSection ? 0 : sections, wide ? 40 : 32);
  const counts = wide ? 52 : 40;
  [headSize, segmentSize, 1, sectionSize, withoutSection ? 0 : 3, withoutSection ? 0 : 2].forEach((value, index) => {
    u16(value, counts + index * 2);
  });
  u32(1, segments);
  u32(6, segments + (wide ? 4 : 24));
  const words = wide ? [8, 16, 24, 32, 40] : [4, 8, 12, 16, 20];
  [DATA_OFFSET, ADDRESS, ADDRESS, DATA_SIZE, DATA_SIZE].forEach((value, index) => {
    word(value, segments + words[index]!);
  });
  if (withoutSection) return;
  const names = '\0.go.buildinfo\0.shstrtab\0';
  file.write(names, 0x300, 'latin1');
  const section = (index: number, [name, type, address, offset, size]: readonly number[]) => {
    const at = sections + index * sectionSize;
    u32(name!, at);
    u32(type!, at + 4);
    const step = wide ? 8 : 4;
    word(address!, at + 8 + step);
    word(offset!, at + 8 + step * 2);
    word(size!, at + 8 + step * 3);
  };
  section(1, [1, 1, ADDRESS, DATA_OFFSET, DATA_SIZE]);
  section(2, [15, 3, 0, 0x300, names.length]);
}

function writePe(file: Buffer, { wide }: MadeProgram): void {
  const base = 0x400000;
  file.write('MZ', 'latin1');
  file.writeUInt32LE(0x80, 0x3c);
  file.write('PE\0\0', 0x80, 'latin1');
  file.writeUInt16LE(wide ? 0x8664 : 0x14c, 0x84);
  file.writeUInt16LE(1, 0x86);
  const optionalSize = wide ? 240 : 224;
  file.writeUInt16LE(optionalSize, 0x94);
  file.writeUInt16LE(wide ? 0x20b : 0x10b, 0x98);
  if (wide) file.writeBigUInt64LE(BigInt(base), 0x98 + 24);
  else file.writeUInt32LE(base, 0x98 + 28);
  file.writeUInt32LE(wide ? 16 : 16, 0x98 + (wide ? 108 : 92));
  const section = 0x98 + optionalSize;
  file.write('.data', section, 'latin1');
  [DATA_SIZE, ADDRESS - base, DATA_SIZE, DATA_OFFSET].forEach((value, index) => {
    file.writeUInt32LE(value, section + 8 + index * 4);
  });
  file.writeUInt32LE(0xc0600040, section + 36);
}

function writeMacho(file: Buffer, { wide, withoutSection = false }: MadeProgram): void {
  const word = (value: number, at: number) =>
    wide ? file.writeBigUInt64LE(BigInt(value), at) : file.writeUInt32LE(value, at);
  const [headSize, segmentSize, sectionSize] = wide ? [32, 72, 80] : [28, 56, 68];
  const length = segmentSize + (withoutSection ? 0 : sectionSize);
  [wide ? 0xfeedfacf : 0xfeedface, wide ? 0x01000007 : 7, 3, 2, 1, length, 0].forEach((value, index) => {
    file.writeUInt32LE(value, index * 4);
  });
  file.writeUInt32LE(wide ? 0x19 : 1, headSize);
  file.writeUInt32LE(length, headSize + 4);
  file.write('__DATA', headSize + 8, 'latin1');
  const step = wide ? 8 : 4;
  [ADDRESS, DATA_SIZE, DATA_OFFSET, DATA_SIZE].forEach((value, index) => {
    word(value, headSize + 24 + index * step);
  });
  [3, 3, withoutSection ? 0 : 1, 0].forEach((value, index) => {
    file.writeUInt32LE(value, headSize + 24 + 4 * step + index * 4);
  });
  if (withoutSection) return;
  const section = headSize + segmentSize;
  file.write('__go_buildinfo', section, 'latin1');
  file.write('__DATA', section + 16, 'latin1');
  word(ADDRESS, section + 32);
  word(DATA_SIZE, section + 32 + step);
  file.writeUInt32LE(DATA_OFFSET, section + 32 + 2 * step);
}

function uvarint(value: number): Buffer {
  const bytes: number[] = [];
  for (; value >= 0x80; value = Math.floor(value / 128)) bytes.push((value % 128) | 0x80);
  return Buffer.from([...bytes, value]);
}
