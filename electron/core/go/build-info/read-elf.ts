import { type Bytes, DamagedProgram, type Image, readWhole, type Segment } from './image.ts';
import { BIG_ENDIAN, LITTLE_ENDIAN, type NumberReader } from './number-reader.ts';

/** Programs have some forty sections; only object files have thousands, and they hold no build info. */
const MOST_SECTIONS = 8192;
const MOST_SEGMENTS = 1024;
const MOST_NAME_BYTES = 1 << 20;

const LOADABLE = 1;
const EXECUTABLE = 1;
const WRITABLE = 2;
/** The index is kept in section 0, as it does not fit the header (gabi, SHN_XINDEX). */
const ELSEWHERE = 0xffff;
const SECTION_NAME = '.go.buildinfo\0';

interface Layout {
  readonly wide: boolean;
  readonly numbers: NumberReader;
}

/**
 * Section `.go.buildinfo`, else the first segment that is loaded writable and not executable (debug/buildinfo, elfExe).
 * Throws `DamagedProgram`.
 */
export function readElf(bytes: Bytes): Image {
  const ident = readWhole(bytes, 0, 52);
  const wide = ident[4] === 2;
  if ((!wide && ident[4] !== 1) || (ident[5] !== 1 && ident[5] !== 2))
    throw new DamagedProgram('No class or byte order of ELF');
  const layout = { wide, numbers: ident[5] === 1 ? LITTLE_ENDIAN : BIG_ENDIAN };
  const { u16, u32, u64 } = layout.numbers;
  const header = readWhole(bytes, 0, wide ? 64 : 52);
  const tables = wide
    ? { segments: u64(header, 32), sections: u64(header, 40), counts: 54 }
    : { segments: u32(header, 28), sections: u32(header, 32), counts: 42 };
  const segmentSize = u16(header, tables.counts);
  const segmentCount = u16(header, tables.counts + 2);
  const sectionTable = {
    offset: tables.sections,
    entrySize: u16(header, tables.counts + 4),
    count: u16(header, tables.counts + 6),
    names: u16(header, tables.counts + 8),
  };
  const { segments, data } = readSegments(bytes, layout, {
    offset: tables.segments,
    entrySize: segmentSize,
    count: segmentCount,
  });
  return { format: 'elf', segments, search: findSection(bytes, layout, sectionTable) ?? data };
}

interface Table {
  readonly offset: number;
  readonly entrySize: number;
  readonly count: number;
}

function readSegments(
  bytes: Bytes,
  { wide, numbers }: Layout,
  { offset, entrySize, count }: Table,
): { segments: Segment[]; data: Image['search'] } {
  if (count === 0) return { segments: [], data: null };
  if (count > MOST_SEGMENTS || entrySize < (wide ? 56 : 32)) throw new DamagedProgram('No table of segments');
  const table = readWhole(bytes, offset, entrySize * count);
  const { u32, u64 } = numbers;
  const segments: Segment[] = [];
  let data: Image['search'] = null;
  for (let at = 0; at < table.length; at += entrySize) {
    const flags = u32(table, at + (wide ? 4 : 24));
    const address = wide ? u64(table, at + 16) : u32(table, at + 8);
    segments.push({
      address,
      offset: wide ? u64(table, at + 8) : u32(table, at + 4),
      size: wide ? u64(table, at + 32) : u32(table, at + 16),
    });
    if (data === null && u32(table, at) === LOADABLE && (flags & (EXECUTABLE | WRITABLE)) === WRITABLE) {
      data = { address, size: wide ? u64(table, at + 40) : u32(table, at + 20) };
    }
  }
  return { segments, data };
}

function findSection(
  bytes: Bytes,
  { wide, numbers }: Layout,
  given: Table & { readonly names: number },
): Image['search'] {
  const { offset, entrySize } = given;
  if (offset === 0) return null;
  if (entrySize < (wide ? 64 : 40)) throw new DamagedProgram('No table of sections');
  const { u32, u64 } = numbers;
  const word = (buffer: Buffer, at: number, index: number) =>
    wide ? u64(buffer, at + index * 8) : u32(buffer, at + index * 4);
  // Words 1.. of an entry after name and type: flags, address, offset, size.
  const wordsOf = (at: number) => at + 8;
  let { count, names } = given;
  if (count === 0 || names === ELSEWHERE) {
    const first = readWhole(bytes, offset, entrySize);
    if (count === 0) count = word(first, wordsOf(0), 3);
    if (names === ELSEWHERE) names = u32(first, wide ? 40 : 24);
  }
  if (names === 0 || count === 0) return null;
  if (count > MOST_SECTIONS || names >= count) throw new DamagedProgram('No table of sections');
  const table = readWhole(bytes, offset, entrySize * count);
  const namesAt = names * entrySize;
  const text = bytes.read(
    word(table, wordsOf(namesAt), 2),
    Math.min(word(table, wordsOf(namesAt), 3), MOST_NAME_BYTES),
  );
  const wanted = text.indexOf(SECTION_NAME);
  if (wanted < 0) return null;
  for (let at = 0; at < table.length; at += entrySize) {
    const name = u32(table, at);
    const isNamed =
      name === wanted ||
      (name < text.length && text.toString('latin1', name, name + SECTION_NAME.length) === SECTION_NAME);
    if (isNamed) return { address: word(table, wordsOf(at), 1), size: word(table, wordsOf(at), 3) };
  }
  return null;
}
