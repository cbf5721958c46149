/**
 * Worker thread that reads a share of an SDK's files, hashes them and, for a copy, writes them elsewhere. Synchronous:
 * for 15,000 small files the event loop costs more than the system calls. The last part of a name is never followed
 * when it is a link (O_NOFOLLOW).
 */
import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync, writeSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import type { ManifestFile } from '../../../contract/models.ts';
import type { TreeFile, TreeReply, TreeWorkerData } from './tree-messages.ts';

const PIECE_BYTES = 1024 * 1024;
const REPORT_BYTES = 8 * 1024 * 1024;

const port = parentPort;
if (port === null) throw new Error('This file is the entry of a worker thread');
const { files, copyTo } = workerData as TreeWorkerData;
const piece = Buffer.allocUnsafe(PIECE_BYTES);
const keptMode = 0o777 & ~process.umask();
let bytes = 0;
let reportedBytes = 0;

const reply = (message: TreeReply): void => port.postMessage(message);

try {
  const done: ManifestFile[] = [];
  const missing: string[] = [];
  for (const file of files) {
    const read = readOne(file);
    if (read === null) missing.push(file.path);
    else done.push(read);
  }
  reply({ kind: 'done', bytes, files: done, missing });
} catch (error) {
  const { message, code, path } = error as NodeJS.ErrnoException;
  reply({ kind: 'failed', message, code, path });
}

function readOne(file: TreeFile): ManifestFile | null {
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
  reply({ kind: 'progress', bytes });
}
