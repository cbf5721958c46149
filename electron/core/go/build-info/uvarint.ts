/**
 * An unsigned number of seven bits a byte, lowest first (encoding/binary, Uvarint). Null where it does not end, or is
 * larger than any length can be.
 */
export function readUvarint(buffer: Buffer, at: number): { readonly value: number; readonly end: number } | null {
  let value = 0;
  for (let index = 0; index < 7; index++) {
    const byte = buffer[at + index];
    if (byte === undefined) return null;
    value += (byte & 0x7f) * 2 ** (7 * index);
    if (byte < 0x80) return { value, end: at + index + 1 };
  }
  return null;
}
