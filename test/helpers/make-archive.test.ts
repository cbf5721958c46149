import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { Parser } from 'tar';
import { describe, expect, it } from 'vitest';
import { type Entry, fromBuffer, type Options, type ZipFile } from 'yauzl';
import { makeSdkEntries, makeTar, makeTarGz, makeZip } from './make-archive.ts';
import { createSandbox } from './sandbox.ts';

const hasTar = process.platform !== 'win32';

async function tarEntries(archive: Buffer) {
  const seen: { path: string; type: string; size: number; linkpath?: string }[] = [];
  await new Promise<void>((resolve, reject) => {
    const parser = new Parser({ strict: true });
    parser.on('entry', (entry) => {
      seen.push({
        path: entry.path,
        type: entry.type,
        size: entry.size,
        ...(entry.linkpath ? { linkpath: entry.linkpath } : {}),
      });
      entry.resume();
    });
    parser.on('error', reject);
    parser.on('end', () => resolve());
    parser.end(archive);
  });
  return seen;
}

describe('made archives', () => {
  it.skipIf(!hasTar)('a made SDK unpacks with the system tar, and its go answers', async () => {
    const { dir } = await createSandbox();
    await writeFile(path.join(dir, 'x.tar.gz'), makeTarGz(makeSdkEntries({ version: 'go1.26.3' })));
    execFileSync('tar', ['-xzf', 'x.tar.gz'], { cwd: dir });
    const go = path.join(dir, 'go', 'bin', 'go');
    const ask = (...args: string[]) => execFileSync(go, args, { encoding: 'utf8' });
    expect([ask('version'), ask('env', 'GOROOT'), JSON.parse(ask('env', '-json')).GOVERSION]).toEqual([
      'go version go1.26.3 linux/amd64\n',
      `${dir}/go\n`,
      'go1.26.3',
    ]);
  });

  it('a made zip reads back with yauzl, which compares sizes and names', async () => {
    const entries = makeSdkEntries({ version: 'go1.26.3', os: 'windows' });
    const zip = await promisify<Buffer, Options, ZipFile>(fromBuffer)(makeZip(entries), {
      lazyEntries: true,
      strictFileNames: true,
    });
    const read: Record<string, string> = {};
    zip.on('entry', (entry: Entry) => {
      zip.openReadStream(entry, async (error, stream) => {
        read[entry.fileName] = error ? error.message : await text(stream);
        zip.readEntry();
      });
    });
    zip.readEntry();
    await once(zip, 'end');
    expect(read).toEqual(Object.fromEntries(entries.map(({ name, body = '' }) => [name, body])));
  });

  it('links, devices, long names and lies come out as they were asked for', async () => {
    const long = `go/${'d'.repeat(120)}/${'f'.repeat(120)}`;
    const archive = makeTar([
      { name: 'go/link', type: 'symlink', linkTo: '/etc/passwd' },
      { name: 'go/hard', type: 'hardlink', linkTo: 'go/link' },
      { name: 'go/null', type: 'character-device' },
      { name: '/absolute', body: 'x' },
      { name: `go/${'p'.repeat(90)}/${'q'.repeat(90)}`, body: 'prefix' },
      { name: long, body: 'gnu', tar: { gnuLong: true } },
      { name: 'go/short', body: 'pax', tar: { pax: { path: `${long}é` } } },
      { name: 'go/liar', body: 'x'.repeat(512), tar: { size: 512 } },
    ]);
    expect(await tarEntries(archive)).toEqual([
      { path: 'go/link', type: 'SymbolicLink', size: 0, linkpath: '/etc/passwd' },
      { path: 'go/hard', type: 'Link', size: 0, linkpath: 'go/link' },
      { path: 'go/null', type: 'CharacterDevice', size: 0 },
      { path: '/absolute', type: 'File', size: 1 },
      { path: `go/${'p'.repeat(90)}/${'q'.repeat(90)}`, type: 'File', size: 6 },
      { path: long, type: 'File', size: 3 },
      { path: `${long}é`, type: 'File', size: 3 },
      { path: 'go/liar', type: 'File', size: 512 },
    ]);
  });
});
