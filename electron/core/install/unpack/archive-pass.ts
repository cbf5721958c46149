/**
 * The single pass of an install: archive bytes go in once, as they arrive; out come the tree on disk, the sha256 of the archive and that of every
 * file. The calling thread only hashes the archive and hands the bytes to a worker thread, which inflates (in Node's thread pool), parses and writes.
 * A zip cannot be read from its front: its bytes are hashed as they come and unpacked from the file at the end.
 */
import { createHash } from 'node:crypto';
import type { ManifestHeader } from '../../../contract/models.ts';
import { DEFAULT_LIMITS, type UnpackLimits } from './limits.ts';
import { createWorkerClient, type Unpacked } from './worker-client.ts';

export interface ArchivePass {
  /** The next bytes of the archive; they belong to the pass then. A promise holds back more until there is room. Throws what the pass failed with. */
  write(bytes: Uint8Array): Promise<void> | void;
  /** All bytes were written. @param file where they are on disk, read for a zip only */
  finish(file: string): Promise<Unpacked & { readonly sha256: string }>;
  writeManifest(file: string, header: Omit<ManifestHeader, 'fileCount' | 'totalBytes'>): Promise<void>;
  /** Stops the worker. The caller removes the tree of a pass that did not finish. */
  close(): Promise<void>;
}

export interface ArchivePassOptions {
  /** The folder that the archive's `go/` becomes; exists and is empty. */
  readonly root: string;
  readonly kind: 'tar.gz' | 'zip';
  readonly limits?: UnpackLimits;
}

/** Throws, from every method: `archive-corrupt`, `archive-truncated`, `archive-unsafe`, `archive-too-large`, `disk-full`, `permission-denied`. */
export function createArchivePass({ root, kind, limits = DEFAULT_LIMITS }: ArchivePassOptions): ArchivePass {
  const archive = createHash('sha256');
  const worker = createWorkerClient({ root, limits });
  return {
    write(bytes) {
      archive.update(bytes);
      if (kind === 'tar.gz') return worker.write(bytes);
    },
    async finish(file) {
      const unpacked = await (kind === 'tar.gz' ? worker.end() : worker.unpackZip(file));
      return { ...unpacked, sha256: archive.digest('hex') };
    },
    writeManifest: worker.writeManifest,
    close: worker.close,
  };
}
