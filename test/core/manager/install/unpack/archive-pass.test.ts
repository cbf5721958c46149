import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { UnpackLimits } from '../../../../../electron/core/go/archives/unpack-limits.ts';
import { createLayout } from '../../../../../electron/core/layout.ts';
import { readManifest } from '../../../../../electron/core/manager/home/manifest.ts';
import {
  type ArchivePass,
  createArchivePass,
} from '../../../../../electron/core/manager/install/unpack/archive-pass.ts';
import { type ArchiveEntry, makeSdkEntries, makeTar, makeTarGz, makeZip } from '../../../../helpers/make-archive.ts';
import { createSandbox } from '../../../../helpers/sandbox.ts';

const SDK = makeSdkEntries({
  version: 'go1.26.3',
  files: { 'test/fixedbugs/issue27836.dir/Äfoo.go': 'package Äfoo\n', 'src/large': 'x'.repeat(3_000_000) },
});

const UNCHECKED = { file: '', check: () => undefined, signal: new AbortController().signal };

async function startPass(
  format: 'tar.gz' | 'zip',
  limits?: UnpackLimits,
): Promise<{ pass: ArchivePass; root: string; dir: string }> {
  const { dir } = await createSandbox();
  const root = path.join(dir, 'root');
  await mkdir(root);
  const pass = createArchivePass({ root, kind: format, ...(limits === undefined ? {} : { limits }) });
  onTestFinished(() => pass.close());
  return { pass, root, dir };
}

async function unpack(
  format: 'tar.gz' | 'zip',
  archive: Buffer,
  options: { pieceBytes?: number; limits?: UnpackLimits } = {},
) {
  const { pass, root, dir } = await startPass(format, options.limits);
  const file = path.join(dir, 'archive');
  await writeFile(file, archive);
  const pieceBytes = options.pieceBytes ?? 64 * 1024;
  for (let at = 0; at < archive.length; at += pieceBytes)
    await pass.write(Buffer.from(archive.subarray(at, at + pieceBytes)));
  let digest = '';
  const check = (found: string) => {
    digest = found;
  };
  const result = { ...(await pass.finish({ file, check, signal: new AbortController().signal })), sha256: digest };
  return { pass, root, dir, result };
}

const unpackTar = (entries: readonly ArchiveEntry[]) => unpack('tar.gz', makeTarGz(entries));
const unpackZip = (entries: readonly ArchiveEntry[]) => unpack('zip', makeZip(entries));

async function readTree(root: string): Promise<Record<string, { mode: number; sha256: string }>> {
  const tree: Record<string, { mode: number; sha256: string }> = {};
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const { mode } = await stat(file);
    tree[path.relative(root, file)] = { mode: mode & 0o777, sha256: sha256(await readFile(file)) };
  }
  return tree;
}

