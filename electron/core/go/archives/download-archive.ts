/**
 * The bytes of an archive from the first of several URLs that has them, into a partial file and a sink at once. A
 * connection that breaks is taken up again where it ended; a URL that answers wrongly is left for the next. Resuming is
 * decided by resume-rules.ts.
 */
import path from 'node:path';
import { AppError } from '../../../contract/errors.ts';
import { explainFileError } from '../../base/files/file-errors.ts';
import { displayUrl } from '../../base/network/display-url.ts';
import type { DownloadOptions } from './archive-transfer.ts';
import { type ArchiveTransfer, createArchiveTransfer } from './archive-transfer.ts';
import { createChunkWriter } from './chunk-writer.ts';
import { discardPartial, openPartialFile } from './partial-file.ts';

export { discardPartial } from './partial-file.ts';

export interface Downloaded {
  /** The one of `urls` that gave the last bytes. */
  readonly url: string;
  /** Size of the archive. */
  readonly bytes: number;
  /** Bytes that came over the network in this run. */
  readonly receivedBytes: number;
}

/**
 * Every byte is in the partial file and in the sink when this resolves; the caller compares the sha256 and calls
 * `discardPartial`. After a failure downloads/ has resumable bytes or nothing of this archive. Throws what stopped the
 * last URL, with `details.tried`: `network-unreachable`, `network-stalled`, `http-status`, `redirect-loop`,
 * `redirect-insecure`, `archive-not-recognized`, `archive-too-large`, `archive-truncated`; `cancelled`, `disk-full`,
 * `permission-denied`; and what the sink throws.
 */
export async function downloadArchive(options: DownloadOptions): Promise<Downloaded> {
  const { clock, partial: target, sink, signal } = options;
  const doing = `download ${path.basename(target).replace(/\.partial$/, '')}`;
  const partial = await openPartialFile(target).catch((error: unknown) =>
    Promise.reject(explainFileError(error, doing)),
  );
  const writer = createChunkWriter({ partial, sink, clock, signal, doing });
  const transfer = createArchiveTransfer({ ...options, kept: partial.kept, writer });
  let isWorthKeeping = false;
  try {
    const url = (await transfer.useKept()) ?? (await fromFirstThatWorks(options, transfer));
    await writer.finish();
    isWorthKeeping = true;
    return { url, bytes: writer.bytes, receivedBytes: transfer.receivedBytes };
  } catch (error) {
    await writer.keep();
    isWorthKeeping = transfer.isResumable && (await partial.sizeBytes()) > 0;
    throw error;
  } finally {
    await partial.close();
    if (!isWorthKeeping) await discardPartial(target);
  }
}

async function fromFirstThatWorks(options: DownloadOptions, transfer: ArchiveTransfer): Promise<string> {
  const tried: { url: string; code: string; message: string }[] = [];
  let last: AppError | null = null;
  for (const url of options.urls) {
    last = await transfer.receiveFrom(url);
    if (last === null) return url;
    options.log.warn(`Could not download from ${displayUrl(url)}: ${last.message}`);
    tried.push({ url: displayUrl(url), code: last.code, message: last.message });
  }
  if (last === null) throw new Error('downloadArchive was given no URL');
  const { code, message, hint, details, cause } = last;
  throw new AppError(code, message, { ...(hint === undefined ? {} : { hint }), details: { ...details, tried }, cause });
}
