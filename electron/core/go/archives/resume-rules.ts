import { parseContentRange } from '../../base/network/content-range.ts';
import { displayUrl } from '../../base/network/display-url.ts';
import { isHttpDate, isStrongEtag } from '../../base/network/validators.ts';
import type { PartialRecord } from './partial-file.ts';

/**
 * When bytes received earlier may be continued. The server must show that its file is still the one they are the
 * beginning of: by If-Range with a strong validator (RFC 9110, 13.1.5), which only the URL they came from can know; or,
 * from any other URL and without a validator, by naming the same total size. Mirrors of a release have the same bytes,
 * and the sha256 of the whole decides in the end.
 */
interface Received {
  readonly bytes: number;
  readonly record: PartialRecord;
  /** Size of the whole, from the index or the first answer. */
  readonly totalBytes: number | null;
}

/** Headers that ask `url` for what is missing, or null when it cannot be asked. */
export function rangeHeaders(received: Received, url: string): Record<string, string> | null {
  const { bytes, record, totalBytes } = received;
  if (bytes === 0) return null;
  const validator = displayUrl(url) === record.url ? (record.etag ?? record.lastModified) : null;
  if (validator === null && totalBytes === null) return null;
  return { range: `bytes=${bytes}-`, ...(validator === null ? {} : { 'if-range': validator }) };
}

/** What an answer to such a request means. `restart`: it is no continuation, ask for the whole. */
type RangeAnswer = 'continues' | 'whole' | 'complete' | 'restart' | 'other';

/** @param asked what `rangeHeaders` gave */
export function readRangeAnswer(
  received: Received,
  asked: Readonly<Record<string, string>>,
  answer: { readonly status: number; readonly headers: Readonly<Record<string, string>> },
): RangeAnswer {
  if (answer.status === 200) return 'whole';
  if (answer.status !== 206 && answer.status !== 416) return 'other';
  const range = parseContentRange(answer.headers['content-range']);
  const { bytes, totalBytes } = received;
  if (answer.status === 416) return range?.total === bytes && (totalBytes ?? bytes) === bytes ? 'complete' : 'restart';
  const isEncoded = (answer.headers['content-encoding'] ?? 'identity') !== 'identity';
  if (isEncoded || range?.part?.start !== bytes) return 'restart';
  const isSameSize = range.total !== null && range.total === totalBytes;
  const isConfirmed = asked['if-range'] !== undefined && (range.total === null || totalBytes === null);
  return isSameSize || isConfirmed ? 'continues' : 'restart';
}

/**
 * The record of a whole answer. Weak validators prove nothing about bytes; a date does when it is a second or more
 * older than the answer (8.8.2.2).
 */
export function recordOf(
  url: string,
  headers: Readonly<Record<string, string>>,
  totalBytes: number | null,
): PartialRecord {
  const etag = headers['etag'];
  const lastModified = headers['last-modified'];
  const ageMs = Date.parse(headers['date'] ?? '') - Date.parse(lastModified ?? '');
  return {
    url: displayUrl(url),
    etag: isStrongEtag(etag) ? etag : null,
    lastModified: isHttpDate(lastModified) && ageMs >= 1000 ? lastModified : null,
    totalBytes,
  };
}

/** Whether a later run can go on from such bytes. */
export function isResumable(record: PartialRecord | null): boolean {
  return record !== null && (record.etag !== null || record.lastModified !== null || record.totalBytes !== null);
}
