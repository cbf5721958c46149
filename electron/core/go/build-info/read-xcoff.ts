import { type Bytes, DamagedProgram, type Image, readWhole, type Segment } from './image.ts';
import { BIG_ENDIAN } from './number-reader.ts';

const MOST_SECTIONS = 8192;
const DATA = 0x40;

/**
 * The data section (debug/buildinfo, xcoffExe). Unlike there, a stripped program is read too: symbols are not asked
 * for. Throws `DamagedProgram`.
 */
export function readXcoff(bytes: Bytes): Image {
  const { u16, u32, u64 } = BIG_ENDIAN;
  const head = readWhole(bytes, 0, 24);
  const wide = u16(head, 0) === 0x01f7;
  const [headSize, entrySize] = wide ? [24, 72] : [20, 40];
  const [count, optionalSize] = [u16(head, 2), u16(head, 16)];
  if (count > MOST_SECTIONS) throw new DamagedProgram('No table of sections');
  const table = readWhole(bytes, headSize + optionalSize, count * entrySize);
  const segments: Segment[] = [];
  let search: Image['search'] = null;
  for (let at = 0; at < table.length; at += entrySize) {
    const word = (index: number) => (wide ? u64(table, at + 8 + index * 8) : u32(table, at + 8 + index * 4));
    const [address, size, offset] = [word(1), word(2), word(3)];
    // A section without bytes in the file (.bss) has no offset.
    if (offset !== 0) segments.push({ address, offset, size });
    if (search === null && u32(table, at + (wide ? 64 : 36)) === DATA) search = { address, size };
  }
  return { format: 'xcoff', segments, search };
}
