import { openRegularFile, readInto } from './read-small-file.ts';

const CHUNK_BYTES = 64 * 1024;
/** More than any line that GoSwitch writes: an entry has two readings of a startup file at most. */
const LONGEST_LINE = 16 << 20;
const NEWLINE = 0x0a;

/**
 * The lines of a file from its last to its first, decoded as UTF-8, without line ends. Reads 64 KiB at a time, so a
 * caller that stops early has read little. The text after the last line end is the first line given, also when it is
 * empty. A line of more than 16 MiB is given as an empty one. Throws the file system's error.
 */
export async function* readLinesBackward(file: string): AsyncGenerator<string, void, undefined> {
  const handle = await openRegularFile(file);
  try {
    let position = (await handle.stat()).size;
    /** Pieces of the line that began before what was read so far, last first. */
    let pieces: Buffer[] = [];
    let bytes = 0;
    const add = (piece: Buffer) => {
      bytes += piece.length;
      // What is passed by is not kept either.
      if (bytes > LONGEST_LINE) pieces = [];
      else pieces.push(piece);
    };
    while (position > 0) {
      const length = Math.min(CHUNK_BYTES, position);
      position -= length;
      const buffer = Buffer.alloc(length);
      // Cut shorter meanwhile: what is there is all there is.
      const chunk = buffer.subarray(0, await readInto(handle, buffer, position));
      let end = chunk.length;
      for (let at = chunk.lastIndexOf(NEWLINE); at >= 0; at = at === 0 ? -1 : chunk.lastIndexOf(NEWLINE, at - 1)) {
        add(chunk.subarray(at + 1, end));
        yield joinReversed(pieces);
        pieces = [];
        bytes = 0;
        end = at;
      }
      add(chunk.subarray(0, end));
    }
    yield joinReversed(pieces);
  } finally {
    await handle.close();
  }
}

function joinReversed(pieces: Buffer[]): string {
  return Buffer.concat(pieces.reverse()).toString('utf8');
}
