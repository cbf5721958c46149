import type { ZipFile } from './zip-directory.ts';

/** Files that lie one after the other in the zip, read in one piece. `indexes` are places in the directory's list. */
export interface Batch {
  readonly start: number;
  readonly end: number;
  readonly indexes: readonly number[];
}

const MAX_BYTES = 2 * 1024 * 1024;
const MAX_FILES = 256;

/**
 * The files in the order of their bytes, in pieces of like cost. The same list gives the same batches in every thread.
 */
export function toBatches(files: readonly ZipFile[]): Batch[] {
  const order = files.map((_, index) => index).sort((a, b) => (files[a]?.offset ?? 0) - (files[b]?.offset ?? 0));
  const batches: Batch[] = [];
  let open: { start: number; end: number; bytes: number; indexes: number[] } | null = null;
  for (const index of order) {
    const file = files[index] as ZipFile;
    if (open !== null && (open.bytes + file.size > MAX_BYTES || open.indexes.length >= MAX_FILES)) {
      batches.push(open);
      open = null;
    }
    open ??= { start: file.offset, end: file.end, bytes: 0, indexes: [] };
    open.indexes.push(index);
    open.bytes += file.size;
    open.end = file.end;
  }
  if (open !== null) batches.push(open);
  return batches;
}
