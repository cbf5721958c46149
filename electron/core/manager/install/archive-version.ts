import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { isAppError } from '../../../contract/errors.ts';
import { openRegularFile } from '../../base/files/read-small-file.ts';
import { BLOCK_BYTES, decodeTarHeader } from '../../go/archives/tar-header.ts';
import { isSdkVersion, sdkVersionOf } from '../../go/go-version/sdk-version.ts';

/**
 * VERSION is among the first entries of a release, which are sorted; an archive packed otherwise may have it after
 * src/.
 */
const MOST_LOOKED_AT_BYTES = 256 * 1024 * 1024;
const MOST_VERSION_BYTES = 4096;

/**
 * The version that go/VERSION in a tar.gz on this machine names, or null when it names none, is not near the front, or
 * what is there is no such archive. Only a first look, before any sha256 was compared: the install compares it with the
 * VERSION file of what was unpacked. Throws the file system's error and `cancelled` as an abort.
 */
export async function readArchiveVersion(file: string, signal: AbortSignal): Promise<string | null> {
  let found: string | null = null;
  let isWalked = false;
  const blocks = createGunzip();
  const handle = await openRegularFile(file);
  try {
    await pipeline(
      handle.createReadStream({ autoClose: false }),
      blocks,
      async (pieces) => {
        found = await findVersion(pieces);
        isWalked = true;
      },
      { signal },
    );
  } catch (error) {
    if (signal.aborted) throw error;
    // The walk ends before the stream does; and bytes that are no gzip or no tar name nothing.
    const isForeign =
      (error as NodeJS.ErrnoException).code?.startsWith('Z_') === true || isAppError(error, 'archive-corrupt');
    if (!isWalked && !isForeign) throw error;
  } finally {
    await handle.close();
  }
  return found;
}

async function findVersion(pieces: AsyncIterable<Buffer>): Promise<string | null> {
  let waiting: Buffer = Buffer.alloc(0);
  let toSkip = 0;
  let seen = 0;
  for await (const piece of pieces) {
    seen += piece.length;
    if (seen > MOST_LOOKED_AT_BYTES) return null;
    const skipped = Math.min(toSkip, piece.length);
    toSkip -= skipped;
    waiting = Buffer.concat([waiting, piece.subarray(skipped)]);
    while (waiting.length >= BLOCK_BYTES) {
      const header = decodeTarHeader(waiting, 0);
      if (header === null) return null;
      if (header.type === '0' && header.name === 'go/VERSION') {
        if (header.size > MOST_VERSION_BYTES) return null;
        if (waiting.length < BLOCK_BYTES + header.size) break;
        const version = sdkVersionOf(
          waiting.toString('utf8', BLOCK_BYTES, BLOCK_BYTES + header.size).split('\n', 1)[0] ?? '',
        );
        return version !== null && isSdkVersion(version) ? version : null;
      }
      const whole = BLOCK_BYTES + Math.ceil(header.size / BLOCK_BYTES) * BLOCK_BYTES;
      toSkip = Math.max(0, whole - waiting.length);
      waiting = waiting.subarray(whole);
    }
  }
  return null;
}
