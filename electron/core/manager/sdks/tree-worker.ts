/**
 * Worker thread that reads a share of an SDK's files, hashes them and, for a copy, writes them elsewhere. Synchronous:
 * for 15,000 small files the event loop costs more than the system calls. The last part of a name is never followed
 * when it is a link (O_NOFOLLOW).
 */
import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync, writeSync } from 'node:fs';
import type { ManifestFile } from '../../../contract/models.ts';
import { serveThread, tellCaller } from '../../base/workers/thread.ts';
import type { TreeCalls, TreeFile } from './tree-messages.ts';

const PIECE_BYTES = 1024 * 1024;
const REPORT_BYTES = 8 * 1024 * 1024;

const piece = Buffer.allocUnsafe(PIECE_BYTES);
const keptMode = 0o777 & ~process.umask();
let bytes = 0;
let reportedBytes = 0;

serveThread<TreeCalls>({
  read({ files, copyTo }) {
    const done: ManifestFile[] = [];
    const missing: string[] = [];
    for (const file of files) {
      const read = readOne(file, copyTo);
      if (read === null) missing.push(file.path);
      else done.push(read);
    }
    tellCaller(bytes);
    return { files: done, missing };
  },
});

function readOne(file: TreeFile, copyTo: string | null): ManifestFile | null {
  const source = openSource(file.from);
  if (source === null) return null;
  try {
    const found = fstatSync(source).mode & 0o777;
    if (copyTo === null) return { path: file.path, mode: found, ...pump(source, null) };
    // Releases hold two modes, and a copy of a read-only tree (the module cache) must not be read-only itself.
    const mode = file.mode ?? ((found & 0o111) === 0 ? 0o644 : 0o755);
    const target = openSync(`${copyTo}/${file.path}`, 'wx', mode);
    try {
      return { path: file.path, mode: mode & keptMode, ...pump(source, target) };
    } finally {
      closeSync(target);
    }
  } finally {
    closeSync(source);
  }
}

/**
 * Null for what is gone, or has become something that is no plain file. O_NONBLOCK: opening a pipe that took its place
 * must not wait.
 */
function openSource(file: string): number | null {
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
  try {
    const descriptor = openSync(file, flags);
    if (fstatSync(descriptor).isFile()) return descriptor;
    closeSync(descriptor);
    return null;
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'ELOOP', 'EMLINK'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
}

function pump(source: number, target: number | null): { size: number; sha256: string } {
  const digest = createHash('sha256');
  let size = 0;
  for (;;) {
    const length = readSync(source, piece, 0, PIECE_BYTES, null);
    if (length === 0) break;
    digest.update(piece.subarray(0, length));
    if (target !== null) for (let at = 0; at < length; ) at += writeSync(target, piece, at, length - at);
    size += length;
    report(length);
  }
  return { size, sha256: digest.digest('hex') };
}

function report(length: number): void {
  bytes += length;
  if (bytes - reportedBytes < REPORT_BYTES) return;
  reportedBytes = bytes;
  tellCaller(bytes);
}