function sha256(bytes: string | Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function expectedTree(entries: readonly ArchiveEntry[]): Record<string, { mode: number; sha256: string }> {
  const files = entries.filter((entry) => !String(entry.name).endsWith('/'));
  return Object.fromEntries(
    files.map((entry) => [
      String(entry.name).slice(3),
      { mode: entry.mode ?? 0o644, sha256: sha256(entry.body as string) },
    ]),
  );
}

describe('a release archive', () => {
  it.each(['tar.gz', 'zip'] as const)('is unpacked file for file, with its modes, from a %s', async (format) => {
    const archive = format === 'zip' ? makeZip(SDK) : makeTarGz(SDK);
    const { root, result } = await unpack(format, archive);
    const expected = expectedTree(SDK);
    expect(await readTree(root)).toEqual(expected);
    expect(result).toMatchObject({
      fileCount: Object.keys(expected).length,
      totalBytes: result.totalBytes,
      sha256: sha256(archive),
    });
  });

  it.each(['tar.gz', 'zip'] as const)(
    'gets a manifest that says size, mode and sha256 of every file, from a %s',
    async (format) => {
      const { pass, dir } = await unpack(format, format === 'zip' ? makeZip(SDK) : makeTarGz(SDK));
      const layout = createLayout(dir);
      const header = {
        schema: 1,
        name: 'go1.26.3',
        version: 'go1.26.3',
        os: 'linux',
        arch: 'amd64',
        origin: 'official',
        verifiedBy: 'sha256',
        archive: { from: 'https://go.dev/dl/go1.26.3.linux-amd64.tar.gz', sha256: 'a'.repeat(64), sizeBytes: 1 },
        installedAt: '2026-05-01T00:00:00.000Z',
      } as const;
      await pass.writeManifest(layout.manifest('go1.26.3'), header);
      const manifest = await readManifest(layout, 'go1.26.3');
      const listed = Object.fromEntries(
        manifest.files.map(({ path: name, mode, sha256: digest }) => [name, { mode, sha256: digest }]),
      );
      expect(listed).toEqual(expectedTree(SDK));
      expect(manifest.totalBytes).toBe(manifest.files.reduce((sum, file) => sum + file.size, 0));
    },
  );

  it('gives the same tree however its bytes are cut', async () => {
    const entries = SDK.filter((entry) => !String(entry.name).endsWith('large'));
    const archive = makeTarGz(entries);
    const expected = expectedTree(entries);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: archive.length }), async (pieceBytes) => {
        const { root, pass } = await unpack('tar.gz', archive, { pieceBytes });
        await pass.close();
        expect(await readTree(root)).toEqual(expected);
      }),
      { numRuns: 12 },
    );
  });

  it('may use GNU long names, pax paths and sizes, and folders that are not announced', async () => {
    const long = `go/src/${'deep/'.repeat(40)}name.go`;
    const entries: ArchiveEntry[] = [
      { name: long, body: 'gnu', tar: { gnuLong: true } },
      {
        name: 'ignored',
        body: 'pax',
        tar: { pax: { path: `${long}2`, mtime: '1.5', comment: 'fine' }, globalPax: { comment: 'fine' } },
      },
      { name: 'go/src/sized', body: 'sized', tar: { size: 0, pax: { size: '5' } } },
      { name: 'go/src/empty', body: '' },
    ];
    const { root } = await unpackTar(entries);
    expect(Object.keys(await readTree(root)).sort()).toEqual(
      [long.slice(3), `${long}2`.slice(3), 'src/empty', 'src/sized'].sort(),
    );
  });

  it('has its modes rounded to what Go releases use, so that nothing is set-uid or unreadable', async () => {
    const { root } = await unpackTar([
      { name: 'go/a', body: 'a', mode: 0o4755 },
      { name: 'go/b', body: 'b', mode: 0o400 },
      { name: 'go/c', body: 'c', mode: 0o111 },
    ]);
    const tree = await readTree(root);
    expect(Object.fromEntries(Object.entries(tree).map(([name, { mode }]) => [name, mode]))).toEqual({
      a: 0o755,
      b: 0o644,
      c: 0o755,
    });
  });
});

const OUTSIDE = [
  '/etc/passwd',
  'go/../../x',
  '../x',
  'x',
  'gone/x',
  'go//x',
  'go/./x',
  'go/a\\..\\x',
  'go/C:x',
  'go/a\u0001b',
  `go/${'n'.repeat(300)}`,
  `go/${'d/'.repeat(200)}x`,
  'go/src/CON',
  'go/aux.go',
  'go/src/nul /x',
  'go/lpt1.tar.gz',
  'go/com\u00b9',
  'go/src/dot./x',
  'go/blank ',
  'go/PROGRA~1',
  'go/progra~12.txt/x',
  'go/a?b',
  'go/a|b',
  'go/un\u200dseen',
  'go/\u202egpj.exe',
];

