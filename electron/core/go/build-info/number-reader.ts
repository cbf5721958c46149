/**
 * Numbers of a table, in the byte order and word size of its program. Positions are within the buffer; one beyond its
 * end throws a RangeError.
 */
export interface NumberReader {
  u16(buffer: Buffer, at: number): number;
  u32(buffer: Buffer, at: number): number;
  /** Above 2^53 the last bits are lost: no file reaches there, so such an address leads nowhere either way. */
  u64(buffer: Buffer, at: number): number;
}

const HIGH = 2 ** 32;

export const LITTLE_ENDIAN: NumberReader = {
  u16: (buffer, at) => buffer.readUInt16LE(at),
  u32: (buffer, at) => buffer.readUInt32LE(at),
  u64: (buffer, at) => buffer.readUInt32LE(at + 4) * HIGH + buffer.readUInt32LE(at),
};

export const BIG_ENDIAN: NumberReader = {
  u16: (buffer, at) => buffer.readUInt16BE(at),
  u32: (buffer, at) => buffer.readUInt32BE(at),
  u64: (buffer, at) => buffer.readUInt32BE(at) * HIGH + buffer.readUInt32BE(at + 4),
};
