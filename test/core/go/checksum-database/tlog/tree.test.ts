import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  joinLevel,
  joinParts,
  nodeHash,
  recordHash,
  rootParts,
} from '../../../../../electron/core/go/checksum-database/tlog/tree.ts';

const sha256 = (...parts: (string | Buffer)[]) =>
  createHash('sha256')
    .update(Buffer.concat(parts.map((part) => Buffer.from(part))))
    .digest();

describe('hashes by hand', () => {
  it('a record is hashed after a zero byte, a pair after a one', () => {
    // printf '\0go' | sha256sum; printf '\1'LEFT RIGHT | sha256sum, as RFC 6962, 2.1 defines them.
    expect(recordHash('go')).toEqual(sha256('\x00', 'go'));
    expect(nodeHash(Buffer.alloc(32, 1), Buffer.alloc(32, 2))).toEqual(
      sha256('\x01', Buffer.alloc(32, 1), Buffer.alloc(32, 2)),
    );
    // SHA-256 of the single byte 0: the leaf hash of an empty record.
    expect(recordHash('').toString('hex')).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d');
  });

  it('the empty tree is SHA-256 of nothing', () => {
    expect(joinParts([]).toString('hex')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  it('seven records: the left four, the next two, the last one', () => {
    // 7 = 4 + 2 + 1, so the root is node(abcd, node(ef, g)).
    const [a, b, c, d, e, f, g] = [...'abcdefg'].map((record) => recordHash(record)) as [
      Buffer,
      Buffer,
      Buffer,
      Buffer,
      Buffer,
      Buffer,
      Buffer,
    ];
    const abcd = nodeHash(nodeHash(a, b), nodeHash(c, d));
    const ef = nodeHash(e, f);
    expect(rootParts(7)).toEqual([
      { level: 2, n: 0 },
      { level: 1, n: 2 },
      { level: 0, n: 6 },
    ]);
    expect(joinParts([abcd, ef, g])).toEqual(nodeHash(abcd, nodeHash(ef, g)));
    expect(joinLevel(Buffer.concat([a, b, c, d]))).toEqual(abcd);
  });
});

/**
 * The roots that every implementation of RFC 6962 is tried with (certificate-transparency, merkle_tree_test), for its
 * first eight leaves.
 */
const LEAVES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map(
  (hex) => Buffer.from(hex, 'hex'),
);
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

it.each(ROOTS.map((root, at) => [at + 1, root] as const))(
  '%i of the known leaves have the known root',
  (size, root) => {
    const hashes = LEAVES.slice(0, size).map((leaf) => recordHash(leaf));
    const parts = rootParts(size).map(({ level, n }) =>
      joinLevel(Buffer.concat(hashes.slice(n * 2 ** level, (n + 1) * 2 ** level))),
    );
    expect(joinParts(parts).toString('hex')).toBe(root);
  },
);

it('the parts of any size cover it without a gap, the largest first', () => {
  for (const size of [1, 2, 3, 255, 256, 257, 65_535, 65_537, 71_848_828, Number.MAX_SAFE_INTEGER]) {
    let covered = 0;
    let before = Number.POSITIVE_INFINITY;
    for (const { level, n } of rootParts(size)) {
      expect(n * 2 ** level).toBe(covered);
      expect(level).toBeLessThan(before);
      before = level;
      covered += 2 ** level;
    }
    expect(covered).toBe(size);
  }
});
