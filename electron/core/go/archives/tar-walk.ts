/**
 * A walk over the 512-byte blocks of a tar stream, in whatever pieces it comes. It accepts plain files and folders
 * below go/ and refuses the whole archive at the first entry of any other kind. State is one of: at a header, in a
 * file's bytes, in an extension header's bytes.
 */
import { corrupt, truncated, unsafe } from './archive-errors.ts';
import { entryMode, entryPath } from './entry-path.ts';
import { createNameRegister } from './name-register.ts';
import {
  BLOCK_BYTES,
  decodeLongName,
  decodePaxRecords,
  decodeTarHeader,
  type PaxRecords,
  type TarHeader,
} from './tar-header.ts';
import { createBudget, type UnpackLimits } from './unpack-limits.ts';

/** Where the walk puts what it finds. Paths are below the root, checked. Buffers are only lent for the call. */
export interface TreeSink {
  folder(path: string): void;
  file(path: string, mode: number, content: Buffer): void;
  /** A file that spans pieces: `startFile`, `append` for all its bytes, `endFile`. */
  startFile(path: string, mode: number): void;
  append(content: Buffer): void;
  endFile(): void;
}

const MAX_EXTENSION_BYTES = 64 * 1024;
const OTHER_KINDS: Readonly<Record<string, string>> = {
  '1': 'a hard link',
  '2': 'a link',
  '3': 'a device',
  '4': 'a device',
  '6': 'a pipe',
  K: 'a link',
  S: 'a sparse file',
};

export interface TarWalk {
  /**
   * Throws `archive-corrupt`, `archive-unsafe`, `archive-too-large` and what the sink throws; the walk is over then.
   */
  push(piece: Buffer): void;
  /** All pieces were pushed. Throws `archive-truncated` when the archive's end was not seen. */
  end(): void;
}

export function createTarWalk(sink: TreeSink, limits: UnpackLimits): TarWalk {
  const budget = createBudget(limits);
  const names = createNameRegister();
  let carried: Buffer | null = null;
  let fileLeft = 0;
  let isInFile = false;
  let skipLeft = 0;
  let extension: { type: string; body: Buffer; filled: number } | null = null;
  let longName: string | null = null;
  let pax: PaxRecords = {};
  let zeroBlocks = 0;

  function header(found: TarHeader, piece: Buffer, at: number): number {
    if (found.type === 'x' || found.type === 'g' || found.type === 'L') {
      if (found.size > MAX_EXTENSION_BYTES) throw corrupt('an extension header is too large');
      extension = { type: found.type, body: Buffer.alloc(found.size), filled: 0 };
      return at;
    }
    const name = pax.path ?? longName ?? found.name;
    const size = pax.size ?? found.size;
    pax = {};
    longName = null;
    if (found.type === '5' || (found.type === '0' && name.endsWith('/'))) {
      if (size !== 0) throw corrupt('a folder has content');
      const path = entryPath(name);
      budget.count(name, 0);
      names.folder(name, path);
      if (path !== '') sink.folder(path);
      return at;
    }
    if (found.type !== '0' && found.type !== '7')
      throw unsafe(name, `is ${OTHER_KINDS[found.type] ?? 'of an unknown kind'}`);
    const path = entryPath(name);
    if (path === '') throw unsafe(name, 'is a file where the root folder should be');
    budget.count(name, size);
    names.file(name, path);
    skipLeft = padding(size);
    const mode = entryMode(found.mode);
    if (size <= piece.length - at) {
      sink.file(path, mode, piece.subarray(at, at + size));
      return at + size;
    }
    sink.startFile(path, mode);
    isInFile = true;
    fileLeft = size;
    return at;
  }

  function fileBytes(piece: Buffer, at: number): number {
    const length = Math.min(fileLeft, piece.length - at);
    if (length > 0) sink.append(piece.subarray(at, at + length));
    fileLeft -= length;
    if (fileLeft === 0) {
      isInFile = false;
      sink.endFile();
    }
    return at + length;
  }

  function extensionBytes(open: NonNullable<typeof extension>, piece: Buffer, at: number): number {
    const length = Math.min(open.body.length - open.filled, piece.length - at);
    piece.copy(open.body, open.filled, at, at + length);
    open.filled += length;
    if (open.filled < open.body.length) return at + length;
    if (open.type === 'L') longName = decodeLongName(open.body);
    if (open.type === 'x') pax = decodePaxRecords(open.body);
    if (open.type === 'g' && Object.keys(decodePaxRecords(open.body)).length > 0)
      throw corrupt('a global pax header sets a path or a size');
    skipLeft = padding(open.body.length);
    extension = null;
    return at + length;
  }

  return {
    push(pushed) {
      const piece: Buffer = carried === null ? pushed : Buffer.concat([carried, pushed]);
      carried = null;
      let at = 0;
      while (zeroBlocks < 2) {
        if (isInFile) at = fileBytes(piece, at);
        else if (extension !== null) at = extensionBytes(extension, piece, at);
        if (isInFile || extension !== null) return;
        const skipped = Math.min(skipLeft, piece.length - at);
        skipLeft -= skipped;
        at += skipped;
        if (skipLeft > 0) return;
        if (piece.length - at < BLOCK_BYTES) {
          if (at < piece.length) carried = Buffer.from(piece.subarray(at));
          return;
        }
        const found = decodeTarHeader(piece, at);
        at += BLOCK_BYTES;
        if (found === null) zeroBlocks++;
        else if (zeroBlocks > 0) throw corrupt('an entry follows the end mark');
        else at = header(found, piece, at);
      }
    },
    end() {
      if (zeroBlocks < 2) throw truncated();
    },
  };
}

function padding(size: number): number {
  return (BLOCK_BYTES - (size % BLOCK_BYTES)) % BLOCK_BYTES;
}
