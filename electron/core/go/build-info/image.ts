import type { ProgramFormat } from '../../../contract/build-info.ts';

/** A file, or a part of one, read at positions: nothing is read that is not asked for. */
export interface Bytes {
  /** The bytes from `position` on; fewer where the file ends. Not to be written to. */
  read(position: number, length: number): Buffer;
}

/** Addresses of a running program that a piece of its file is loaded to. */
export interface Segment {
  readonly address: number;
  readonly offset: number;
  readonly size: number;
}

/** What the tables of a program say, as far as build info needs it (debug/buildinfo, type exe). */
export interface Image {
  readonly format: ProgramFormat;
  /** In the order of the file's table: the first that holds an address is asked. */
  readonly segments: readonly Segment[];
  /** Where the linker puts build info, null where there is no such place. */
  readonly search: { readonly address: number; readonly size: number } | null;
}

/** A program of a known format whose tables lead nowhere. */
export class DamagedProgram extends Error {
  override readonly name = 'DamagedProgram';
}

/**
 * The bytes that are loaded to `address`; fewer where its segment or the file ends, null where nothing is loaded from
 * the file.
 */
export function readAddress(bytes: Bytes, { segments }: Image, address: number, length: number): Buffer | null {
  for (const segment of segments) {
    if (address < segment.address || address >= segment.address + segment.size) continue;
    const within = address - segment.address;
    return bytes.read(segment.offset + within, Math.min(length, segment.size - within));
  }
  return null;
}

/** Exactly `length` bytes. Throws `DamagedProgram` when the file ends before. */
export function readWhole(bytes: Bytes, position: number, length: number): Buffer {
  const buffer = Number.isSafeInteger(position) ? bytes.read(position, length) : Buffer.alloc(0);
  if (buffer.length < length) throw new DamagedProgram('The file ends early');
  return buffer;
}
