import { createHash } from 'node:crypto';
import { hash1 } from '../toolchain-module/dirhash.ts';

/** Unpacked, a module for a probe is some tens of kilobytes. */
const MOST_BYTES = 16 * 1024 * 1024;

/** The h1 of a small module zip in memory. Rejects with a plain Error for what is no zip, is damaged, or unpacks to too much. */
export async function hashModuleZip(zip: Buffer): Promise<string> {
  const { fromBufferPromise } = await import('yauzl');
  const archive = await fromBufferPromise(zip, { lazyEntries: true });
  const files: { name: string; sha256: string }[] = [];
  let bytes = 0;
  for await (const entry of archive.eachEntry()) {
    if (entry.fileName.endsWith('/')) continue;
    const hash = createHash('sha256');
    for await (const piece of await archive.openReadStreamPromise(entry)) {
      bytes += (piece as Buffer).length;
      if (bytes > MOST_BYTES) throw new Error(`It unpacks to more than ${MOST_BYTES} bytes`);
      hash.update(piece as Buffer);
    }
    files.push({ name: entry.fileName, sha256: hash.digest('hex') });
  }
  return hash1(files);
}
