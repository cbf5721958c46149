import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { type Entry, open, type ZipFile } from 'yauzl';
import { type HashedFile, hash1 } from '../../../../electron/core/go/checksum-database/dirhash.ts';
import { findRealGo } from '../../../helpers/real-go.ts';
import { machineVariables } from '../../../helpers/scrub-environment.ts';

/** A toolchain's zip that the go command keeps, with the h1 that it wrote beside it. Null where there is none. */
function keptZip(): { zip: string; h1: string } | null {
  const go = findRealGo();
  if (go === null) return null;
  const env = { ...process.env, ...machineVariables(), GOTOOLCHAIN: 'local' };
  const cache = execFileSync(path.join(go.root, 'bin', 'go'), ['env', 'GOMODCACHE'], { env, encoding: 'utf8' }).trim();
  const folder = path.join(cache, 'cache', 'download', 'golang.org', 'toolchain', '@v');
  const name = existsSync(folder)
    ? readdirSync(folder).find((one) => one.endsWith('.zip') && existsSync(path.join(folder, `${one}hash`)))
    : undefined;
  return name === undefined
    ? null
    : { zip: path.join(folder, name), h1: readFileSync(path.join(folder, `${name}hash`), 'utf8').trim() };
}

async function hashedFiles(file: string): Promise<HashedFile[]> {
  const zip = await new Promise<ZipFile>((resolve, reject) =>
    open(file, { lazyEntries: true }, (error, opened) => (error ? reject(error) : resolve(opened))),
  );
  const files: HashedFile[] = [];
  await new Promise<void>((resolve, reject) => {
    zip.on('error', reject).on('end', resolve);
    zip.on('entry', (entry: Entry) => {
      zip.openReadStream(entry, (error, stream) => {
        if (error) return reject(error);
        const hash = createHash('sha256');
        stream.on('data', (bytes: Buffer) => hash.update(bytes)).on('error', reject);
        stream.on('end', () => {
          files.push({ name: entry.fileName, sha256: hash.digest('hex') });
          zip.readEntry();
        });
      });
    });
    zip.readEntry();
  });
  return files;
}

const kept = keptZip();

it.skipIf(kept === null)(
  'of a real toolchain is what the go command wrote down (needs one in the module cache)',
  { timeout: 240_000 },
  async () => {
    expect(hash1(await hashedFiles(kept?.zip ?? ''))).toBe(kept?.h1);
  },
);

const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const sum = (lines: string) => `h1:${createHash('sha256').update(lines).digest('base64')}`;

it('is SHA-256 over one line for each file', () => {
  // printf '%s  %s\n' e3b0...b855 m@v1/a | sha256sum | xxd -r -p | base64
  expect(hash1([{ name: 'm@v1/a', sha256: EMPTY }])).toBe(sum(`${EMPTY}  m@v1/a\n`));
});

it('no files are SHA-256 of nothing', () => {
  expect(hash1([])).toBe('h1:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=');
});

it('orders names by their bytes, whatever order they come in', () => {
  // In UTF-8 the full-width comma (EF BC 8C) is below the emoji (F0 9F 98 80); in UTF-16, as JavaScript compares, it is
  // above (FF0C, D83D).
  const names = ['\u{1F600}', '\uff0c', 'a/b', 'a-b', 'B', 'a'];
  const lines = ['B', 'a', 'a-b', 'a/b', '\uff0c', '\u{1F600}'].map((name) => `${EMPTY}  ${name}\n`).join('');
  expect(hash1(names.map((name) => ({ name, sha256: EMPTY })))).toBe(sum(lines));
});

it('a line end in a name is an error: it could stand for two files', () => {
  expect(() => hash1([{ name: `a\n${EMPTY}  b`, sha256: EMPTY }])).toThrow('newlines');
});
