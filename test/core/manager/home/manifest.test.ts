import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { Manifest } from '../../../../electron/contract/models.ts';
import {
  formatManifest,
  readManifest,
  readManifestHeader,
  writeManifest,
} from '../../../../electron/core/manager/home/manifest.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';

const SHA = 'ab'.repeat(32);

function manifest(changes: Partial<Manifest> = {}): Manifest {
  return {
    schema: 1,
    name: 'go1.26.3',
    version: 'go1.26.3',
    os: 'linux',
    arch: 'amd64',
    origin: 'official',
    verifiedBy: 'sha256',
    archive: { from: 'https://example.org/go1.26.3.linux-amd64.tar.gz', sha256: SHA, sizeBytes: 7 },
    installedAt: '2026-11-21T00:00:00.000Z',
    fileCount: 2,
    totalBytes: 30,
    files: [
      { path: 'VERSION', size: 10, mode: 0o644, sha256: SHA },
      { path: 'bin/go', size: 20, mode: 0o755, sha256: SHA },
    ],
    ...changes,
  };
}

describe('the manifest of an SDK', () => {
  it('is JSON with the header first and one file a line, sorted by path', () => {
    const unsorted = manifest({ files: [...manifest().files].reverse() });
    const text = formatManifest(unsorted);
    expect(text.split('\n')).toEqual([
      '{"schema":1,',
      '"name":"go1.26.3",',
      '"version":"go1.26.3",',
      '"os":"linux",',
      '"arch":"amd64",',
      '"origin":"official",',
      '"verifiedBy":"sha256",',
      `"archive":{"from":"https://example.org/go1.26.3.linux-amd64.tar.gz","sha256":"${SHA}","sizeBytes":7},`,
      '"installedAt":"2026-11-21T00:00:00.000Z",',
      '"fileCount":2,',
      '"totalBytes":30,',
      '"files":[',
      `["VERSION",10,420,"${SHA}"],`,
      `["bin/go",20,493,"${SHA}"]`,
      ']}',
      '',
    ]);
    expect(JSON.parse(text).files).toHaveLength(2);
  });

  it('reads back whole, or its header alone', async () => {
    const { context } = await createSandbox();
    const written = manifest({ linkedTo: '/opt/gö "1.26"', archive: null, origin: 'adopted', verifiedBy: null });
    await writeManifest(context.layout, written);
    const { files: _, ...header } = written;
    expect(await readManifest(context.layout, 'go1.26.3')).toEqual(written);
    expect(await readManifestHeader(context.layout, 'go1.26.3')).toEqual(header);
    expect(await readdir(context.layout.versions)).toEqual(['go1.26.3.json']);
  });

  it('may have no files, and odd names survive', async () => {
    const { context } = await createSandbox();
    for (const files of [[], [{ path: 'a "quoted" näme\u2028', size: 1, mode: 0o644, sha256: SHA }]]) {
      await writeManifest(context.layout, manifest({ files, fileCount: files.length }));
      expect((await readManifest(context.layout, 'go1.26.3')).files).toEqual(files);
    }
  });

  it('reads a header longer than a chunk', async () => {
    const { context } = await createSandbox();
    const from = `https://example.org/${'x'.repeat(20_000)}`;
    await writeManifest(context.layout, manifest({ archive: { from, sha256: SHA, sizeBytes: 1 } }));
    expect((await readManifestHeader(context.layout, 'go1.26.3'))?.archive?.from).toBe(from);
  });

  it('is missing when there is none: null for the header, manifest-missing for the whole', async () => {
    const { context } = await createSandbox();
    expect(await readManifestHeader(context.layout, 'go1.26.3')).toBeNull();
    await expect(readManifest(context.layout, 'go1.26.3')).rejects.toMatchObject({ code: 'manifest-missing' });
  });

  const good = formatManifest(manifest());
  it.each([
    ['empty', ''],
    ['zeroes', '\0'.repeat(5000)],
    ['cut in its header', good.slice(0, 60)],
    ['of a later schema', good.replace('"schema":1', '"schema":2')],
    ['of another SDK', good.replace('"name":"go1.26.3"', '"name":"go1.26.4"')],
    ['of an unknown origin', good.replace('official', 'elsewhere')],
    ['with a negative size', good.replace('"totalBytes":30', '"totalBytes":-1')],
  ])('is missing for both when it is %s', async (_, text) => {
    const { context } = await createSandbox();
    await mkdir(context.layout.versions, { recursive: true });
    await writeFile(context.layout.manifest('go1.26.3'), text);
    expect(await readManifestHeader(context.layout, 'go1.26.3')).toBeNull();
    await expect(readManifest(context.layout, 'go1.26.3')).rejects.toMatchObject({ code: 'manifest-missing' });
  });

  it.each([
    ['cut in its files', good.slice(0, -40)],
    ['short of a file', good.replace(`["VERSION",10,420,"${SHA}"],\n`, '')],
    ['with a path that leaves the root', good.replace('bin/go', '../../go')],
    ['with an absolute path', good.replace('bin/go', '/bin/go')],
    ['with a drive', good.replace('bin/go', 'c:/go')],
    ['with a backslash', good.replace('bin/go', 'bin\\\\go')],
    ['with a path twice', good.replace('bin/go', 'VERSION')],
    ['with a bad sha256', good.replace(`493,"${SHA}"`, '493,"x"')],
    ['with a bad mode', good.replace('493', '99999')],
  ])('is damaged for the whole when it is %s', async (_, text) => {
    const { context } = await createSandbox();
    await mkdir(context.layout.versions, { recursive: true });
    await writeFile(context.layout.manifest('go1.26.3'), text);
    await expect(readManifest(context.layout, 'go1.26.3')).rejects.toMatchObject({ code: 'manifest-missing' });
  });

  it('never shows a half-written one: the old one stays until the new one is whole', async () => {
    const { context } = await createSandbox();
    await writeManifest(context.layout, manifest());
    const before = await readFile(context.layout.manifest('go1.26.3'), 'utf8');
    const writing = writeManifest(context.layout, manifest({ verifiedBy: 'user-sha256' }));
    expect(['sha256', 'user-sha256']).toContain((await readManifestHeader(context.layout, 'go1.26.3'))?.verifiedBy);
    await writing;
    expect(await readFile(context.layout.manifest('go1.26.3'), 'utf8')).not.toBe(before);
  });
});
