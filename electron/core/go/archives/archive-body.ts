import { contentCodings, decodeBeginning, decodeBody } from '../../base/network/content-encoding.ts';
import { displayUrl } from '../../base/network/display-url.ts';
import type { HttpResponse } from '../../http-client.ts';
import { firstWords, HEAD_BYTES, isArchiveHead, notAnArchive } from './archive-head.ts';

/** A body that begins like an archive. */
interface ArchiveBody {
  /** The archive's own bytes. */
  readonly bytes: AsyncIterable<Uint8Array>;
  /**
   * `plain`: as any server sends a file. `mislabelled`: content-encoding is named, but the bytes are the archive
   * itself, as some servers do for every name in .gz. `encoded`: a proxy encoded the archive once more; here that is
   * undone.
   */
  readonly form: 'plain' | 'mislabelled' | 'encoded';
}

/**
 * Enough of an encoded body to see the first bytes within: past gzip's header and the tables of a first deflate block.
 */
const ENCODED_HEAD_BYTES = 4096;

/**
 * Looks at the first bytes of an answer to a request made with `decode: false`.
 * Throws `archive-not-recognized` for a page or anything else, and what the body throws.
 */
export async function openArchiveBody(response: HttpResponse): Promise<ArchiveBody> {
  const codings = contentCodings(response.headers['content-encoding']);
  const iterator = response.body[Symbol.asyncIterator]();
  const { pieces, head } = await readHead(iterator, codings.length === 0 ? HEAD_BYTES : ENCODED_HEAD_BYTES);
  const raw = continued(pieces, iterator);
  if (codings.length === 0) {
    if (isArchiveHead(head)) return { bytes: raw, form: 'plain' };
  } else {
    // A gzip-encoded archive looks like one already, so what is within decides first.
    const inner = decodeBeginning(head, codings);
    if (isArchiveHead(inner)) return { bytes: decodeBody(raw, codings, new URL(response.url).host), form: 'encoded' };
    // Within a mislabelled archive is a tar, which is no text; within an encoded page there is.
    if (firstWords(inner) !== '') return refuse(iterator, response, inner);
    if (isArchiveHead(head)) return { bytes: raw, form: 'mislabelled' };
  }
  return refuse(iterator, response, head);
}

async function refuse(iterator: AsyncIterator<Uint8Array>, response: HttpResponse, head: Uint8Array): Promise<never> {
  await iterator.return?.();
  throw notAnArchive({ from: displayUrl(response.url), head, contentType: response.headers['content-type'] });
}

async function readHead(
  iterator: AsyncIterator<Uint8Array>,
  wantedBytes: number,
): Promise<{ pieces: Uint8Array[]; head: Uint8Array }> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  while (size < wantedBytes) {
    const step = await iterator.next();
    if (step.done) break;
    pieces.push(step.value);
    size += step.value.length;
  }
  const head = pieces.length === 1 ? (pieces[0] as Uint8Array) : Buffer.concat(pieces);
  return { pieces, head: head.subarray(0, ENCODED_HEAD_BYTES) };
}

async function* continued(
  pieces: readonly Uint8Array[],
  iterator: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    yield* pieces;
    for (let step = await iterator.next(); !step.done; step = await iterator.next()) yield step.value;
  } finally {
    await iterator.return?.();
  }
}
