import { AppError } from '../../../contract/errors.ts';

/** Enough bytes to know an archive by. */
export const HEAD_BYTES = 4;

const GZIP = [0x1f, 0x8b];
const ZIP = [0x50, 0x4b, 0x03, 0x04];

/**
 * Whether bytes begin like gzip (RFC 1952) or a zip with at least one entry (PKWARE APPNOTE 4.3.7): the two forms of a
 * Go release.
 */
export function isArchiveHead(head: Uint8Array): boolean {
  return [GZIP, ZIP].some((magic) => head.length >= magic.length && magic.every((byte, index) => head[index] === byte));
}

export function isZipHead(head: Uint8Array): boolean {
  return ZIP.every((byte, index) => head[index] === byte);
}

interface NotAnArchive {
  /** Who sent it, or the file it is in. */
  readonly from: string;
  readonly head: Uint8Array;
  readonly contentType?: string | undefined;
}

/** The error for anything else: says what it looks like, because it mostly is a sign-in or error page. */
export function notAnArchive({ from, head, contentType }: NotAnArchive): AppError {
  const words = firstWords(head);
  const type = contentType === undefined ? '' : ` of type ${contentType.slice(0, 80)}`;
  const what = head.length === 0 ? 'nothing' : `something else${type}${words === '' ? '' : `, beginning "${words}"`}`;
  return new AppError('archive-not-recognized', `${from} has ${what} where a gzip or zip archive should be`, {
    hint: 'A sign-in page of the network or an error page may stand in its place; open the URL in a browser, or use another source',
    details: { ...(contentType === undefined ? {} : { contentType }), firstWords: words },
  });
}

/** The text of a page without its markup, or '' for bytes that are no text. */
export function firstWords(head: Uint8Array): string {
  const text = new TextDecoder().decode(head.subarray(0, 1024));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters tell bytes from text
  if (/[\u0000-\u0008\u000e-\u001f]|\ufffd(?!$)/.test(text)) return '';
  const plain = text.replace(/<[^>]*>?/g, ' ').replace(/\s+/g, ' ');
  return plain.trim().slice(0, 80);
}
