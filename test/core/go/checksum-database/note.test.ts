import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openNote } from '../../../../electron/core/go/checksum-database/note.ts';
import { parseVerifierKey, type VerifierKey } from '../../../../electron/core/go/checksum-database/verifier-key.ts';
import { makeSumdb } from '../../../helpers/made-sumdb.ts';

/** The example of golang.org/x/mod/sumdb/note's own documentation: made by Go, not by us. */
const EXAMPLE_KEY = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const EXAMPLE_TEXT =
  "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const EXAMPLE = `${EXAMPLE_TEXT}\n\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n`;

const known = (text: string): VerifierKey => {
  const key = parseVerifierKey(text);
  if ('fault' in key) throw new Error(key.fault);
  return key;
};
const peter = known(EXAMPLE_KEY);
const sumdb = makeSumdb();
const ours = known(sumdb.vkey);
const open = (text: string | Uint8Array, keys = [ours]) =>
  openNote(typeof text === 'string' ? Buffer.from(text) : text, keys);

describe('what is signed', () => {
  it('is the text with its final line end, without the blank line', () => {
    expect(open(EXAMPLE, [peter])).toEqual({ text: EXAMPLE_TEXT, fault: null });
  });

  it('may have blank lines: the last one ends it', () => {
    const text = 'one\n\ntwo\n';
    expect(open(sumdb.signNote(text)).text).toBe(text);
  });

  it('counts with one known key among unknown ones, in any order', () => {
    const other = makeSumdb('other.example');
    const text = 'both\n';
    const [ownLine, otherLine] = [sumdb, other].map((db) => db.signNote(text).split('\n\n')[1] ?? '');
    for (const lines of [`${ownLine}${otherLine}`, `${otherLine}${ownLine}`])
      expect(open(`${text}\n${lines}`).fault).toBeNull();
    expect(open(`${text}\n${otherLine}`).fault).toBe('unknown-key');
  });

  it('of another text is a wrong signature, also beside a right one', () => {
    const [good = '', bad = ''] = ['a\n', 'b\n'].map((text) => sumdb.signNote(text).split('\n\n')[1]);
    expect(open(`a\n\n${bad}`).fault).toBe('bad-signature');
    expect(open(`a\n\n${good}${bad}`).fault).toBe('bad-signature');
  });

  it('of the same name with another key is unknown', () => {
    expect(open(makeSumdb(sumdb.name).signNote('a\n')).fault).toBe('unknown-key');
  });
});

const signature = sumdb.signNote('a\n').split('\n\n')[1] ?? '';
it.each([
  ['nothing', ''],
  ['no blank line', `a\n${signature}`],
  ['no signature', 'a\n\n'],
  ['no line end after the signature', `a\n\n${signature.trimEnd()}`],
  ['a hyphen in place of the dash', `a\n\n${signature.replace('\u2014', '-')}`],
  ['a name with a plus', `a\n\n\u2014 x+y ${signature.split(' ')[2]}`],
  ['no name', `a\n\n\u2014  ${signature.split(' ')[2]}`],
  ['base64 that is none', `a\n\n\u2014 ${sumdb.name} !!!!\n`],
  ['base64 of four bytes', `a\n\n\u2014 ${sumdb.name} AAAAAA==\n`],
  ['a carriage return', `a\r\n\n${signature}`],
  ['a tab', `a\tb\n\n${signature}`],
  ['a hundred and one signatures', `a\n\n${signature.repeat(101)}`],
])('%s is no signed note', (_name, text) => {
  expect(open(text)).toEqual({ text: null, fault: 'malformed' });
});

it('a hundred signatures are still a note', () => {
  expect(open(`a\n\n${signature.repeat(100)}`).fault).toBeNull();
});

it('bytes that are not UTF-8 are no note', () => {
  expect(open(Buffer.concat([Buffer.from([0xff]), Buffer.from(sumdb.signNote('a\n'))])).fault).toBe('malformed');
});

it('every single flipped bit of a signed note is noticed', () => {
  for (const [note, key] of [[EXAMPLE, peter] as const, [sumdb.treeNote(), ours] as const]) {
    const bytes = Buffer.from(note);
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const flipped = Buffer.from(bytes);
      flipped[bit >> 3]! ^= 1 << (bit & 7);
      expect(openNote(flipped, [key]).text, `bit ${bit}`).toBeNull();
    }
  }
});

it('no bytes crash it, and none that we did not sign pass', () => {
  const piece = fc.oneof(
    fc.array(fc.nat(0xffff)).map((codes) => String.fromCharCode(...codes)),
    fc.constantFrom('\n', '\n\n', '\u2014 ', sumdb.name, ' ', signature),
  );
  const text = fc.array(piece, { maxLength: 12 }).map((parts) => Buffer.from(parts.join('')));
  fc.assert(
    fc.property(fc.oneof(text, fc.uint8Array({ maxLength: 300 })), (bytes) => {
      const opened = openNote(bytes, [ours]);
      // The one text that `signature` is good for may come up by chance.
      expect(opened.text === null || opened.text === 'a\n').toBe(true);
    }),
    { numRuns: 1500 },
  );
});
