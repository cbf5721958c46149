import { constants } from 'node:fs';
import { type FileHandle, lstat, mkdir, open } from 'node:fs/promises';
import path from 'node:path';
import { writeFileAtomic } from '../../base/files/atomic-file.ts';
import { nullIfMissing } from '../../base/files/missing.ts';
import { removeTree } from '../../base/files/remove-tree.ts';
import { isHttpDate, isStrongEtag } from '../../base/network/validators.ts';
import { readChunks } from './read-chunks.ts';

/**
 * Bytes of an archive kept between tries: `<filename>.partial`, and beside it `<filename>.partial.json`, which says
 * what they are the beginning of. The record is there before the first byte, and bytes are emptied before another
 * record is: a kill at any moment leaves bytes that fit their record, or none.
 */
export interface PartialRecord {
  /** Without credentials. */
  readonly url: string;
  /** Strong ones only (RFC 9110, 13.1.5). */
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly totalBytes: number | null;
}

export interface PartialFile {
  /** What was kept by an earlier run; null where there is nothing to continue. */
  readonly kept: { readonly record: PartialRecord; readonly sizeBytes: number } | null;
  /** The bytes kept, each chunk with an ArrayBuffer of its own. Appending goes on after the last one read. */
  readKept(): AsyncIterable<Buffer>;
  append(bytes: Uint8Array): Promise<void>;
  /** What really is on disk. */
  sizeBytes(): Promise<number>;
  /** Empties the file. A null record: what follows cannot be continued by a later run. */
  restart(record: PartialRecord | null): Promise<void>;
  close(): Promise<void>;
}

const { O_RDONLY, O_RDWR, O_CREAT } = constants;
/** Windows has neither: a pipe is no file there, and links were looked for before. */
const NEITHER_FOLLOW_NOR_WAIT = (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
/** A record has two validators and a URL. */
const MAX_RECORD_BYTES = 16 * 1024;

/**
 * Makes the folder and the file where missing. What is there and is not a plain file of this user alone (a link, also a
 * hard one, a pipe, a folder) is removed, never followed or waited for: its bytes would go elsewhere. Throws the file
 * system's error.
 */
export async function openPartialFile(target: string): Promise<PartialFile> {
  await mkdir(path.dirname(target), { recursive: true });
  await removeForeign(target);
  await removeForeign(recordFile(target));
  const record = await readRecord(target);
  const file = await open(target, O_RDWR | O_CREAT | NEITHER_FOLLOW_NOR_WAIT, 0o644);
  const { size } = await file.stat();
  let position = 0;
  return {
    kept: record === null || size === 0 ? null : { record, sizeBytes: size },
    async *readKept() {
      for await (const chunk of readChunks(file, size)) {
        position += chunk.length;
        yield chunk;
      }
    },
    async append(bytes) {
      const from = position;
      position += bytes.length;
      await writeAll(file, bytes, from);
    },
    sizeBytes: async () => (await file.stat()).size,
    async restart(next) {
      position = 0;
      await file.truncate(0);
      if (next === null) await removeTree(recordFile(target));
      else await writeFileAtomic(recordFile(target), JSON.stringify(next), { sync: false });
    },
    close: () => file.close(),
  };
}

/** Removes the bytes and their record. */
export async function discardPartial(target: string): Promise<void> {
  await removeTree(target);
  await removeTree(recordFile(target));
}

function recordFile(target: string): string {
  return `${target}.json`;
}

/** `write` may take a part only, as on a disk that is getting full. */
async function writeAll(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let written = 0; written < bytes.length; ) {
    written += (await file.write(bytes, written, bytes.length - written, position + written)).bytesWritten;
  }
}

async function removeForeign(file: string): Promise<void> {
  const found = await lstat(file).catch(nullIfMissing);
  if (found === null) return;
  const isOwn = process.getuid === undefined || found.uid === process.getuid();
  if (!found.isFile() || found.nlink > 1 || !isOwn) await removeTree(file);
}

/** Null for a missing record, and for one that makes no sense: its bytes are then fetched again. */
async function readRecord(target: string): Promise<PartialRecord | null> {
  const file = await open(recordFile(target), O_RDONLY | NEITHER_FOLLOW_NOR_WAIT).catch(nullIfMissing);
  if (file === null) return null;
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(MAX_RECORD_BYTES), 0, MAX_RECORD_BYTES, 0);
    return parseRecord(buffer.toString('utf8', 0, bytesRead));
  } finally {
    await file.close();
  }
}

/** What it says is sent to a server as headers: only what has their form is taken. */
function parseRecord(text: string): PartialRecord | null {
  try {
    const { url, etag, lastModified, totalBytes } = JSON.parse(text) as Record<string, unknown>;
    const isSize =
      totalBytes === null || (typeof totalBytes === 'number' && Number.isSafeInteger(totalBytes) && totalBytes >= 0);
    const isWeb = typeof url === 'string' && /^https?:\/\/[!-~]+$/.test(url) && URL.canParse(url);
    if (
      !isWeb ||
      !isSize ||
      !(etag === null || isStrongEtag(etag)) ||
      !(lastModified === null || isHttpDate(lastModified))
    )
      return null;
    return { url, etag, lastModified, totalBytes };
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return null;
    throw error;
  }
}
