import { constants } from 'node:fs';
import { type FileHandle, mkdir, open, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { writeFileAtomic } from '../files/atomic-file.ts';
import { readChunks } from './read-chunks.ts';

/**
 * Bytes of an archive kept between tries: `<filename>.partial`, and beside it `<filename>.partial.json`, which says what they are the beginning of.
 * The record is there before the first byte, and bytes are emptied before another record is: a kill at any moment leaves bytes that fit their record,
 * or none.
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

/** Makes the folder and the file where missing. Throws the file system's error. */
export async function openPartialFile(target: string): Promise<PartialFile> {
  await mkdir(path.dirname(target), { recursive: true });
  const record = await readRecord(target);
  const file = await open(target, constants.O_RDWR | constants.O_CREAT, 0o644);
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
      if (next === null) await rm(recordFile(target), { force: true });
      else await writeFileAtomic(recordFile(target), JSON.stringify(next), { sync: false });
    },
    close: () => file.close(),
  };
}

/** Removes the bytes and their record. */
export async function discardPartial(target: string): Promise<void> {
  await rm(target, { force: true });
  await rm(recordFile(target), { force: true });
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

/** Null for a missing record, and for one that makes no sense: its bytes are then fetched anew. */
async function readRecord(target: string): Promise<PartialRecord | null> {
  const text = await readFile(recordFile(target), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  try {
    const { url, etag, lastModified, totalBytes } = JSON.parse(text) as Record<string, unknown>;
    const isText = (value: unknown): value is string | null => value === null || typeof value === 'string';
    const isSize = totalBytes === null || (typeof totalBytes === 'number' && Number.isSafeInteger(totalBytes) && totalBytes >= 0);
    if (typeof url !== 'string' || !isText(etag) || !isText(lastModified) || !isSize) return null;
    return { url, etag, lastModified, totalBytes };
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return null;
    throw error;
  }
}
