import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import { decodeCanonicalBase64 } from './canonical-base64.ts';

/**
 * The public key of a checksum database: `<name>+<hash>+<base64 of algorithm and key>` (golang.org/x/mod/sumdb/note,
 * NewVerifier).
 */
export interface VerifierKey {
  readonly name: string;
  /** Eight lower-case hex digits that tell keys of one name apart. */
  readonly hash: string;
  readonly publicKey: KeyObject;
}

/** The only algorithm there is: one byte, then the key. */
const ED25519 = 1;
const ED25519_BYTES = 32;
/** DER of a SubjectPublicKeyInfo for Ed25519 up to the key itself (RFC 8410, section 4). */
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

/**
 * Splits at the first two `+` only, because base64 may hold more, and computes the hash again. What is wrong with it is
 * told in the go command's words: `malformed verifier id`, `invalid verifier hash`, `unknown verifier algorithm`.
 */
export function parseVerifierKey(text: string): VerifierKey | { readonly fault: string } {
  const [, name = '', hash = '', encoded = ''] = /^([^+]*)\+([^+]*)\+(.*)$/s.exec(text) ?? [];
  const bytes = decodeCanonicalBase64(encoded);
  if (!isKeyName(name) || !/^[0-9a-f]{8}$/i.test(hash) || bytes === null || bytes.length === 0)
    return { fault: 'malformed verifier id' };
  if (keyHash(name, bytes) !== hash.toLowerCase()) return { fault: 'invalid verifier hash' };
  if (bytes[0] !== ED25519) return { fault: 'unknown verifier algorithm' };
  if (bytes.length !== 1 + ED25519_BYTES) return { fault: 'malformed verifier id' };
  const publicKey = createPublicKey({
    key: Buffer.concat([SPKI_PREFIX, bytes.subarray(1)]),
    format: 'der',
    type: 'spki',
  });
  return { name, hash: hash.toLowerCase(), publicKey };
}

/** Not empty, without Unicode white space and `+` (note.go, isValidName). */
export function isKeyName(name: string): boolean {
  return name !== '' && !/[\p{White_Space}+]/u.test(name);
}

/** The first four bytes of SHA-256 over name, line end and key (note.go, keyHash). */
function keyHash(name: string, key: Uint8Array): string {
  return createHash('sha256').update(`${name}\n`).update(key).digest('hex').slice(0, 8);
}
