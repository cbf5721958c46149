import { createHash, randomBytes } from 'node:crypto';
import { lstat, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { isAppError } from '../../../../../electron/contract/errors.ts';
import { createSharedWork, makeSharedMemory } from '../../../../../electron/core/go/archives/zip/shared-work.ts';
import { unpackShare } from '../../../../../electron/core/go/archives/zip/unpack-share.ts';
import { END_REACH, findDirectory, readDirectory } from '../../../../../electron/core/go/archives/zip/zip-directory.ts';
import { zipRules } from '../../../../../electron/core/go/archives/zip/zip-form.ts';
import { hash1 } from '../../../../../electron/core/go/checksum-database/dirhash.ts';
import { readManifestFile } from '../../../../../electron/core/manager/home/manifest.ts';
import { createZipPass } from '../../../../../electron/core/manager/install/zip/zip-pass.ts';
import type { ArchiveEntry } from '../../../../helpers/archive-entry.ts';
import { makeZip } from '../../../../helpers/make-zip.ts';
import { createSandbox } from '../../../../helpers/sandbox.ts';

const VERSION = 'v0.0.1-go1.26.3.linux-amd64';
const FORM = { kind: 'module', moduleVersion: VERSION } as const;
const PREFIX = `golang.org/toolchain@${VERSION}/`;
const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex');

async function unpack(zip: Buffer, signal = new AbortController().signal) {
  const { dir } = await createSandbox();
  const [root, file] = [path.join(dir, 'root'), path.join(dir, 'x.zip')];
  await mkdir(root);
  await writeFile(file, zip);
  const pass = createZipPass({ root, form: FORM });
  onTestFinished(() => pass.close());
  return { root, dir, pass, result: await pass.unpack(file, { signal, onBytes: () => undefined }) };
}

const plain = (files: Readonly<Record<string, string | Buffer>>): ArchiveEntry[] =>
  Object.entries(files).map(([name, body]) => ({ name: PREFIX + name, body }));

const zipOf = (...entries: ArchiveEntry[]) => makeZip([...plain({ VERSION: 'go1.26.3\n' }), ...entries]);

/** The same in this thread, which costs no start of threads. */
async function unpackHere(zip: Buffer): Promise<{ root: string; h1: string }> {
  const { dir } = await createSandbox();
  const [root, file] = [path.join(dir, 'inner/root'), path.join(dir, 'x.zip')];
  await mkdir(root, { recursive: true });
  await writeFile(file, zip);
  const place = findDirectory(zip.subarray(Math.max(0, zip.length - END_REACH)), zip.length);
  const files = readDirectory(
    Buffer.from(zip.subarray(place.offset, place.offset + place.size)),
    place,
    zipRules(FORM),
  );
  const shared = createSharedWork(makeSharedMemory(files.length));
  unpackShare({ file, root, files, shared });
  return { root, h1: hash1(files.map(({ name }, index) => ({ name, sha256: shared.digest(index) }))) };
}

async function refusal(zip: Buffer): Promise<string> {
  try {
    await unpackHere(zip);
  } catch (error) {
    if (!isAppError(error)) throw error;
    return `${error.code}: ${error.message}`;
  }
  return 'it was taken';
}

describe('a zip of plain files', () => {
  const files = {
    VERSION: 'go1.26.3\n',
    'bin/go': Buffer.alloc(3_000_000, 'go'),
    'src/_go.mod': 'module std\n',
    'src/empty': '',
    'src/make.bash': '#!/bin/sh\n',
    ...Object.fromEntries(
      Array.from({ length: 700 }, (_, n) => [`src/p${n % 7}/f${n}.go`, `package p // ${n}\n`.repeat(n % 50)]),
    ),
  };

  it('becomes the tree of the official archive, with the h1 of the zip and the sha256 of every file', async () => {
    const { root, dir, pass, result } = await unpack(makeZip(plain(files)));
    const lines = Object.entries(files).map(([name, body]) => `${sha256(body)}  ${PREFIX}${name}\n`);
    const sorted = lines.toSorted((a, b) => Buffer.compare(Buffer.from(a.slice(66)), Buffer.from(b.slice(66))));
    expect(result.h1).toBe(`h1:${createHash('sha256').update(sorted.join('')).digest('base64')}`);
    expect(result.fileCount).toBe(705);
    expect(await readFile(path.join(root, 'src/go.mod'), 'utf8')).toBe('module std\n');
    expect(await readdir(path.join(root, 'src'))).not.toContain('_go.mod');
    const modes = ['bin/go', 'src/make.bash', 'src/go.mod'].map(async (file) =>
      ((await lstat(path.join(root, file))).mode & 0o777).toString(8),
    );
    if (process.platform !== 'win32') expect(await Promise.all(modes)).toEqual(['755', '755', '644']);
    for (const [name, body] of Object.entries(files)) {
      expect((await readFile(path.join(root, name.replace('_go.mod', 'go.mod')))).equals(Buffer.from(body))).toBe(true);
    }
    const manifest = path.join(dir, 'manifest.json');
    await pass.writeManifest(manifest, {
      schema: 1,
      name: 'go1.26.3',
      version: 'go1.26.3',
      os: 'linux',
      arch: 'amd64',
      origin: 'module-proxy',
      verifiedBy: null,
      archive: null,
      installedAt: '2026-11-21T00:00:00Z',
    });
    const read = await readManifestFile(manifest, 'go1.26.3');
    expect(read.files.find(({ path: name }) => name === 'bin/go')).toEqual({
      path: 'bin/go',
      size: 3_000_000,
      mode: 0o755,
      sha256: sha256(files['bin/go']),
    });
    expect(read.totalBytes).toBe(Object.values(files).reduce((sum, body) => sum + Buffer.byteLength(body), 0));
  });

  it('a stored file is as good as a deflated one', async () => {
    const { root } = await unpack(zipOf({ name: `${PREFIX}src/x`, body: 'stored', zip: { method: 'stored' } }));
    expect(await readFile(path.join(root, 'src/x'), 'utf8')).toBe('stored');
  });

  it('is given up when it is cancelled', async () => {
    await expect(unpack(makeZip(plain(files)), AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('a zip that is no toolchain is refused: ', () => {
  const bad: Record<string, [Buffer, string]> = {
    'a file outside the prefix': [
      zipOf({ name: 'golang.org/toolchain@v0.0.1-go1.26.4.linux-amd64/x' }),
      'archive-unsafe',
    ],
    'a path that climbs': [zipOf({ name: `${PREFIX}../x` }), 'archive-unsafe'],
    'an absolute path': [zipOf({ name: `${PREFIX}/x` }), 'archive-unsafe'],
    'a backslash': [zipOf({ name: `${PREFIX}a\\b` }), 'archive-unsafe'],
    'a drive': [zipOf({ name: `${PREFIX}c:/x` }), 'archive-unsafe'],
    'a line end': [zipOf({ name: `${PREFIX}a\nb` }), 'archive-unsafe'],
    'a name that is no UTF-8': [zipOf({ name: Buffer.from(`${PREFIX}\xff\xfe`, 'latin1') }), 'archive-unsafe'],
    'a folder': [zipOf({ name: `${PREFIX}src/`, type: 'folder' }), 'archive-unsafe'],
    'a link': [zipOf({ name: `${PREFIX}x`, type: 'symlink', linkTo: '/etc/passwd' }), 'archive-unsafe'],
    'a device': [zipOf({ name: `${PREFIX}x`, type: 'character-device' }), 'archive-unsafe'],
    'a file twice': [zipOf({ name: `${PREFIX}VERSION`, body: 'y' }), 'archive-unsafe'],
    'a file twice but for case': [zipOf({ name: `${PREFIX}version`, body: 'y' }), 'archive-unsafe'],
    'both go.mod and _go.mod': [
      zipOf({ name: `${PREFIX}src/go.mod` }, { name: `${PREFIX}src/_go.mod` }),
      'archive-unsafe',
    ],
    'a file that is a folder too': [zipOf({ name: `${PREFIX}VERSION/x` }), 'archive-unsafe'],
    encryption: [zipOf({ name: `${PREFIX}x`, body: 'x', zip: { flags: 0x801 } }), 'archive-unsafe'],
    'an unknown method': [zipOf({ name: `${PREFIX}x`, body: 'x', zip: { methodNumber: 12 } }), 'archive-corrupt'],
    'a size that is too small': [
      zipOf({ name: `${PREFIX}x`, body: 'x'.repeat(100), zip: { size: 50 } }),
      'archive-corrupt',
    ],
    'a size that is too large': [
      zipOf({ name: `${PREFIX}x`, body: 'x'.repeat(100), zip: { size: 101 } }),
      'archive-corrupt',
    ],
    'a wrong checksum': [zipOf({ name: `${PREFIX}x`, body: 'x', zip: { crc: 1 } }), 'archive-corrupt'],
    'a size that nothing packs to': [
      zipOf({ name: `${PREFIX}x`, body: 'x', zip: { size: 100_000_000 } }),
      'archive-corrupt',
    ],
    'a size of zip64': [zipOf({ name: `${PREFIX}x`, body: 'x', zip: { size: 0xffffffff } }), 'archive-corrupt'],
    'another name before the bytes': [
      zipOf({ name: `${PREFIX}x`, zip: { localName: `${PREFIX}y` } }),
      'archive-corrupt',
    ],
    'no end': [zipOf().subarray(0, -1), 'archive-corrupt'],
    'something after the end': [Buffer.concat([zipOf(), Buffer.from('x')]), 'archive-corrupt'],
    'something before the beginning': [Buffer.concat([Buffer.from('x'), zipOf()]), 'archive-corrupt'],
    'a stored file with a wrong checksum': [
      zipOf({ name: `${PREFIX}x`, body: 'x', zip: { method: 'stored', crc: 1 } }),
      'archive-corrupt',
    ],
    'more packed than unpacked': [
      zipOf({ name: `${PREFIX}x`, body: randomBytes(5000), zip: { size: 100 } }),
      'archive-corrupt',
    ],
    'a device of Windows': [zipOf({ name: `${PREFIX}src/nul.go` }), 'archive-unsafe'],
    'a file twice but for a composed letter': [
      zipOf({ name: `${PREFIX}A\u0308` }, { name: `${PREFIX}\u00c4` }),
      'archive-unsafe',
    ],
    'a folder in two spellings': [zipOf({ name: `${PREFIX}src/a` }, { name: `${PREFIX}SRC/b` }), 'archive-unsafe'],
    nothing: [Buffer.alloc(0), 'archive-corrupt'],
    'more than 500 MiB unpacked': [zipOf(...bombs(6, 100 * 1024 * 1024)), 'archive-too-large'],
  };

  it.each(Object.entries(bad))('%s', async (_, [zip, code]) => {
    expect(await refusal(zip)).toMatch(new RegExp(`^${code}: `));
  });

  it('files that share the same bytes', async () => {
    const zip = zipOf(
      { name: `${PREFIX}x`, body: 'x'.repeat(500), zip: { method: 'stored' } },
      { name: `${PREFIX}y`, body: 'x'.repeat(500), zip: { method: 'stored' } },
    );
    const last = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    const before = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]), last - 1);
    zip.copy(zip, last + 42, before + 42, before + 46);
    expect(await refusal(zip)).toMatch(/^archive-corrupt: .*bytes of another file/);
  });

  it('one whose end names a count that its directory does not have', async () => {
    const zip = zipOf();
    zip.writeUInt16LE(2, zip.length - 14);
    zip.writeUInt16LE(2, zip.length - 12);
    expect(await refusal(zip)).toMatch(/^archive-corrupt: .*directory is damaged/);
  });

  it('one with something hidden between two files', async () => {
    const zip = zipOf({ name: `${PREFIX}x`, body: 'x' });
    const directory = zip.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    const hidden = Buffer.concat([zip.subarray(0, directory), Buffer.alloc(200_000), zip.subarray(directory)]);
    hidden.writeUInt32LE(directory + 200_000, hidden.length - 6);
    expect(await refusal(hidden)).toMatch(/^archive-corrupt: .*follows/);
  });

  it('and nothing of it is outside the folder', async () => {
    const { dir } = await createSandbox();
    const root = path.join(dir, 'a/b');
    await mkdir(root, { recursive: true });
    await writeFile(path.join(dir, 'x.zip'), zipOf({ name: `${PREFIX}../../evil` }));
    const pass = createZipPass({ root, form: FORM });
    await expect(
      pass.unpack(path.join(dir, 'x.zip'), { signal: new AbortController().signal, onBytes: () => undefined }),
    ).rejects.toMatchObject({
      code: 'archive-unsafe',
    });
    await pass.close();
    expect((await readdir(dir)).toSorted()).toEqual(['a', 'user', 'x.zip']);
    expect([await readdir(path.join(dir, 'a')), await readdir(root)]).toEqual([['b'], []]);
  });
});

/** Files of zeros, whose sizes are true. */
function bombs(count: number, size: number): ArchiveEntry[] {
  const body = Buffer.alloc(size);
  return Array.from({ length: count }, (_, n) => ({ name: `${PREFIX}bomb${n}`, body }));
}

it('property: a zip with bytes changed gives another h1, the same files, or a refusal; never anything else', async () => {
  const files = plain({ VERSION: 'go1.26.3\n', 'bin/go': 'go'.repeat(300), 'src/_go.mod': 'module std\n' });
  const good = makeZip(files);
  const { h1 } = await unpackHere(good);
  const change = fc.tuple(fc.nat(good.length - 1), fc.integer({ min: 1, max: 255 }));
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), async (changes) => {
      const zip = Buffer.from(good);
      for (const [at, by] of changes) zip[at] = zip[at]! ^ by;
      const outcome = await unpackHere(zip).catch((error: unknown) => error);
      if (outcome instanceof Error) expect(isAppError(outcome) && outcome.code).toMatch(/^archive-/);
      else {
        const { root, h1: changed } = outcome as { root: string; h1: string };
        if (changed === h1) expect(await readFile(path.join(root, 'bin/go'), 'utf8')).toBe('go'.repeat(300));
      }
    }),
    { numRuns: 100 },
  );
});
