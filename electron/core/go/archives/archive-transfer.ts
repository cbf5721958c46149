import { AppError, isAppError } from '../../../contract/errors.ts';
import { freeBytes } from '../../base/files/free-bytes.ts';
import { displayUrl } from '../../base/network/display-url.ts';
import { httpStatusError } from '../../base/network/network-errors.ts';
import { withNetworkHint } from '../../base/network/network-hints.ts';
import { backOffMs, sleep } from '../../base/network/retry.ts';
import type { Clock, Log } from '../../context.ts';
import type { HttpClient, HttpResponse } from '../../http-client.ts';
import { openArchiveBody } from './archive-body.ts';
import type { ArchiveSink } from './archive-sink.ts';
import type { ChunkWriter } from './chunk-writer.ts';
import type { PartialFile, PartialRecord } from './partial-file.ts';
import { isResumable, rangeHeaders, readRangeAnswer, recordOf } from './resume-rules.ts';

export interface DownloadOptions {
  readonly http: HttpClient;
  /** Where the same bytes are, in the order to try; at least one. */
  readonly urls: readonly string[];
  /** `downloads/<filename>.partial`. The caller holds the lock on it. */
  readonly partial: string;
  /** Size by the index. */
  readonly expectedBytes: number | null;
  readonly maxBytes: number;
  readonly sink: ArchiveSink;
  /** Bytes so far, those kept from an earlier run included; they fall back to 0 on a new start. */
  readonly onBytes: (done: number, total: number | null) => void;
  /**
   * The sink is about to get bytes that came from this URL earlier (`keptBytes` of them), or more bytes from it after
   * those.
   */
  readonly onSource?: (source: { readonly url: string; readonly keptBytes: number }) => void;
  readonly signal?: AbortSignal;
  readonly clock: Clock;
  readonly log: Log;
  /** For the jitter of pauses. */
  readonly random?: () => number;
}

/**
 * In a row and without one byte more than ever before; a slow line that breaks every minute goes on as long as it gets
 * somewhere.
 */
const MAX_TRIES_WITHOUT_PROGRESS = 4;

/** `broken`: the same URL may go on. `unusable`: it will not do. */
type Outcome = { readonly kind: 'complete' } | { readonly kind: 'broken' | 'unusable'; readonly error: AppError };

const COMPLETE: Outcome = { kind: 'complete' };

export interface ArchiveTransfer {
  readonly receivedBytes: number;
  /** What the partial file holds can be continued by a later run. */
  readonly isResumable: boolean;
  /** Feeds what an earlier run kept; the URL it came from if that is everything, else null. */
  useKept(): Promise<string | null>;
  /** Null when the archive is complete, else why this URL will not do. Throws what no other URL can help with. */
  receiveFrom(url: string): Promise<AppError | null>;
}

type TransferOptions = DownloadOptions & { readonly kept: PartialFile['kept']; readonly writer: ChunkWriter };

