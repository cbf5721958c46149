import { AppError } from '../../../contract/errors.ts';

/**
 * A profile as text that turns back into exactly the same bytes. Everything but UTF-16 is held as one character per
 * byte, so that UTF-8, Latin-1 and broken sequences all survive; UTF-16 (PowerShell profiles made by Windows editors)
 * is held as its code units.
 */
export interface ProfileText {
  readonly encoding: 'bytes' | 'utf-16le' | 'utf-16be';
  /** The byte order mark, or no bytes. Not part of `text`. */
  readonly mark: Buffer;
  readonly text: string;
}

const MARKS = [
  { encoding: 'bytes', mark: Buffer.from([0xef, 0xbb, 0xbf]) },
  { encoding: 'utf-16le', mark: Buffer.from([0xff, 0xfe]) },
  { encoding: 'utf-16be', mark: Buffer.from([0xfe, 0xff]) },
] as const;

/** Throws `profile-invalid` for what is not text: a NUL, or half a UTF-16 unit. */
export function decodeProfile(bytes: Buffer): ProfileText {
  const marked = MARKS.find(({ mark }) => bytes.subarray(0, mark.length).equals(mark));
  const encoding = marked?.encoding ?? 'bytes';
  const mark = bytes.subarray(0, marked?.mark.length ?? 0);
  const body = bytes.subarray(mark.length);
  if (encoding !== 'bytes' && body.length % 2 !== 0) throw notText('it starts as UTF-16 and ends within a character');
  const text = encoding === 'bytes' ? body.toString('latin1') : utf16(body, encoding).toString('utf16le');
  if (text.includes('\0')) throw notText('it holds a NUL');
  return { encoding, mark, text };
}

export function encodeProfile({ encoding, mark, text }: ProfileText): Buffer {
  if (encoding === 'bytes') return Buffer.concat([mark, Buffer.from(text, 'latin1')]);
  return Buffer.concat([mark, utf16(Buffer.from(text, 'utf16le'), encoding)]);
}

/** What to put into `text` of a profile in this encoding so that the shell reads `words`. */
export function toProfileText(words: string, encoding: ProfileText['encoding']): string {
  return encoding === 'bytes' ? Buffer.from(words, 'utf8').toString('latin1') : words;
}

/** A part of `text` for people to read: UTF-8 where it is that, else Latin-1. */
export function readable(text: string, encoding: ProfileText['encoding']): string {
  if (encoding !== 'bytes') return text;
  const bytes = Buffer.from(text, 'latin1');
  const utf8 = bytes.toString('utf8');
  return Buffer.from(utf8, 'utf8').equals(bytes) ? utf8 : text;
}

/** The line ending that most lines have; `\n` when there is none or a draw. */
export function lineEnding(text: string): '\n' | '\r\n' {
  const all = text.split('\n').length - 1;
  const withReturn = text.split('\r\n').length - 1;
  return withReturn > all / 2 ? '\r\n' : '\n';
}

function utf16(body: Buffer, encoding: 'utf-16le' | 'utf-16be'): Buffer {
  return encoding === 'utf-16be' ? Buffer.from(body).swap16() : body;
}

function notText(why: string): AppError {
  return new AppError('profile-invalid', `Not a text file: ${why}`);
}
