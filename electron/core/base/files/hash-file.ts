import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { openRegularFile } from './read-small-file.ts';

/**
 * sha256 of a file in hex, however large it is, by pieces. Throws the file system's error, and `invalid-input` for what
 * is no regular file.
 */
export async function hashFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline((await openRegularFile(file)).createReadStream({ highWaterMark: 1 << 20 }), hash);
  return hash.digest('hex');
}