/** What is known of the bytes so far, through breaks, new starts and changes of URL. */
export function createArchiveTransfer(options: TransferOptions): ArchiveTransfer {
  const { http, kept, writer, expectedBytes, maxBytes, signal, onBytes } = options;
  let record: PartialRecord | null = null;
  let totalBytes = expectedBytes;
  let receivedBytes = 0;
  let mostBytes = 0;
  /**
   * The bytes so far turned out to be wrong, or cannot be continued at this URL: the next answer must be a whole one.
   */
  let mustRestart = false;

  async function useKept(): Promise<string | null> {
    if (kept === null || !isResumable(kept.record) || kept.sizeBytes > (expectedBytes ?? maxBytes)) return null;
    const { url, totalBytes: recorded } = kept.record;
    if (expectedBytes !== null && recorded !== null && recorded !== expectedBytes) return null;
    totalBytes = expectedBytes ?? recorded;
    record = kept.record;
    const from = options.urls.find((candidate) => displayUrl(candidate) === url) ?? url;
    options.onSource?.({ url: from, keptBytes: kept.sizeBytes });
    await writer.feedKept(() => onBytes(writer.bytes, totalBytes));
    mostBytes = writer.bytes;
    return writer.bytes === totalBytes ? from : null;
  }

  async function receiveFrom(url: string): Promise<AppError | null> {
    for (let failures = 0; ; ) {
      const before = mostBytes;
      const outcome = await receiveOnce(url);
      if (outcome.kind === 'complete') return null;
      // What trickles brings bytes each time, and would go on for days.
      failures = mostBytes > before && outcome.error.details?.['reason'] !== 'trickled' ? 1 : failures + 1;
      if (outcome.kind === 'unusable' || failures > MAX_TRIES_WITHOUT_PROGRESS) return outcome.error;
      const delayMs = backOffMs(failures, options.random ?? Math.random);
      options.log.warn(`${outcome.error.message}; going on in ${delayMs} ms`, {
        url: displayUrl(url),
        atBytes: writer.bytes,
      });
      await sleep(options.clock, delayMs, signal);
    }
  }

  async function receiveOnce(url: string): Promise<Outcome> {
    const received = record === null || mustRestart ? null : { bytes: writer.bytes, record, totalBytes };
    const asked = received === null ? null : rangeHeaders(received, url);
    let response: HttpResponse;
    try {
      response = await http.get({
        url,
        decode: false,
        ...(asked === null ? {} : { headers: asked }),
        ...(signal === undefined ? {} : { signal }),
      });
    } catch (error) {
      return { kind: 'unusable', error: sourceFailure(error) };
    }
    try {
      if (received === null || asked === null)
        return response.status === 200 ? await receiveWhole(url, response) : unusableStatus(response);
      const verdict = readRangeAnswer(received, asked, response);
      if (verdict === 'complete') return COMPLETE;
      if (verdict === 'whole') return await receiveWhole(url, response);
      if (verdict === 'continues') return await receiveRest(url, response.body);
      if (verdict === 'other') return unusableStatus(response);
      mustRestart = true;
      return { kind: 'broken', error: cannotContinue(url, response) };
    } finally {
      response.discard();
    }
  }

  async function receiveWhole(url: string, response: HttpResponse): Promise<Outcome> {
    let body: Awaited<ReturnType<typeof openArchiveBody>>;
    try {
      body = await openArchiveBody(response);
    } catch (error) {
      return { kind: isAppError(error, 'archive-not-recognized') ? 'unusable' : 'broken', error: sourceFailure(error) };
    }
    const declaredBytes = body.form === 'encoded' ? null : declaredLength(response);
    totalBytes = expectedBytes ?? declaredBytes;
    if (totalBytes !== null && totalBytes > maxBytes) return { kind: 'unusable', error: tooLarge(url, maxBytes) };
    // Ranges of an encoded body would be of the encoded bytes, so such a download starts again when it breaks.
    record = body.form === 'plain' ? recordOf(url, response.headers, totalBytes) : null;
    mustRestart = false;
    await writer.restart(isResumable(record) ? record : null);
    return await receiveRest(url, body.bytes);
  }

  async function receiveRest(url: string, body: AsyncIterable<Uint8Array>): Promise<Outcome> {
    options.onSource?.({ url, keptBytes: writer.bytes });
    const limitBytes = Math.min(totalBytes ?? maxBytes, maxBytes);
    const iterator = body[Symbol.asyncIterator]();
    try {
      for (;;) {
        const piece = await nextPiece(iterator);
        if (piece instanceof AppError) return writer.bytes === totalBytes ? COMPLETE : { kind: 'broken', error: piece };
        if (piece === null) break;
        if (writer.bytes + piece.length > limitBytes) {
          mustRestart = true;
          return { kind: 'unusable', error: tooLarge(url, limitBytes) };
        }
        const room = writer.push(piece);
        receivedBytes += piece.length;
        freeBytes(piece);
        mostBytes = Math.max(mostBytes, writer.bytes);
        onBytes(writer.bytes, totalBytes);
        if (room !== undefined) await room;
      }
    } finally {
      await iterator.return?.();
    }
    return totalBytes === null || writer.bytes === totalBytes
      ? COMPLETE
      : { kind: 'broken', error: truncated(url, writer.bytes, totalBytes) };
  }

  return {
    get receivedBytes() {
      return receivedBytes;
    },
    get isResumable() {
      return !mustRestart && writer.bytes > 0 && isResumable(record);
    },
    useKept,
    receiveFrom,
  };
}

/** The next bytes, null at the end, or what broke them off. */
async function nextPiece(iterator: AsyncIterator<Uint8Array>): Promise<Uint8Array | null | AppError> {
  try {
    const step = await iterator.next();
    return step.done ? null : step.value;
  } catch (error) {
    return sourceFailure(error);
  }
}

/** What a URL can be blamed for; cancelling and programmer errors are thrown on. */
function sourceFailure(error: unknown): AppError {
  if (!isAppError(error) || error.code === 'cancelled') throw error;
  return error;
}

function unusableStatus(response: HttpResponse): Outcome {
  return { kind: 'unusable', error: httpStatusError(response.url, response.status) };
}

function declaredLength(response: HttpResponse): number | null {
  const value = response.headers['content-length'];
  return value !== undefined && /^\d+$/.test(value) && response.headers['transfer-encoding'] === undefined
    ? Number(value)
    : null;
}

function cannotContinue(url: string, response: HttpResponse): AppError {
  const error = new AppError(
    'network-unreachable',
    `${new URL(url).host} cannot continue the download where it ended`,
    {
      details: {
        url: displayUrl(url),
        status: response.status,
        contentRange: response.headers['content-range'] ?? null,
      },
    },
  );
  return withNetworkHint(error);
}

function tooLarge(url: string, limitBytes: number): AppError {
  return new AppError(
    'archive-too-large',
    `${displayUrl(url)} is larger than the ${limitBytes} bytes that are allowed`,
    {
      hint: 'The source has another file under this name; use another source',
    },
  );
}

function truncated(url: string, bytes: number, totalBytes: number): AppError {
  return new AppError('archive-truncated', `${displayUrl(url)} ends after ${bytes} of ${totalBytes} bytes`, {
    hint: 'The source has an incomplete file; run it again later, or use another source',
  });
}
