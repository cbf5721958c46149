import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseVerifierKey } from '../../../../electron/core/go/checksum-database/verifier-key.ts';
import { makeSumdb } from '../../../helpers/made-sumdb.ts';

const GOOD = makeSumdb('sum.test.example').vkey;
const [, HASH = '', KEY = ''] = /^[^+]*\+([^+]*)\+(.*)$/.exec(GOOD) ?? [];

/** A key with the right hash over whatever bytes it has. */
function keyOf(name: string, bytes: Buffer): string {
  const hash = createHash('sha256').update(`${name}\n`).update(bytes).digest('hex').slice(0, 8);
  return `${name}+${hash}+${bytes.toString('base64')}`;
}

it('a whole key has a name and a hash', () => {
  expect(parseVerifierKey(GOOD)).toMatchObject({ name: 'sum.test.example', hash: HASH });
});

it("only the first two plus signs divide it: this key's base64 has one", () => {
  expect(parseVerifierKey('sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8')).toMatchObject({
    name: 'sum.golang.org',
    hash: '033de0ae',
  });
});

describe('what is wrong is told in the words of the go command', () => {
  it.each([
    ['a name alone', 'sum.golang.example', 'malformed verifier id'],
    ['no name', `+${HASH}+${KEY}`, 'malformed verifier id'],
    ['a blank in the name', keyOf('a b', Buffer.alloc(33, 1)), 'malformed verifier id'],
    ['a hash of seven digits', `sum.test.example+${HASH.slice(1)}+${KEY}`, 'malformed verifier id'],
    ['no key', `sum.test.example+${HASH}+`, 'malformed verifier id'],
    ['base64 that is none', `sum.test.example+${HASH}+???`, 'malformed verifier id'],
    ['the hash of another key', `sum.test.example+00000000+${KEY}`, 'invalid verifier hash'],
    ['the key under another name', `sum.other.example+${HASH}+${KEY}`, 'invalid verifier hash'],
    ['an algorithm that is not Ed25519', keyOf('x', Buffer.alloc(33, 2)), 'unknown verifier algorithm'],
    ['a key that is too short', keyOf('x', Buffer.alloc(32, 1)), 'malformed verifier id'],
  ])('%s', (_name, text, fault) => {
    expect(parseVerifierKey(text)).toEqual({ fault });
  });
});

it('no text crashes it', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(fc.nat(0xffff)).map((codes) => String.fromCharCode(...codes)),
        fc.tuple(fc.string(), fc.string(), fc.base64String()).map((parts) => parts.join('+')),
      ),
      (text) => {
        expect('fault' in parseVerifierKey(text)).toBe(true);
      },
    ),
  );
});
