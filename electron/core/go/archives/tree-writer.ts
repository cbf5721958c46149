import { createHash, hash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import type { ManifestFile } from '../../../contract/models.ts';
import { comesTwice } from './archive-errors.ts';
import type { TreeSink } from './tar-walk.ts';

interface TreeWriter extends TreeSink {
  /** Every file written, in the order of the archive. */
  readonly files: ManifestFile[];
  /** Closes what is open; for a walk that failed half-way. */
  abort(): void;
}

/**
 * Writes a tree below `root` (which exists and is empty), hashing each file once while its bytes are at hand.
 * Synchronous, for a worker thread: the event loop costs more than the system calls. Files are made exclusively, so
 * nothing is ever written twice, nor through a link. Throws `archive-unsafe` for a name that comes twice (also by
 * letter case, where the file system folds it), and the file system's errors.
 */
export function createTreeWriter(root: string): TreeWriter {
  const folders = new Set<string>();
  const files: ManifestFile[] = [];
  const keptMode = 0o777 & ~process.umask();
  let open: {
    descriptor: number;
    path: string;
    mode: number;
    size: number;
    digest: ReturnType<typeof createHash>;
  } | null = null;

  function ensureFolder(path: string): void {
    if (path === '' || folders.has(path)) return;
    tellDuplicates(path, () => mkdirSync(`${root}/${path}`, { recursive: true }));
    for (let at = path; at !== '' && !folders.has(at); at = parent(at)) folders.add(at);
  }

  function create(path: string, mode: number): number {
    ensureFolder(parent(path));
    return tellDuplicates(path, () => openSync(`${root}/${path}`, 'wx', mode));
  }

  function record(path: string, size: number, mode: number, sha256: string): void {
    files.push({ path, size, mode: mode & keptMode, sha256 });
  }

  return {
    files,
    folder: ensureFolder,
    file(path, mode, content) {
      const descriptor = create(path, mode);
      try {
        writeAll(descriptor, content);
      } finally {
        closeSync(descriptor);
      }
      record(path, content.length, mode, sha256(content));
    },
    startFile(path, mode) {
      open = { descriptor: create(path, mode), path, mode, size: 0, digest: createHash('sha256') };
    },
    append(content) {
      if (open === null) throw new Error('append without startFile');
      writeAll(open.descriptor, content);
      open.digest.update(content);
      open.size += content.length;
    },
    endFile() {
      if (open === null) throw new Error('endFile without startFile');
      closeSync(open.descriptor);
      record(open.path, open.size, open.mode, open.digest.digest('hex'));
      open = null;
    },
    abort() {
      if (open !== null) closeSync(open.descriptor);
      open = null;
    },
  };
}

function parent(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash === -1 ? '' : path.slice(0, slash);
}

/** A write may take less than it was given (a nearly full disk); the next call then tells why. */
function writeAll(descriptor: number, content: Buffer): void {
  for (let at = 0; at < content.length; ) at += writeSync(descriptor, content, at, content.length - at);
}

/** crypto.hash skips the object of createHash; it came with Node 20.12. */
const sha256: (content: Buffer) => string =
  typeof hash === 'function'
    ? (content) => hash('sha256', content, 'hex')
    : (content) => createHash('sha256').update(content).digest('hex');

function tellDuplicates<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' || code === 'ENOTDIR' || code === 'EISDIR') throw comesTwice(`go/${path}`);
    throw error;
  }
}
