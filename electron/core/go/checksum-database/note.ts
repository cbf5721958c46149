import { verify } from 'node:crypto';
import { decodeCanonicalBase64 } from './canonical-base64.ts';
import { isKeyName, type VerifierKey } from './verifier-key.ts';

/**
 * `text` is what was signed, with its final line end. The faults: `malformed` is no signed note at all; `unknown-key`
 * was signed, if at all, by nobody known; `bad-signature` claims to be signed by a known key, and is not.
 */
type OpenedNote = { readonly text: string; readonly fault: null } | { readonly text: null; readonly fault: NoteFault };
export type NoteFault = 'malformed' | 'unknown-key' | 'bad-signature';

const SIGNATURE_PREFIX = '\u2014 ';
const MAX_SIGNATURES = 100;
const SIGNATURE_BYTES = 64;
/** Trees and records have a few hundred bytes; the go command's own limit for a tree. */
const MAX_NOTE_BYTES = 1_000_000;

interface SignatureLine {
  readonly name: string;
  readonly keyHash: string;
  readonly signature: Buffer;
}

/**
 * Reads a signed note as golang.org/x/mod/sumdb/note.Open does: text, blank line, signature lines. Signatures of
 * unknown keys are ignored, at least one of a known key must be there, and every one of a known key must be right.
 * Never throws, whatever the bytes are.
 */
export function openNote(bytes: Uint8Array, known: readonly VerifierKey[]): OpenedNote {
  const note = readText(bytes);
  const split = note?.lastIndexOf('\n\n') ?? -1;
  if (note === null || split < 0) return { text: null, fault: 'malformed' };
  const text = note.slice(0, split + 1);
  const signatures = readSignatures(note.slice(split + 2));
  if (signatures === null) return { text: null, fault: 'malformed' };
  let isSigned = false;
  for (const { name, keyHash, signature } of signatures) {
    const key = known.find((candidate) => candidate.name === name && candidate.hash === keyHash);
    if (key === undefined) continue;
    if (signature.length !== SIGNATURE_BYTES || !verify(null, Buffer.from(text), key.publicKey, signature))
      return { text: null, fault: 'bad-signature' };
    isSigned = true;
  }
  return isSigned ? { text, fault: null } : { text: null, fault: 'unknown-key' };
}

/** UTF-8 without control characters but line ends; null for anything else. */
function readText(bytes: Uint8Array): string | null {
  if (bytes.length > MAX_NOTE_BYTES) return null;
  const text = decodeUtf8(bytes);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
  return text === null || /[\u0000-\u0009\u000b-\u001f]/.test(text) ? null : text;
}

/** Null for bytes that are not UTF-8. A byte order mark is a character like any other. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

function readSignatures(block: string): SignatureLine[] | null {
  if (!block.endsWith('\n')) return null;
  const lines = block.slice(0, -1).split('\n');
  if (lines.length > MAX_SIGNATURES) return null;
  const signatures = lines.map(readSignature);
  return signatures.every((one) => one !== null) ? signatures : null;
}

function readSignature(line: string): SignatureLine | null {
  if (!line.startsWith(SIGNATURE_PREFIX)) return null;
  const [name = '', encoded = ''] = splitOnce(line.slice(SIGNATURE_PREFIX.length), ' ');
  const bytes = decodeCanonicalBase64(encoded);
  if (!isKeyName(name) || bytes === null || bytes.length < 5) return null;
  return { name, keyHash: bytes.subarray(0, 4).toString('hex'), signature: bytes.subarray(4) };
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + separator.length)];
}
