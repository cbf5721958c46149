import { pipeline, Readable, type Transform } from 'node:stream';
import {
  brotliDecompressSync,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  gunzipSync,
  inflateSync,
  constants as zlibConstants,
} from 'node:zlib';
import { AppError } from '../../../contract/errors.ts';
import { withNetworkHint } from './network-hints.ts';
import type { NetworkReason } from './network-reasons.ts';

/** Content codings of RFC 9110, 8.4.1 and RFC 7932. None is asked for; a proxy may add one all the same. */
const DECODERS: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

type DecodeStart = (bytes: Uint8Array) => Uint8Array;

const MAX_BEGINNING_BYTES = 16 * 1024 * 1024;
const SYNC_FLUSH = { finishFlush: zlibConstants.Z_SYNC_FLUSH, maxOutputLength: MAX_BEGINNING_BYTES };
const decodeGzipStart: DecodeStart = (bytes) => gunzipSync(bytes, SYNC_FLUSH);
const START_DECODERS: Readonly<Record<string, DecodeStart>> = {
  gzip: decodeGzipStart,
  'x-gzip': decodeGzipStart,
  deflate: (bytes) => inflateSync(bytes, SYNC_FLUSH),
  br: (bytes) =>
    brotliDecompressSync(bytes, {
      finishFlush: zlibConstants.BROTLI_OPERATION_FLUSH,
      maxOutputLength: MAX_BEGINNING_BYTES,
    }),
};

/**
 * The codings named by a content-encoding header in the order they were applied; none for an absent one or `identity`.
 */
export function contentCodings(header: string | undefined): readonly string[] {
  const names = (header ?? '').split(',').map((name) => name.trim().toLowerCase());
  return names.filter((name) => name !== '' && name !== 'identity');
}

/**
 * `body` with `codings` undone. What `body` throws is thrown on; a body that is not encoded as named is
 * `network-unreachable`.
 * @param from who sent it, for the message
 */
export async function* decodeBody(
  body: AsyncIterable<Uint8Array>,
  codings: readonly string[],
  from: string,
): AsyncGenerator<Uint8Array> {
  let stream: Readable = Readable.from(body, { objectMode: false });
  for (const name of [...codings].reverse()) {
    const decoder = DECODERS[name];
    if (decoder === undefined)
      throw badEncoding(`${from} sent a body encoded as "${name.slice(0, 40)}", which was not asked for`);
    stream = pipeline(stream, decoder(), ignoreHere);
  }
  try {
    yield* stream;
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw badEncoding(`${from} sent a body that is not what its content-encoding says`, error);
  }
}

/**
 * As much as the first bytes of an encoded body tell of what is within; nothing when they are not encoded so. Only for
 * a few KiB: it blocks.
 */
export function decodeBeginning(head: Uint8Array, codings: readonly string[]): Uint8Array {
  let bytes = head;
  for (const name of [...codings].reverse()) {
    try {
      bytes = START_DECODERS[name]?.(bytes) ?? new Uint8Array();
    } catch (error) {
      // zlib's errors all have a code; anything else is a fault of ours.
      if (typeof (error as NodeJS.ErrnoException).code !== 'string') throw error;
      return new Uint8Array();
    }
  }
  return bytes;
}

function badEncoding(message: string, cause?: unknown): AppError {
  const details = { reason: 'bad-encoding' satisfies NetworkReason };
  return withNetworkHint(new AppError('network-unreachable', message, { details, cause }));
}

/** The pipeline destroys its last stream with the error, so the reader of that one sees it. */
function ignoreHere(): undefined {
  return undefined;
}
