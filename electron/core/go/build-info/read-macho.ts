import { type Bytes, DamagedProgram, type Image, readWhole, type Segment } from './image.ts';
import { BIG_ENDIAN, LITTLE_ENDIAN } from './number-reader.ts';

const MOST_COMMAND_BYTES = 1 << 20;
const SEGMENT = 1;
const SEGMENT_64 = 0x19;
const READ_WRITE = 3;

/**
 * Section `__go_buildinfo`, else the first non-empty segment that is readable and writable, now and at most
 * (debug/buildinfo, machoExe). Throws `DamagedProgram`.
 */
export function readMacho(bytes: Bytes): Image {
  const head = readWhole(bytes, 0, 28);
  const numbers = head[0] === 0xfe ? BIG_ENDIAN : LITTLE_ENDIAN;
  const { u32, u64 } = numbers;
  const wide = (u32(head, 0) & 1) === 1;
  const [count, length] = [u32(head, 16), u32(head, 20)];
  if (length > MOST_COMMAND_BYTES) throw new DamagedProgram('No table of commands');
  const commands = readWhole(bytes, wide ? 32 : 28, length);
  const segments: Segment[] = [];
  let section: Image['search'] = null;
  let data: Image['search'] = null;
  let at = 0;
  for (let index = 0; index < count; index++) {
    const size = at + 8 <= length ? u32(commands, at + 4) : 0;
    if (size < 8 || at + size > length) throw new DamagedProgram('A command leads beyond its table');
    const command = u32(commands, at);
    const isWide = command === SEGMENT_64;
    if (isWide || command === SEGMENT) {
      const found = readSegment(commands.subarray(at, at + size), isWide, { u32, u64 });
      if (found.name !== '__PAGEZERO') segments.push(found.segment);
      section ??= found.section;
      data ??= found.data;
    }
    at += size;
  }
  return { format: 'macho', segments, search: section ?? data };
}

interface FoundSegment {
  readonly name: string;
  readonly segment: Segment;
  readonly section: Image['search'];
  readonly data: Image['search'];
}

function readSegment(
  command: Buffer,
  wide: boolean,
  { u32, u64 }: Pick<typeof LITTLE_ENDIAN, 'u32' | 'u64'>,
): FoundSegment {
  const [headSize, sectionSize] = wide ? [72, 80] : [56, 68];
  if (command.length < headSize) throw new DamagedProgram('A segment ends early');
  const word = (index: number) => (wide ? u64(command, 24 + index * 8) : u32(command, 24 + index * 4));
  const [address, memorySize, offset, size] = [word(0), word(1), word(2), word(3)];
  const after = headSize - 16;
  const [most, now, count] = [u32(command, after), u32(command, after + 4), u32(command, after + 8)];
  const isData = address !== 0 && size !== 0 && now === READ_WRITE && most === READ_WRITE;
  let section: Image['search'] = null;
  for (let index = 0; index < count && section === null; index++) {
    const start = headSize + index * sectionSize;
    if (start + sectionSize > command.length) throw new DamagedProgram('A section leads beyond its segment');
    if (nameAt(command, start) !== '__go_buildinfo') continue;
    section = wide
      ? { address: u64(command, start + 32), size: u64(command, start + 40) }
      : { address: u32(command, start + 32), size: u32(command, start + 36) };
  }
  return {
    name: nameAt(command, 8),
    segment: { address, offset, size },
    section,
    data: isData ? { address, size: memorySize } : null,
  };
}

function nameAt(buffer: Buffer, at: number): string {
  return buffer.toString('latin1', at, at + 16).replace(/\0.*$/s, '');
}

/**
 * Offset of the first program in a fat file: its build info stands for all (debug/buildinfo). Throws `DamagedProgram`.
 */
export function firstOfFat(bytes: Bytes): number {
  const { u32, u64 } = BIG_ENDIAN;
  const head = readWhole(bytes, 0, 32);
  const [count, isWide] = [u32(head, 4), u32(head, 0) === 0xcafebabf];
  // Java's class files start with the same bytes, with a version above 40 where the count is here.
  if (count === 0 || count > 30) throw new DamagedProgram('No program in it');
  return isWide ? u64(head, 16) : u32(head, 16);
}
