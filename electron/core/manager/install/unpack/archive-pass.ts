/**
 * The single pass of an install: archive bytes go in once, as they arrive; out come the tree on disk, the sha256 of the
 * archive and that of every file. The calling thread only hashes the archive and hands the bytes to a worker thread,
 * which inflates (in Node's thread pool), parses and writes. A zip cannot be read from its front: its bytes are hashed
 * as they come, and it is unpacked from its file once its sha256 was found right.
 */
import { createHash } from 'node:crypto';
import type { ManifestHeader } from '../../../../contract/models.ts';
import { DEFAULT_LIMITS, type UnpackLimits } from '../../../go/archives/unpack-limits.ts';
import { createZipPass } from '../zip/zip-pass.ts';
import type { Unpacked } from './unpack-messages.ts';
import { createWorkerClient } from './worker-client.ts';

export interface ArchivePass {
  /**
   * The next bytes of the archive; they belong to the pass then. A promise holds back more until there is room. Throws
   * what the pass failed with.
   */
  write(bytes: Uint8Array): Promise<void> | void;
  /** All bytes were written. */
  finish(archive: WrittenArchive): Promise<Unpacked>;
  writeManifest(file: string, header: Omit<ManifestHeader, 'fileCount' | 'totalBytes'>): Promise<void>;
  /** Stops the workers. The caller removes the tree of a pass that did not finish. */
  close(): Promise<void>;
}

interface WrittenArchive {
  /** Where its bytes are on disk, in a file that nobody else writes. Read for a zip only. */
  readonly file: string;
  /** Throws when this is not the sha256 that it should be: a zip is not even opened then. */
  readonly check: (sha256: string) => void;
  readonly signal: AbortSignal;
  readonly onBytes?: (done: number) => void;
}

interface ArchivePassOptions {
  /** The folder that the archive's `go/` becomes; exists and is empty. */
  readonly root: string;
  readonly kind: 'tar.gz' | 'zip';
  readonly limits?: UnpackLimits;
}

/**
 * Throws, from every method: `archive-corrupt`, `archive-truncated`, `archive-unsafe`, `archive-too-large`,
 * `disk-full`, `permission-denied`.
 */
export function createArchivePass({ root, kind, limits = DEFAULT_LIMITS }: ArchivePassOptions): ArchivePass {
  return kind === 'zip' ? zipPass(root, limits) : tarGzPass(root, limits);
}

function tarGzPass(root: string, limits: UnpackLimits): ArchivePass {
  const archive = createHash('sha256');
  const worker = createWorkerClient({ root, limits });
  return {
    write(bytes) {
      archive.update(bytes);
      return worker.write(bytes);
    },
    async finish({ check }) {
      check(archive.digest('hex'));
      return await worker.end();
    },
    writeManifest: worker.writeManifest,
    close: worker.close,
  };
}

function zipPass(root: string, limits: UnpackLimits): ArchivePass {
  const archive = createHash('sha256');
  const threads = createZipPass({ root, form: { kind: 'release' }, limits });
  return {
    write: (bytes) => void archive.update(bytes),
    async finish({ file, check, signal, onBytes = () => undefined }) {
      check(archive.digest('hex'));
      return await threads.unpack(file, { signal, onBytes });
    },
    writeManifest: threads.writeManifest,
    close: threads.close,
  };
}
