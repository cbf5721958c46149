import { createHash } from 'node:crypto';

/** A file of a zip: its full name in the zip, and the SHA-256 of its content in hex. */
export interface HashedFile {
  readonly name: string;
  readonly sha256: string;
}

/**
 * The `h1:` hash of a module zip (golang.org/x/mod/sumdb/dirhash, Hash1): SHA-256 over one line for each file, in the
 * byte order of their names. Throws a plain Error for a name with a line end, which would let one list of files pass
 * for another.
 */
export function hash1(files: readonly HashedFile[]): string {
  const sorted = files
    .map(({ name, sha256 }) => ({ name, sha256, bytes: Buffer.from(name) }))
    .sort((a, b) => Buffer.compare(a.bytes, b.bytes));
  const hash = createHash('sha256');
  for (const { name, sha256 } of sorted) {
    if (name.includes('\n')) throw new Error('dirhash: filenames with newlines are not supported');
    hash.update(`${sha256}  ${name}\n`);
  }
  return `h1:${hash.digest('base64')}`;
}
