import { closeSync, constants, fstatSync, openSync, readSync, type Stats, statSync } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { AppError } from '../../../contract/errors.ts';

/**
 * The one way in which files are read whole here (test/project/bounded-reads.test.ts finds any other). A name in a
 * project, a home or a profile may stand for a pipe, a device, a socket, a link to one, or for gigabytes: opening a
 * pipe for reading waits for its writer in one of the four threads of the pool, and four of them stop every answer. So
 * what is no regular file is never opened, a pipe that takes its place meanwhile does not block, and at most
 * the bound is read, whatever size the file claims to have.
 */

/**
 * For files that people, other tools and GoSwitch write by the line: settings, go.mod, VERSION, profiles' lists, what
 * /proc tells.
 */
const SMALL_FILE_BYTES = 1 << 20;
/** For what one installed SDK may need: the manifest names each of its files. */
export const MANIFEST_BYTES = 64 << 20;

/**
 * A profile may carry certificates and completions; GoSwitch's records of its edits and its own lists are held to the
 * same.
 */
export const PROFILE_BYTES = 8 << 20;
/** More than any Go program; such bytes are held in memory only to be compared or written whole. */
export const PROGRAM_BYTES = 1 << 30;
/** Certificate authorities: a system's whole bundle is a quarter of a megabyte, with those of a company some more. */
export const CERTIFICATES_BYTES = 16 << 20;

interface ReadSmallFileOptions {
  /** `SMALL_FILE_BYTES` when left out. */
  readonly maxBytes?: number;
}

const FIRST_READ_BYTES = 16 * 1024;
/** Windows has neither flag, nor files that block. */
const OPEN_FLAGS = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0);

/**
 * The bytes of a regular file. Throws the file system's error (EISDIR for a folder), and `invalid-input` for anything
 * else that is no file, or too large.
 */
export async function readSmallFile(
  file: string,
  { maxBytes = SMALL_FILE_BYTES }: ReadSmallFileOptions = {},
): Promise<Buffer> {
  const handle = await openRegularFile(file);
  try {
    const { size } = await handle.stat();
    if (size > maxBytes) throw tooLarge(file, maxBytes);
    const chunks: Buffer[] = [];
    for (let bytes = 0, want = Math.min(size + 1, maxBytes + 1) || 1; ; want = FIRST_READ_BYTES) {
      const { bytesRead, buffer } = await handle.read({
        buffer: Buffer.allocUnsafe(Math.max(want, size === 0 ? FIRST_READ_BYTES : want)),
      });
      if (bytesRead === 0) break;
      chunks.push(buffer.subarray(0, bytesRead));
      bytes += bytesRead;
      if (bytes > maxBytes) throw tooLarge(file, maxBytes);
    }
    return chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
  } finally {
    await handle.close();
  }
}

/** As `readSmallFile`, decoded. */
export async function readSmallText(
  file: string,
  encoding: 'utf8' | 'latin1' = 'utf8',
  options: ReadSmallFileOptions = {},
): Promise<string> {
  return (await readSmallFile(file, options)).toString(encoding);
}

/** At most the first `maxBytes` of a regular file. Throws as `readSmallFile`, but for none that is larger. */
export async function readFileHead(file: string, maxBytes: number): Promise<Buffer> {
  const handle = await openRegularFile(file);
  try {
    const buffer = Buffer.alloc(Math.min((await handle.stat()).size, maxBytes));
    return buffer.subarray(0, await readInto(handle, buffer, 0));
  } finally {
    await handle.close();
  }
}

/** Fills `into` from a place in the file on, and answers how much of it: less than all where the file ends. */
export async function readInto(handle: FileHandle, into: Uint8Array, position: number): Promise<number> {
  let filled = 0;
  for (let read = -1; read !== 0 && filled < into.length; filled += read)
    read = (await handle.read(into, filled, into.length - filled, position + filled)).bytesRead;
  return filled;
}

/** As `readSmallText`, for what is read before anything may wait. */
export function readSmallTextSync(file: string, { maxBytes = SMALL_FILE_BYTES }: ReadSmallFileOptions = {}): string {
  checkRegular(file, statSync(file));
  const descriptor = openSync(file, OPEN_FLAGS);
  try {
    const found = fstatSync(descriptor);
    checkRegular(file, found);
    if (found.size > maxBytes) throw tooLarge(file, maxBytes);
    const buffer = Buffer.allocUnsafe(maxBytes + 1);
    let bytes = 0;
    for (let read = -1; read !== 0 && bytes <= maxBytes; bytes += read)
      read = readSync(descriptor, buffer, bytes, buffer.length - bytes, null);
    if (bytes > maxBytes) throw tooLarge(file, maxBytes);
    return buffer.toString('utf8', 0, bytes);
  } finally {
    closeSync(descriptor);
  }
}

/** A regular file opened for reading by pieces; never waits. Throws as `readSmallFile`. The caller closes it. */
export async function openRegularFile(file: string): Promise<FileHandle> {
  // Before opening too: a device may do something when it is opened.
  checkRegular(file, await stat(file));
  const handle = await open(file, OPEN_FLAGS);
  try {
    checkRegular(file, await handle.stat());
    return handle;
  } catch (error) {
    await handle.close();
    throw error;
  }
}

function checkRegular(file: string, found: Stats): void {
  if (found.isFile()) return;
  if (found.isDirectory())
    throw Object.assign(new Error(`EISDIR: illegal operation on a directory, read '${file}'`), {
      code: 'EISDIR',
      path: file,
    });
  const kind = found.isFIFO() ? 'a named pipe' : found.isSocket() ? 'a socket' : 'a device';
  throw new AppError('invalid-input', `${file} is ${kind}, not a regular file`, {
    hint: 'Move it away, or put a regular file in its place',
  });
}

function tooLarge(file: string, maxBytes: number): AppError {
  const limit = maxBytes < 1 << 20 ? `${maxBytes >> 10} KiB` : `${maxBytes >> 20} MiB`;
  return new AppError('invalid-input', `${file} is larger than ${limit}`, {
    hint: 'Move it away, or put the right file in its place',
  });
}
