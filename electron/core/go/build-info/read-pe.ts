import { type Bytes, DamagedProgram, type Image, readWhole, type Segment } from './image.ts';
import { LITTLE_ENDIAN } from './number-reader.ts';

const MOST_SECTIONS = 8192;
const SECTION_SIZE = 40;
/** Initialized data, readable, writable; without the bits that tell the alignment (debug/buildinfo, peExe). */
const DATA = 0xc0000040;
const ALIGNMENT = 0x600000;

/** The first section of readable and writable data. Throws `DamagedProgram`. */
export function readPe(bytes: Bytes): Image {
  const { u16, u32, u64 } = LITTLE_ENDIAN;
  const start = u32(readWhole(bytes, 0, 64), 60);
  const head = readWhole(bytes, start, 24);
  if (head.toString('latin1', 0, 4) !== 'PE\0\0') throw new DamagedProgram('No PE header');
  const [count, optionalSize] = [u16(head, 6), u16(head, 20)];
  if (count > MOST_SECTIONS) throw new DamagedProgram('No table of sections');
  const optional = readWhole(bytes, start + 24, optionalSize);
  const kind = optionalSize >= 32 ? u16(optional, 0) : 0;
  const base = kind === 0x20b ? u64(optional, 24) : kind === 0x10b ? u32(optional, 28) : 0;
  const table = readWhole(bytes, start + 24 + optionalSize, count * SECTION_SIZE);
  const segments: Segment[] = [];
  let search: Image['search'] = null;
  for (let at = 0; at < table.length; at += SECTION_SIZE) {
    const [virtualSize, address, size] = [u32(table, at + 8), u32(table, at + 12), u32(table, at + 16)];
    segments.push({ address: base + address, offset: u32(table, at + 20), size });
    const isData = address !== 0 && size !== 0 && (u32(table, at + 36) & ~ALIGNMENT) >>> 0 === DATA;
    if (search === null && isData) search = { address: base + address, size: virtualSize };
  }
  return { format: 'pe', segments, search };
}
