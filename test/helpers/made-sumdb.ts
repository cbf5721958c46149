import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

/**
 * A checksum database with a key of its own, made from the words of RFC 6962 and go.dev/ref/mod#checksum-database
 * rather than from the code under test: roots by plain recursion over all leaves. Free of vitest. `answer` is what a
 * server gives below the database's base.
 */
export interface MadeSumdb {
  readonly name: string;
  /** What GOSUMDB takes as a key. */
  readonly vkey: string;
  readonly size: number;
  /** Adds a record for a module version; its number. `goModH1` is a made one unless given. */
  add(module: string, version: string, h1: string, goModH1?: string): number;
  /** Adds records that nobody asks for. */
  fill(count: number): void;
  recordText(id: number): string;
  /** The root hash of the first `size` records. */
  root(size: number): Buffer;
  /** The signed tree of the first `size` records (default: all). */
  treeNote(size?: number): string;
  /** Any text as a note signed with this database's key; `text` ends with a line end. */
  signNote(text: string): string;
  lookupText(module: string, version: string, treeSize?: number): string | null;
  /** Hashes of a tile in a tree of `size` records; null where that tree does not have as many. */
  tile(level: number, n: number, width: number, size?: number): Buffer | null;
  /** The bytes at `supported`, `latest`, `lookup/...`, `tile/...`; null is 404. */
  answer(path: string): Buffer | null;
  /** Answers from now on as it did when it had `size` records; null: as it is. */
  freezeAt(size: number | null): void;
  /** The same key over the same first `size` records, which goes its own way after them. */
  forkAt(size: number): MadeSumdb;
}

interface Keys {
  readonly privateKey: KeyObject;
  readonly vkey: string;
  readonly hash: Buffer;
}

export function makeSumdb(name = 'sum.test.example'): MadeSumdb {
  const pair = generateKeyPairSync('ed25519');
  const raw = Buffer.from(pair.publicKey.export({ format: 'jwk' }).x ?? '', 'base64url');
  const key = Buffer.concat([Buffer.from([1]), raw]);
  const hash = createHash('sha256').update(`${name}\n`).update(key).digest().subarray(0, 4);
  return overRecords(
    name,
    { privateKey: pair.privateKey, vkey: `${name}+${hash.toString('hex')}+${key.toString('base64')}`, hash },
    [],
  );
}

function overRecords(name: string, keys: Keys, records: string[]): MadeSumdb {
  const memory = new Map<string, Buffer>();
  let frozenAt: number | null = null;
  const served = () => Math.min(frozenAt ?? records.length, records.length);

  /** MTH of RFC 6962, section 2.1, for the records from `from` up to `to`. */
  function hashOf(from: number, to: number): Buffer {
    const place = `${from}-${to}`;
    const known = memory.get(place);
    if (known !== undefined) return known;
    const made = compute(from, to);
    memory.set(place, made);
    return made;
  }

  function compute(from: number, to: number): Buffer {
    const count = to - from;
    if (count === 0) return createHash('sha256').digest();
    if (count === 1)
      return createHash('sha256')
        .update(Buffer.concat([Buffer.from([0]), Buffer.from(records[from]!)]))
        .digest();
    let left = 1;
    while (left * 2 < count) left *= 2;
    return createHash('sha256')
      .update(Buffer.concat([Buffer.from([1]), hashOf(from, from + left), hashOf(from + left, to)]))
      .digest();
  }

  function tile(level: number, n: number, width: number, size = served()): Buffer | null {
    const span = 256 ** level;
    if (width < 1 || width > 256 || (n * 256 + width) * span > size) return null;
    return Buffer.concat(
      Array.from({ length: width }, (_, at) => hashOf((n * 256 + at) * span, (n * 256 + at + 1) * span)),
    );
  }

  function signNote(text: string): string {
    const signature = Buffer.concat([keys.hash, sign(null, Buffer.from(text), keys.privateKey)]);
    return `${text}\n\u2014 ${name} ${signature.toString('base64')}\n`;
  }

  const treeNote = (size = served()) =>
    signNote(`go.sum database tree\n${size}\n${hashOf(0, size).toString('base64')}\n`);

  function lookupText(module: string, version: string, treeSize?: number): string | null {
    const id = records.slice(0, served()).findIndex((text) => text.startsWith(`${module} ${version} `));
    return id < 0 ? null : `${id}\n${records[id]}\n${treeNote(treeSize)}`;
  }

  function add(module: string, version: string, h1: string, goModH1 = madeH1(`${module} ${version} go.mod`)): number {
    records.push(`${module} ${version} ${h1}\n${module} ${version}/go.mod ${goModH1}\n`);
    return records.length - 1;
  }

  return {
    name,
    vkey: keys.vkey,
    get size() {
      return records.length;
    },
    add,
    fill(count) {
      for (let n = 0; n < count; n++)
        add('example.com/filler', `v0.0.${records.length}`, madeH1(`filler ${records.length}`));
    },
    recordText: (id) => records[id]!,
    root: (size) => hashOf(0, size),
    treeNote,
    signNote,
    lookupText,
    tile,
    answer(path) {
      if (path === 'supported') return Buffer.alloc(0);
      if (path === 'latest') return Buffer.from(treeNote());
      const [, module, version] = /^lookup\/(.+)@([^@]+)$/.exec(path) ?? [];
      if (module !== undefined && version !== undefined)
        return bytesOf(lookupText(unescapeCase(module), unescapeCase(version)));
      const [, level, groups = '', width = '256'] = /^tile\/8\/(\d+)\/([x\d/]+?)(?:\.p\/(\d+))?$/.exec(path) ?? [];
      return level === undefined ? null : tile(Number(level), Number(groups.replace(/[x/]/g, '')), Number(width));
    },
    freezeAt(size) {
      frozenAt = size;
    },
    forkAt: (size) => overRecords(name, keys, records.slice(0, size)),
  };
}

export function madeH1(seed: string): string {
  return `h1:${createHash('sha256').update(seed).digest('base64')}`;
}

function bytesOf(text: string | null): Buffer | null {
  return text === null ? null : Buffer.from(text);
}

function unescapeCase(text: string): string {
  return text.replace(/!([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
