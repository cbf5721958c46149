import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { verifyModule } from '../../../../electron/core/go/checksum-database/verify-module.ts';
import { madeH1, makeSumdb } from '../../../helpers/made-sumdb.ts';
import { failure, openMadeProxy, openModuleWorld } from '../toolchain-module/module-world.ts';

const MODULE = 'golang.org/toolchain';
const VERSION = 'v0.0.1-go1.26.3.linux-amd64';
const H1 = madeH1('the zip');
const NAME = `${MODULE}@${VERSION}`;

/** A world whose database has `before` records, then ours, then `after` more. */
async function openWith(before: number, after: number) {
  const world = await openModuleWorld();
  world.sumdb.fill(before);
  const id = world.sumdb.add(MODULE, VERSION, H1);
  world.sumdb.fill(after);
  return { ...world, id, verify: (h1 = H1) => verifyModule(world.client(), VERSION, h1) };
}

const folderOf = (world: { context: { layout: { sumdb: string } }; sumdb: { vkey: string } }) =>
  path.join(world.context.layout.sumdb, world.sumdb.vkey.split('+').slice(0, 2).join('+'));

describe('a proof', () => {
  it('says in which tree of which database, through whom, and when', async () => {
    const world = await openWith(20, 20);
    expect(await world.verify()).toEqual({
      database: 'sum.test.example',
      moduleVersion: VERSION,
      h1: H1,
      recordId: 20,
      treeSize: 41,
      treeHash: world.sumdb.root(41).toString('base64'),
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      via: `${world.proxy.url}/sumdb/sum.test.example`,
    });
  });

  it('asks for the record and the tiles above it, and a second time only for the record', async () => {
    const world = await openWith(100, 500);
    await world.verify();
    const below = '/sumdb/sum.test.example/';
    expect(world.proxy.server.requests.map(({ path: asked }) => asked.replace(below, '')).toSorted()).toEqual([
      `lookup/${NAME}`,
      'supported',
      'tile/8/0/000',
      'tile/8/0/002.p/89',
      'tile/8/1/000.p/2',
    ]);
    world.proxy.server.forgetRequests();
    await world.verify();
    expect(world.proxy.server.requests.map(({ path: asked }) => asked.replace(below, ''))).toEqual([
      'supported',
      `lookup/${NAME}`,
    ]);
  });

  it('holds for every size of the database from its first record on, each run against the tree of the last', async () => {
    const world = await openWith(0, 0);
    for (const size of [
      1, 2, 3, 4, 5, 6, 7, 8, 9, 15, 16, 17, 31, 33, 64, 100, 127, 128, 129, 254, 255, 256, 257, 300, 511, 512, 513,
      770,
    ]) {
      world.sumdb.fill(size - world.sumdb.size);
      expect(await world.verify(), `size ${size}`).toMatchObject({
        treeSize: size,
        treeHash: world.sumdb.root(size).toString('base64'),
      });
    }
  });

  it('stays with the newest tree seen when an older one is served that agrees with it', async () => {
    const world = await openWith(10, 300);
    await world.verify();
    world.sumdb.freezeAt(50);
    expect(await world.verify()).toMatchObject({ treeSize: 311 });
    world.sumdb.freezeAt(null);
    world.sumdb.fill(10);
    expect(await world.verify()).toMatchObject({ treeSize: 321 });
  });

  it('finds a tile whole that was partial when the tree was signed', async () => {
    const world = await openWith(10, 90);
    world.proxy.intercept((asked, bytes) =>
      /\.p\//.test(asked) ? null : asked === 'tile/8/0/000' ? world.sumdb.tile(0, 0, 256, 400) : bytes,
    );
    world.sumdb.fill(299);
    world.sumdb.freezeAt(101);
    expect(await world.verify()).toMatchObject({ treeSize: 101 });
  });

  it('survives damaged tiles on disk: they are thrown away and fetched again', async () => {
    const world = await openWith(100, 500);
    await world.verify();
    const folder = path.join(folderOf(world), 'tile', '8');
    const files = (await readdir(folder, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name));
    expect(files).toHaveLength(3);
    for (const file of files) {
      const whole = await readFile(file);
      const damaged = Buffer.from(whole);
      damaged[3]! ^= 1;
      await writeFile(file, damaged);
      await world.verify();
      expect(await readFile(file), file).toEqual(whole);
      await writeFile(file, whole.subarray(0, 40));
      await world.verify();
      expect(await readFile(file), file).toEqual(whole);
    }
  });

  it('of two runs at once leaves the newer tree', async () => {
    const world = await openWith(10, 10);
    await world.verify();
    const results = await Promise.all(
      [40, 30, 60, 50].map(async (size) => {
        const proxy = await openMadeProxy(world.sumdb.forkAt(21));
        const grown = world.sumdb.forkAt(21);
        grown.fill(size - 21);
        proxy.passOn(grown);
        return await verifyModule(world.client({ goproxy: proxy.url }), VERSION, H1);
      }),
    );
    expect(results.every(({ treeSize }) => treeSize >= 30)).toBe(true);
    expect(await readFile(path.join(folderOf(world), 'latest'), 'utf8')).toMatch(/^go.sum database tree\n60\n/);
  });

  it('forgets a newest tree that was damaged on disk, and says so in the log', async () => {
    const world = await openWith(10, 10);
    await world.verify();
    await writeFile(path.join(folderOf(world), 'latest'), 'rubbish');
    await world.verify();
    expect(world.sandbox.logged.join('\n')).toContain('was damaged and is forgotten');
  });
});

