import { createHash } from 'node:crypto';

/**
 * The arithmetic of a transparent log (RFC 6962, section 2; golang.org/x/mod/sumdb/tlog). Hashes are addressed by level
 * and number: level 0 are the records, hash n of level k covers the records from n*2^k up to (n+1)*2^k. Sizes are whole
 * numbers below 2^53, so no bit operators here.
 */

/** 32 bytes. */
export type Hash = Buffer;

/** A log of `size` records has this root. */
export interface Tree {
  readonly size: number;
  readonly hash: Hash;
}

/** A hash of the log that never changes once it is there. */
export interface HashPlace {
  readonly level: number;
  readonly n: number;
}

const EMPTY_TREE = createHash('sha256').digest();

/** SHA-256 of 0x00 and the record (RFC 6962, 2.1). */
export function recordHash(record: Uint8Array | string): Hash {
  return createHash('sha256').update('\0').update(record).digest();
}

/** SHA-256 of 0x01 and both hashes. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Hash {
  return createHash('sha256').update('\x01').update(left).update(right).digest();
}

/** The complete subtrees that make up a tree of `size` records, from the left and so from the largest. */
export function rootParts(size: number): HashPlace[] {
  const parts: HashPlace[] = [];
  for (let from = 0; from < size; ) {
    let level = 0;
    while (2 ** (level + 1) <= size - from) level++;
    parts.push({ level, n: from / 2 ** level });
    from += 2 ** level;
  }
  return parts;
}

/** The root of a tree from the hashes of its `rootParts`, in that order. No parts are the empty tree. */
export function joinParts(hashes: readonly Hash[]): Hash {
  return hashes.length === 0 ? EMPTY_TREE : hashes.reduceRight((right, left) => nodeHash(left, right));
}

/** The hash of a complete subtree from all hashes of one level below it; their number is a power of two. */
export function joinLevel(hashes: Uint8Array): Hash {
  let level: Hash[] = Array.from({ length: hashes.length / 32 }, (_, at) =>
    Buffer.from(hashes.subarray(at * 32, at * 32 + 32)),
  );
  while (level.length > 1)
    level = Array.from({ length: level.length / 2 }, (_, at) => nodeHash(level[2 * at]!, level[2 * at + 1]!));
  return level[0]!;
}