describe('an archive is refused as unsafe', () => {
  it.each(OUTSIDE)('for the tar name %j', async (name) => {
    await expect(
      unpackTar([...SDK.slice(0, 3), { name, body: 'x', tar: { pax: { path: name } } }]),
    ).rejects.toMatchObject({
      code: 'archive-unsafe',
    });
  });

  it.each(OUTSIDE)('for the zip name %j', async (name) => {
    await expect(unpackZip([...SDK.slice(0, 3), { name, body: 'x' }])).rejects.toMatchObject({
      code: 'archive-unsafe',
    });
  });

  it.each([
    { name: 'go/l', type: 'symlink', linkTo: '/etc' },
    { name: 'go/l', type: 'hardlink', linkTo: 'go/VERSION' },
    { name: 'go/d', type: 'character-device' },
    { name: 'go/d', type: 'block-device' },
    { name: 'go/p', type: 'fifo' },
    { name: 'go/u', body: 'x', tar: { flag: 'Z' } },
    { name: 'go', body: 'a file as the root' },
  ] satisfies ArchiveEntry[])('for a tar entry that is no plain file or folder: $type $name', async (entry) => {
    await expect(unpackTar([entry])).rejects.toMatchObject({ code: 'archive-unsafe' });
  });

  it('for a link hidden in a zip', async () => {
    await expect(unpackZip([{ name: 'go/l', type: 'symlink', linkTo: '/etc' }])).rejects.toMatchObject({
      code: 'archive-unsafe',
    });
  });

  it('for an encrypted zip entry', async () => {
    await expect(unpackZip([{ name: 'go/a', body: 'a', zip: { flags: 1 } }])).rejects.toMatchObject({
      code: 'archive-unsafe',
    });
  });

  it.each(['tar.gz', 'zip'] as const)('for a name that comes twice in a %s', async (format) => {
    const entries: ArchiveEntry[] = [
      { name: 'go/a', body: '1' },
      { name: 'go/a', body: '2' },
    ];
    await expect(unpack(format, format === 'zip' ? makeZip(entries) : makeTarGz(entries))).rejects.toMatchObject({
      code: 'archive-unsafe',
    });
  });

  it.each([
    ['letter case', 'go/Readme', 'go/README'],
    ['a composed letter', 'go/\u00c4', 'go/A\u0308'],
    ['letter case of a folder', 'go/src/a', 'go/Src/b'],
    ['letter case, as a file and a folder', 'go/a', 'go/A/b'],
    ['the Kelvin sign', 'go/k', 'go/\u212a'],
  ])('for two names that are one on another system: %s', async (_, one, other) => {
    const entries = [one, other].map((name) => ({ name, body: name, tar: { pax: { path: name } } }));
    await expect(unpackTar(entries)).rejects.toMatchObject({ code: 'archive-unsafe' });
    await expect(unpackZip(entries.map(({ name, body }) => ({ name, body })))).rejects.toMatchObject({
      code: 'archive-unsafe',
    });
  });

  it('for a file used as a folder', async () => {
    const entries = [
      { name: 'go/a', body: '1' },
      { name: 'go/a/b', body: '2' },
    ];
    await expect(unpackTar(entries)).rejects.toMatchObject({ code: 'archive-unsafe' });
  });
});