describe('gets nowhere, and says what it was:', () => {
  it('a wrong zip', async () => {
    const world = await openWith(5, 5);
    const wrong = madeH1('another zip');
    expect(await failure(world.verify(wrong))).toMatchObject({
      code: 'module-mismatch',
      attack: 'wrong-zip',
      message: `verifying ${NAME}: checksum mismatch\n\tdownloaded: ${wrong}\n\tsum.test.example: ${H1}`,
    });
  });

  it('a wrong record, which would fit a wrong zip', async () => {
    const world = await openWith(5, 5);
    const wrong = madeH1('another zip');
    world.proxy.intercept((asked, bytes) =>
      asked.startsWith('lookup/') ? Buffer.from(String(bytes).replace(H1, wrong)) : bytes,
    );
    expect(await failure(world.verify(wrong))).toMatchObject({ code: 'sumdb-record-invalid', attack: 'wrong-record' });
  });

  it('a wrong record with the tile changed to fit it', async () => {
    const world = await openWith(5, 300);
    const wrong = madeH1('another zip');
    const forged = makeSumdb(world.sumdb.name);
    forged.fill(5);
    forged.add(MODULE, VERSION, wrong);
    forged.fill(300);
    world.proxy.intercept((asked, bytes) => {
      if (asked.startsWith('lookup/')) return Buffer.from(String(bytes).replace(H1, wrong));
      return asked.startsWith('tile/8/0/') ? forged.answer(asked) : bytes;
    });
    expect(await failure(world.verify(wrong))).toMatchObject({ code: 'sumdb-record-invalid', attack: 'wrong-tile' });
    expect(existsSync(path.join(folderOf(world), 'tile'))).toBe(false);
  });

  it('a record under another number', async () => {
    const world = await openWith(5, 5);
    world.proxy.intercept((asked, bytes) =>
      asked.startsWith('lookup/') ? Buffer.from(String(bytes).replace(/^5\n/, '4\n')) : bytes,
    );
    expect(await failure(world.verify())).toMatchObject({ code: 'sumdb-record-invalid', attack: 'wrong-record' });
  });

  it('a true record about another version', async () => {
    const world = await openWith(5, 5);
    world.proxy.intercept((asked, bytes) =>
      asked.startsWith('lookup/') ? Buffer.from(`2\n${world.sumdb.recordText(2)}\n${world.sumdb.treeNote()}`) : bytes,
    );
    expect(await failure(world.verify())).toMatchObject({
      code: 'sumdb-record-invalid',
      attack: 'missing-record',
      message: expect.stringContaining('checksum missing from sumdb response'),
    });
  });

  it('a stale tree, which ends before the record', async () => {
    const world = await openWith(50, 5);
    world.proxy.intercept((asked, bytes) =>
      asked.startsWith('lookup/')
        ? Buffer.from(`50\n${world.sumdb.recordText(50)}\n${world.sumdb.treeNote(40)}`)
        : bytes,
    );
    expect(await failure(world.verify())).toMatchObject({
      code: 'sumdb-stale',
      attack: 'stale-tree',
      message: expect.stringContaining('cannot validate record 50 in tree of size 40'),
    });
  });

  it('a proxy that is behind the tree seen before and lacks parts of it', async () => {
    const world = await openWith(5, 994);
    await world.verify();
    world.sumdb.freezeAt(300);
    // Of the 1000 records seen, tile 1 is whole; a tree of 300 has 44 hashes of it.
    expect(await failure(world.verify())).toMatchObject({
      code: 'sumdb-stale',
      attack: 'stale-tree',
      details: { treeSize: 300, seenSize: 1000 },
    });
  });

  it('a proxy whose tiles cannot be had for another reason is not told as stale', async () => {
    const world = await openWith(5, 994);
    await world.verify();
    world.sumdb.freezeAt(300);
    for (const tile of ['tile/8/0/001', 'tile/8/0/001.p/44'])
      world.proxy.server.faultAlways(`/sumdb/sum.test.example/${tile}`, 'status:403');
    expect(await failure(world.verify())).toMatchObject({ code: 'sumdb-unavailable', attack: 'unreachable' });
  });

  it.each([
    ['smaller than', 60],
    ['as large as', 100],
    ['larger than', 140],
    ['much larger than', 600],
  ])('a forked tree %s the one seen before; both stay in the log as evidence', async (_name, size) => {
    const world = await openWith(10, 89);
    await world.verify();
    const seen = world.sumdb.treeNote();
    const fork = world.sumdb.forkAt(50);
    fork.add('example.com/planted', 'v1.0.0', madeH1('planted'));
    fork.fill(size - 51);
    world.proxy.passOn(fork);
    expect(await failure(world.verify())).toMatchObject({ code: 'sumdb-forked', attack: 'forked-tree' });
    const log = world.sandbox.logged.join('\n');
    for (const note of [seen, fork.treeNote()]) expect(log).toContain(JSON.stringify(note).slice(1, -1));
    expect(await readFile(path.join(folderOf(world), 'latest'), 'utf8')).toBe(seen);
  });

  it('an unsigned tree', async () => {
    const world = await openWith(5, 5);
    const unsigned = (text: string) => text.replace(/\n\n\u2014 .*\n$/, '\n');
    world.proxy.intercept((asked, bytes) =>
      asked.startsWith('lookup/') ? Buffer.from(unsigned(String(bytes))) : bytes,
    );
    expect(await failure(world.verify())).toMatchObject({ code: 'sumdb-unsigned', attack: 'unsigned-tree' });
  });

  it('a tree signed by another key of the same name', async () => {
    const world = await openWith(5, 5);
    const other = makeSumdb(world.sumdb.name);
    other.fill(5);
    other.add(MODULE, VERSION, H1);
    world.proxy.passOn(other);
    expect(await failure(world.verify())).toMatchObject({ code: 'sumdb-unsigned', attack: 'unknown-key' });
  });

  it('a tree whose size was changed after it was signed', async () => {
    const world = await openWith(5, 5);
    world.proxy.intercept((asked, bytes) =>
      asked.startsWith('lookup/') ? Buffer.from(String(bytes).replace('tree\n11\n', 'tree\n12\n')) : bytes,
    );
    expect(await failure(world.verify())).toMatchObject({ code: 'sumdb-unsigned', attack: 'bad-signature' });
  });

  it('something else that the database signed', async () => {
    const world = await openWith(5, 5);
    world.proxy.intercept((asked, bytes) =>
      asked.startsWith('lookup/')
        ? Buffer.from(`5\n${world.sumdb.recordText(5)}\n${world.sumdb.signNote('hello\n')}`)
        : bytes,
    );
    expect(await failure(world.verify())).toMatchObject({ code: 'sumdb-unsigned', attack: 'not-a-tree' });
  });

  it('a login page in place of the record', async () => {
    const world = await openWith(5, 5);
    world.proxy.server.faultAlways(`/sumdb/sum.test.example/lookup/${NAME}`, 'html');
    expect(await failure(world.verify())).toMatchObject({ code: 'sumdb-record-invalid', attack: 'not-a-record' });
  });

  it('a tile of the wrong length', async () => {
    const world = await openWith(5, 5);
    world.proxy.intercept((asked, bytes) => (asked.startsWith('tile/') ? (bytes?.subarray(1) ?? null) : bytes));
    expect(await failure(world.verify())).toMatchObject({
      code: 'sumdb-record-invalid',
      attack: 'wrong-tile',
      message: expect.stringContaining('has 351 bytes, not 352'),
    });
  });
});
