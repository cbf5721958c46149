import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { createIndexCache, type IndexCopy } from '../../../../electron/core/go/releases/index-cache.ts';
import { parseIndex } from '../../../../electron/core/go/releases/parse-index.ts';
import { createSandbox, type Sandbox } from '../../../helpers/sandbox.ts';
import { REAL_INDEX } from './real-index.ts';

const BASE = 'https://me:key@mirror.test/golang/';
const COPY: IndexCopy = {
  releases: parseIndex(REAL_INDEX).slice(0, 3),
  etag: '"abc"',
  lastModified: null,
  fetchedAt: '2026-11-21T01:00:00.000Z',
};

/** A cache as another process would open it, with nothing in memory. */
const open = ({ context }: Sandbox) => createIndexCache(context.layout.index, context.log);

async function keptFile({ context }: Sandbox): Promise<string> {
  const [name = '', ...others] = await readdir(context.layout.index);
  expect(others).toEqual([]);
  return path.join(context.layout.index, name);
}

describe('the kept index', () => {
  test('comes back as it was written, also to another process', async () => {
    const sandbox = await createSandbox();
    const cache = open(sandbox);
    await cache.write(BASE, COPY);
    expect([await cache.read(BASE), await open(sandbox).read(BASE)]).toEqual([COPY, COPY]);
  });

  test('is seen by a process that read the one before', async () => {
    const sandbox = await createSandbox();
    const [mine, theirs] = [open(sandbox), open(sandbox)];
    await mine.write(BASE, COPY);
    await mine.read(BASE);
    const newer = { ...COPY, releases: COPY.releases.slice(1), fetchedAt: '2026-11-21T02:00:00.000Z' };
    await theirs.write(BASE, newer);
    expect(await mine.read(BASE)).toEqual(newer);
  });

  test('is none at first, and none for another URL', async () => {
    const sandbox = await createSandbox();
    const cache = open(sandbox);
    expect(await cache.read(BASE)).toBeNull();
    await cache.write(BASE, COPY);
    expect(await cache.read('https://mirror.test/golang/')).toBeNull();
    expect(sandbox.logged).toEqual([]);
  });

  test('tells neither in its name nor in its content the credentials of the source', async () => {
    const sandbox = await createSandbox();
    await open(sandbox).write(BASE, COPY);
    const file = await keptFile(sandbox);
    expect(path.basename(file)).toMatch(/^mirror\.test-[0-9a-f]{12}\.json$/);
    expect(await readFile(file, 'utf8')).not.toMatch(/me:|key@/);
  });

  test.each<[string, (text: string) => string]>([
    ['cut short', (text) => text.slice(0, -100)],
    ['cut to its first line', (text) => text.slice(0, text.indexOf('\n'))],
    ['emptied', () => ''],
    ['changed by one digit', (text) => text.replace('"size":', '"size":1')],
    ['of a newer GoSwitch', (text) => text.replace('"schema":1', '"schema":2')],
    ['without a time', (text) => text.replace(COPY.fetchedAt, 'yesterday')],
    ['something else', () => '<html></html>'],
  ])('that was %s is ignored, and said so in the log', async (_, damage) => {
    const sandbox = await createSandbox();
    await open(sandbox).write(BASE, COPY);
    const file = await keptFile(sandbox);
    const before = await readFile(file, 'utf8');
    const after = damage(before);
    expect(after).not.toBe(before);
    await writeFile(file, after);
    expect(await open(sandbox).read(BASE)).toBeNull();
    expect(sandbox.logged).toEqual([expect.stringContaining('warn The kept release index cannot be used')]);
  });

  test('that cannot be written costs nothing but itself', async () => {
    const sandbox = await createSandbox();
    const cache = open(sandbox);
    // A file where the folder should be fails for every user, root too.
    await writeFile(sandbox.home, '');
    await cache.write(BASE, COPY);
    expect(sandbox.logged).toEqual([expect.stringContaining('warn The release index cannot be kept')]);
  });

  test('is whole at any moment while many write it', async () => {
    const sandbox = await createSandbox();
    const copies = Array.from({ length: 8 }, (_, at) => ({
      ...COPY,
      etag: `"${at}"`,
      releases: COPY.releases.slice(0, 1 + (at % 3)),
    }));
    await open(sandbox).write(BASE, COPY);
    await Promise.all([
      ...copies.map((copy) => open(sandbox).write(BASE, copy)),
      ...copies.map(async () => expect(await open(sandbox).read(BASE)).not.toBeNull()),
    ]);
    expect(copies).toContainEqual(await open(sandbox).read(BASE));
    await keptFile(sandbox);
  });
});

test('a kept index larger than any is not read, and counts as none', async () => {
  const sandbox = await createSandbox();
  const cache = open(sandbox);
  await cache.write(BASE, COPY);
  await writeFile(await keptFile(sandbox), Buffer.alloc(8 * 1024 * 1024, ' '));
  expect(await open(sandbox).read(BASE)).toBeNull();
});

test('a validator of the kept index that has not its form is not sent again', async () => {
  const sandbox = await createSandbox();
  const cache = open(sandbox);
  await cache.write(BASE, COPY);
  const file = await keptFile(sandbox);
  await writeFile(file, (await readFile(file, 'utf8')).replace('\\"abc\\"', '\\"a\\r\\nX: 1\\"'));
  expect(await open(sandbox).read(BASE)).toEqual({ ...COPY, etag: null });
});