describe('an archive is refused as corrupt', () => {
  const cases: Record<string, ArchiveEntry[]> = {
    'a wrong header checksum': [{ name: 'go/a', body: 'a', tar: { checksum: 1 } }],
    'bytes after the NUL of a name': [
      { name: 'go/a', body: 'a', tar: { edit: (block) => block.write('/../../x', 10, 'latin1') } },
    ],
    'a size that is not octal': [
      { name: 'go/a', body: 'a', tar: { edit: (block) => block.write('9z', 124, 'latin1') } },
    ],
    'a negative size': [{ name: 'go/a', body: 'a', tar: { edit: (block) => block.fill(0xff, 124, 136) } }],
    'a name that is not UTF-8': [{ name: Buffer.from('676f2fff', 'hex'), body: 'a' }],
    'a name with a NUL in its pax record': [{ name: 'go/a', body: 'a', tar: { pax: { size: '1x' } } }],
    'a folder with content': [{ name: 'go/f/', body: 'abc' }],
    'a link target in a pax record': [{ name: 'go/a', body: 'a', tar: { pax: { linkpath: '/etc' } } }],
    'a global pax path': [{ name: 'go/a', body: 'a', tar: { globalPax: { path: 'go/b' } } }],
  };
  it.each(Object.entries(cases))('for %s', async (_, entries) => {
    const archive = makeTarGz(entries);
    const found = unpack('tar.gz', archive);
    await expect(found).rejects.toMatchObject({ code: 'archive-corrupt' });
  });

  it('for an entry after the end mark', async () => {
    const tar = Buffer.concat([Buffer.alloc(512), makeTar([{ name: 'go/a', body: 'a' }])]);
    await expect(unpack('tar.gz', gzipSync(tar))).rejects.toMatchObject({ code: 'archive-corrupt' });
  });

  it('when a byte of the gzip stream is wrong', async () => {
    const archive = makeTarGz(SDK);
    archive.writeUInt8(archive.readUInt8(2000) ^ 0xff, 2000);
    await expect(unpack('tar.gz', archive)).rejects.toMatchObject({
      code: expect.stringMatching(/^archive-(corrupt|truncated)$/),
    });
  });

  it.each([
    ['a size smaller than the content', { size: 1 }],
    ['a size larger than the content', { size: 5000 }],
    ['a size that no packing reaches', { size: 2_000_000_000 }],
    ['an unknown method', { methodNumber: 99 }],
  ])('for a zip entry with %s', async (_, zip) => {
    await expect(unpackZip([{ name: 'go/a', body: 'text '.repeat(200), zip }])).rejects.toMatchObject({
      code: 'archive-corrupt',
    });
  });

  it('when a zip has no directory', async () => {
    await expect(unpack('zip', makeZip(SDK).subarray(0, 4000))).rejects.toMatchObject({ code: 'archive-corrupt' });
  });
});

describe('an archive is refused as truncated', () => {
  it('when the gzip stream ends early', async () => {
    const archive = makeTarGz(SDK);
    await expect(unpack('tar.gz', archive.subarray(0, archive.length - 500))).rejects.toMatchObject({
      code: 'archive-truncated',
    });
  });

  it('when the tar stream ends in the middle of a file', async () => {
    const tar = makeTar(SDK);
    await expect(unpack('tar.gz', gzipSync(tar.subarray(0, tar.length - 100_000)))).rejects.toMatchObject({
      code: 'archive-truncated',
    });
  });

  it('when the end mark is missing', async () => {
    await expect(unpack('tar.gz', makeTarGz(SDK, { trailer: false }))).rejects.toMatchObject({
      code: 'archive-truncated',
    });
  });

  it('when it is empty', async () => {
    await expect(unpack('tar.gz', Buffer.alloc(0))).rejects.toMatchObject({ code: 'archive-truncated' });
  });
});

