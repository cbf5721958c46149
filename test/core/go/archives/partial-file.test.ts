import { execFileSync } from 'node:child_process';
import { link, lstat, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openPartialFile } from '../../../../electron/core/go/archives/partial-file.ts';
import { rangeHeaders, recordOf } from '../../../../electron/core/go/archives/resume-rules.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';

const GOOD = {
  url: 'https://go.dev/dl/go1.26.3.linux-amd64.tar.gz',
  etag: '"abc"',
  lastModified: null,
  totalBytes: 100,
};

async function place() {
  const { dir } = await createSandbox();
  return {
    dir,
    target: path.join(dir, 'downloads/go1.26.3.linux-amd64.tar.gz.partial'),
    other: path.join(dir, 'precious'),
  };
}

async function openHere(target: string) {
  const partial = await openPartialFile(target);
  onTestFinished(() => partial.close());
  return partial;
}

async function withRecord(record: unknown) {
  const { target } = await place();
  await mkdir(path.dirname(target));
  await writeFile(target, 'bytes');
  await writeFile(`${target}.json`, typeof record === 'string' ? record : JSON.stringify(record));
  return await openHere(target);
}

describe('the record of kept bytes', () => {
  it('is believed when all of it has the form that it should have', async () => {
    expect((await withRecord(GOOD)).kept).toEqual({ record: GOOD, sizeBytes: 5 });
  });

  it.each([
    ['a line end in the ETag', { ...GOOD, etag: '"a"\r\nX-Injected: 1' }],
    ['an ETag without quotes', { ...GOOD, etag: 'abc' }],
    ['a weak ETag', { ...GOOD, etag: 'W/"abc"' }],
    ['an ETag outside ASCII', { ...GOOD, etag: '"\u4e2d"' }],
    ['an endless ETag', { ...GOOD, etag: `"${'a'.repeat(5000)}"` }],
    ['a date that is none', { ...GOOD, lastModified: 'yesterday\r\nX: 1' }],
    ['a URL of another kind', { ...GOOD, url: 'file:///etc/passwd' }],
    ['a URL with a line end', { ...GOOD, url: 'https://a/\nb' }],
    ['a size that is none', { ...GOOD, totalBytes: -1 }],
    ['an array', []],
    ['null', null],
    ['junk', 'junk'],
    ['a large file', `${JSON.stringify(GOOD).slice(0, -1)},"x":"${'x'.repeat(100_000)}"}`],
  ])('is not with %s: the bytes are fetched anew', async (_, record) => {
    expect((await withRecord(record)).kept).toBeNull();
  });

  it('is not made of what a server says in another form', () => {
    const record = recordOf('https://a/x', { etag: '"a\tb"', 'last-modified': 'x', date: 'y' }, 10);
    expect(record).toEqual({ url: 'https://a/x', etag: null, lastModified: null, totalBytes: 10 });
    expect(rangeHeaders({ bytes: 5, record, totalBytes: 10 }, 'https://a/x')).toEqual({ range: 'bytes=5-' });
  });
});

describe.skipIf(process.platform === 'win32')('what stands where the bytes go and is no plain file of ours', () => {
  const kinds: Record<string, (at: string, other: string) => unknown> = {
    'a link': (at, other) => symlink(other, at),
    'a link that leads nowhere': (at, other) => symlink(`${other}-missing`, at),
    'another name of the same file': (at, other) => link(other, at),
    'a pipe': (at) => execFileSync('mkfifo', [at]),
    'a folder': async (at) => {
      await mkdir(at);
      await writeFile(path.join(at, 'x'), '');
    },
  };

  it.each(Object.entries(kinds))('%s is replaced, not followed or waited for', async (_, make) => {
    for (const ending of ['', '.json']) {
      const { target, other } = await place();
      await mkdir(path.dirname(target));
      await writeFile(other, 'precious');
      await make(`${target}${ending}`, other);
      const partial = await openHere(target);
      expect(partial.kept).toBeNull();
      await partial.restart(GOOD);
      await partial.append(Buffer.from('new'));
      expect((await lstat(target)).isFile() && (await lstat(`${target}.json`)).isFile()).toBe(true);
      expect(await readFile(target, 'utf8')).toBe('new');
      expect(await readFile(other, 'utf8')).toBe('precious');
      await expect(lstat(`${other}-missing`)).rejects.toThrow('ENOENT');
    }
  });
});