describe('an archive is refused as too large', () => {
  const limits: UnpackLimits = {
    archiveBytes: 1_000_000,
    unpackedBytes: 100_000,
    fileBytes: 50_000,
    entries: 10,
    nameBytes: 500,
  };

  it.each(['tar.gz', 'zip'] as const)('when a %s unpacks to more than any release', async (format) => {
    const bomb = [{ name: 'go/bomb', body: Buffer.alloc(5_000_000) }];
    const archive = format === 'zip' ? makeZip(bomb) : makeTarGz(bomb);
    await expect(unpack(format, archive, { limits })).rejects.toMatchObject({ code: 'archive-too-large' });
  });

  it('before a byte of a file that claims too much is written', async () => {
    const { root, pass } = await startPass('tar.gz', limits);
    const archive = makeTarGz([{ name: 'go/lie', body: 'x', tar: { size: 0o77777777777 } }]);
    await expect(
      (async () => [await pass.write(Buffer.from(archive)), await pass.finish(UNCHECKED)])(),
    ).rejects.toMatchObject({
      code: 'archive-too-large',
    });
    expect(await readdir(root)).toEqual([]);
  });

  it('when one file is larger than any of a release, or its names are', async () => {
    const large = [{ name: 'go/large', body: randomBytes(60_000) }];
    const long = [1, 2, 3].map((index) => ({
      name: `go/${'n'.repeat(200)}${index}`,
      body: 'x',
      tar: { pax: { path: `go/${'n'.repeat(200)}${index}` } },
    }));
    for (const entries of [large, long]) {
      await expect(unpack('tar.gz', makeTarGz(entries), { limits })).rejects.toMatchObject({
        code: 'archive-too-large',
      });
      await expect(unpack('zip', makeZip(entries), { limits })).rejects.toMatchObject({ code: 'archive-too-large' });
    }
  });

  it('when what is packed is no file: headers without an entry, or bytes after the end mark', async () => {
    const headers = Array.from({ length: 20 }, () => ({
      name: 'go/x/',
      tar: { globalPax: { comment: 'c'.repeat(30_000) } },
    }));
    const tail = Buffer.concat([makeTar([{ name: 'go/a', body: 'a' }]), Buffer.alloc(400_000)]);
    for (const archive of [makeTarGz(headers), gzipSync(tail)]) {
      await expect(unpack('tar.gz', archive, { limits })).rejects.toMatchObject({ code: 'archive-too-large' });
    }
  });

  it('when it has more entries than any release', async () => {
    const entries = Array.from({ length: 11 }, (_, index) => ({ name: `go/f${index}/` }));
    await expect(unpack('tar.gz', makeTarGz(entries), { limits })).rejects.toMatchObject({ code: 'archive-too-large' });
  });
});

it('a zip whose sha256 is wrong is not opened', async () => {
  const { pass, root } = await startPass('zip');
  const check = () => {
    throw new Error('wrong sha256');
  };
  // Opening it would say that there is no such file.
  await expect(pass.finish({ file: '/no/such/file', check, signal: new AbortController().signal })).rejects.toThrow(
    'wrong sha256',
  );
  expect(await readdir(root)).toEqual([]);
});

it('a stream that unpacks to many times its size is refused long before the limit of its size', async () => {
  const { pass } = await startPass('tar.gz');
  const bomb = makeTarGz([{ name: 'go/bomb', body: Buffer.alloc(100_000_000) }]);
  await expect((async () => [await pass.write(bomb), await pass.finish(UNCHECKED)])()).rejects.toMatchObject({
    code: 'archive-corrupt',
  });
});

describe('a pass that fails', () => {
  it('tells the writer at its next bytes, so that a download is not finished for nothing', async () => {
    const { pass } = await startPass('tar.gz');
    const archive = makeTarGz([
      { name: '../x', body: 'x' },
      { name: 'go/noise', body: randomBytes(400_000) },
    ]);
    const writeAll = async () => {
      for (let at = 0; at < archive.length; at += 2048) {
        await pass.write(archive.subarray(at, at + 2048));
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    };
    await expect(writeAll()).rejects.toMatchObject({ code: 'archive-unsafe' });
  });

  it('says permission-denied where the tree cannot be written', async () => {
    const { pass } = await startPass('tar.gz');
    await pass.close();
    const { dir } = await createSandbox();
    const file = path.join(dir, 'not-a-folder');
    await writeFile(file, '');
    const blocked = createArchivePass({ root: path.join(file, 'root'), kind: 'tar.gz' });
    onTestFinished(() => blocked.close());
    await blocked.write(makeTarGz(SDK));
    await expect(blocked.finish(UNCHECKED)).rejects.toThrow();
  });
});
