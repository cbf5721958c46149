import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isAppError } from '../../../../electron/contract/errors.ts';
import type { Release } from '../../../../electron/contract/models.ts';
import { byNewestGoVersion } from '../../../../electron/core/go/go-version/compare-go-versions.ts';
import {
  formatIndex,
  formatIndexInTurns,
  parseIndex,
  parseIndexInTurns,
} from '../../../../electron/core/go/releases/parse-index.ts';
import { REAL_INDEX } from './real-index.ts';

const SHA = 'a'.repeat(64);
const file = (changes: object = {}) => ({
  filename: 'go1.26.3.linux-amd64.tar.gz',
  os: 'linux',
  arch: 'amd64',
  version: 'go1.26.3',
  sha256: SHA,
  size: 7,
  kind: 'archive',
  ...changes,
});
const parsedFile = (changes: object = {}) => {
  const { version: _, size, ...rest } = file();
  return { ...rest, sizeBytes: size, ...changes };
};
const oneFile = (changes: object) =>
  parseIndex(JSON.stringify([{ version: 'go1.26.3', stable: true, files: [file(changes)] }]))[0]?.files;

describe('the real index of November 2021', () => {
  const releases = parseIndex(REAL_INDEX);
  const find = (version: string) => releases.find((release) => release.version === version) as Release;

  test('gives all 202 releases and 2969 of its 2971 files: the two bootstrap archives are left out', () => {
    expect([releases.length, releases.flatMap(({ files }) => files).length]).toEqual([202, 2969]);
    expect(find('go1')).toEqual({ version: 'go1', stable: true, files: [] });
  });

  test('is sorted by us, newest first, though it lists all stable releases before the others', () => {
    const versions = releases.map(({ version }) => version);
    expect(versions.slice(0, 3)).toEqual(['go1.17.3', 'go1.17.2', 'go1.17.1']);
    expect(versions.indexOf('go1.17rc2')).toBe(versions.indexOf('go1.17') + 1);
    expect(versions.slice(-2)).toEqual(['go1', 'go1.9.2rc2']);
    expect(versions).toEqual(versions.toSorted(byNewestGoVersion));
  });

  test('has null for each sha256 and size that is missing', () => {
    const count = (isMissing: (file: Release['files'][number]) => boolean) =>
      releases.flatMap(({ files }) => files).filter(isMissing).length;
    const raw = (JSON.parse(REAL_INDEX) as { files: { sha256: string; size: number }[] }[]).flatMap(
      ({ files }) => files,
    );
    expect([count(({ sha256 }) => sha256 === null), count(({ sizeBytes }) => sizeBytes === null)]).toEqual([
      raw.filter(({ sha256 }) => sha256 === '').length,
      raw.filter(({ size }) => size === 0).length,
    ]);
    expect(find('go1.4.2').files.find(({ os }) => os === 'linux')).toEqual({
      filename: 'go1.4.2.linux-386.tar.gz',
      os: 'linux',
      arch: '386',
      kind: 'archive',
      sha256: null,
      sizeBytes: null,
    });
  });

  test('calls the arm archive of go1.6beta1 armv6l like all others, by its own file name', () => {
    const arm = find('go1.6beta1').files.filter(({ arch }) => arch.startsWith('arm'));
    expect(arm.map(({ filename, arch }) => [filename, arch])).toEqual([['go1.6beta1.linux-arm6.tar.gz', 'armv6l']]);
  });

  test('is the same after being kept and read again', () => {
    expect(parseIndex(formatIndex(releases))).toEqual(releases);
  });
});

describe('a dirty entry costs only itself', () => {
  test.each([
    ['no sha256', { sha256: '' }, parsedFile({ sha256: null })],
    ['a sha256 that is none', { sha256: `${'a'.repeat(63)}g` }, parsedFile({ sha256: null })],
    ['a sha256 in capitals', { sha256: SHA.toUpperCase() }, parsedFile()],
    ['size 0', { size: 0 }, parsedFile({ sizeBytes: null })],
    ['a size as text', { size: '7' }, parsedFile({ sizeBytes: null })],
    ['a negative size', { size: -1 }, parsedFile({ sizeBytes: null })],
    ['a size beyond counting', { size: 1e300 }, parsedFile({ sizeBytes: null })],
    ['extra keys', { sha1: '', uploaded: '2021-11-04T15:23:15Z' }, parsedFile()],
  ])('%s', (_, changes, expected) => {
    expect(oneFile(changes)).toEqual([expected]);
  });

  test.each([
    ['a path', { filename: '../go1.26.3.linux-amd64.tar.gz' }],
    ['a folder', { filename: 'go1.26.3.x/../../linux-amd64.tar.gz' }],
    ['a backslash', { filename: 'go1.26.3.linux\\amd64.tar.gz' }],
    ['a URL', { filename: 'https://evil.example/go1.26.3.tar.gz' }],
    ['a query', { filename: 'go1.26.3.linux-amd64.tar.gz?x=.zip' }],
    ['another format', { filename: 'go1.26.3.linux-amd64.exe' }],
    ['a signature', { filename: 'go1.26.3.linux-amd64.tar.gz.asc' }],
    ['the file of another release', { filename: 'go1.26.30.linux-amd64.tar.gz' }],
    ['an endless name', { filename: `go1.26.3.${'x'.repeat(200)}.tar.gz` }],
    ['no name', { filename: undefined }],
    ['an os that is a path', { os: '../linux' }],
    ['an arch that is no text', { arch: 386 }],
    ['an unknown kind', { kind: 'virus' }],
    ['a bootstrap archive', { arch: 'bootstrap' }],
  ])('a file with %s is left out', (_, changes) => {
    expect(oneFile(changes)).toEqual([]);
  });

  test('releases with a version that could be a path, or none, are left out', () => {
    const versions = [
      '../go1.2',
      'go1.2/..',
      'go1..2',
      'go1.2.',
      'go',
      'GO1.2',
      'go1.2 x',
      'go1.2\n',
      `go1${'2'.repeat(200)}`,
      7,
      null,
      undefined,
    ];
    const dirty = [...versions.map((version) => ({ version, stable: true, files: [] })), null, 'go1.2', [], 7];
    expect(parseIndex(JSON.stringify([...dirty, { version: 'go1.26.3', stable: true, files: 'none' }]))).toEqual([
      { version: 'go1.26.3', stable: true, files: [] },
    ]);
  });

  test('a prerelease is never stable, whatever the index says; a release is unless it says no', () => {
    const entries = [
      { version: 'go1.27rc1', stable: true },
      { version: 'go1.9.2rc2', stable: true },
      { version: 'go1.26.3' },
      { version: 'go1.26.2', stable: false },
    ];
    expect(parseIndex(JSON.stringify(entries)).map(({ version, stable }) => [version, stable])).toEqual([
      ['go1.27rc1', false],
      ['go1.26.3', true],
      ['go1.26.2', false],
      ['go1.9.2rc2', false],
    ]);
  });

  test('the first of two entries for one release, and of two files of one name, holds', () => {
    const release = { version: 'go1.26.3', stable: true, files: [file(), file({ size: 8 })] };
    expect(parseIndex(JSON.stringify([release, { ...release, files: [] }]))).toEqual([
      { version: 'go1.26.3', stable: true, files: [parsedFile()] },
    ]);
  });

  test('a byte order mark before the list is no harm', () => {
    expect(parseIndex('\uFEFF[{"version":"go1.26.3","stable":true,"files":[]}]')).toHaveLength(1);
  });
});

describe('what is not an index is refused', () => {
  test.each([
    ['<!DOCTYPE html><title>Sign in</title>', 'a web page came instead'],
    ['{"error":"no"}', 'the JSON that came is not a list'],
    ['null', 'the JSON that came is not a list'],
    ['[]', 'the list that came holds no release'],
    ['[{"name":"x"}]', 'the list that came holds no release'],
    ['[{"version":"go1.26.3"', 'what came is not JSON'],
    ['', 'what came is not JSON'],
    ['go1.26.3\ntime 2026-01-01', 'what came is not JSON'],
  ])('%s', (text, reason) => {
    expect(() => parseIndex(text, 'https://mirror.example/dl/')).toThrow(
      expect.objectContaining({
        code: 'index-invalid',
        message: `https://mirror.example/dl/ did not answer with a release index: ${reason}`,
      }),
    );
  });
});

describe('any text and any JSON', () => {
  const expectWellFormed = (text: string) => {
    let releases: readonly Release[];
    try {
      releases = parseIndex(text);
    } catch (error) {
      expect(isAppError(error, 'index-invalid')).toBe(true);
      return;
    }
    expect(releases.length).toBeGreaterThan(0);
    for (const release of releases) {
      expect(release.version).toMatch(/^go[0-9a-z]+(\.[0-9a-z]+)*$/);
      for (const each of release.files) {
        expect(each.filename).toMatch(/^go[0-9a-z.-]+\.(tar\.gz|zip|pkg|msi)$/);
        expect(each.sha256 ?? SHA).toMatch(/^[0-9a-f]{64}$/);
        expect(each.sizeBytes ?? 1).toBeGreaterThan(0);
        expect(Object.keys(each)).toEqual(['filename', 'os', 'arch', 'kind', 'sha256', 'sizeBytes']);
      }
    }
    expect(parseIndex(formatIndex(releases))).toEqual(releases);
  };

  test('give a well-formed list or index-invalid, nothing else', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), expectWellFormed), { numRuns: 500 });
  });

  test('likewise when they are close to an index', () => {
    const any = <T>(...good: T[]) =>
      fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom<unknown>(...good) },
        { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 1 }) },
      );
    const entry = fc.record(
      {
        filename: any(
          'go1.26.3.linux-amd64.tar.gz',
          'go1.26.3.windows-amd64.zip',
          'go1.4.darwin-386-osx10.6.tar.gz',
          '../../x.tar.gz',
          '__proto__',
        ),
        os: any('linux', 'darwin', '', '4'),
        arch: any('amd64', 'arm6', 'bootstrap', ''),
        sha256: any(SHA, ''),
        size: any(7, 0, -0, 1.5),
        kind: any('archive', 'source', 'installer'),
      },
      { requiredKeys: [] },
    );
    const release = fc.record(
      {
        version: any('go1.26.3', 'go1.4', 'go1.9.2rc2', 'go1', 'weird', '__proto__'),
        stable: any(true, false),
        files: fc.oneof(fc.array(entry), fc.jsonValue()),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.array(release), (releases) => expectWellFormed(JSON.stringify(releases))),
      { numRuns: 500 },
    );
  });
});

describe('an index larger than any is refused before it costs anything', () => {
  test.each([
    ['in bytes', `[{"version":"go1.26.3"}${' '.repeat(7 * 1024 * 1024)}]`],
    ['in releases', JSON.stringify(Array.from({ length: 2001 }, (_, minor) => ({ version: `go1.${minor}.0` })))],
  ])('%s', (_, text) => {
    expect(() => parseIndex(text)).toThrow(expect.objectContaining({ code: 'index-invalid' }));
  });

  test('a release with more files than any has the first ones', () => {
    const files = Array.from({ length: 1000 }, (_, index) =>
      file({ filename: `go1.26.3.linux-a${index}.tar.gz`, arch: `a${index}` }),
    );
    expect(parseIndex(JSON.stringify([{ version: 'go1.26.3', files }]))[0]?.files).toHaveLength(300);
  });
});

describe('the largest index that is taken', () => {
  const files = (version: string) =>
    Array.from({ length: 73 }, (_, at) => ({
      filename: `${version}.os${at}-amd64.tar.gz`,
      os: `os${at}`,
      arch: 'amd64',
      sha256: 'a'.repeat(64),
      size: 66_000_000,
      kind: 'archive',
    }));
  const text = JSON.stringify(
    Array.from({ length: 400 }, (_, at) => ({ version: `go1.${at}.1`, stable: true, files: files(`go1.${at}.1`) })),
  );

  test('is read and written in many turns, with the same result', async () => {
    expect(text.length).toBeGreaterThan(5_000_000);
    let turns = 0;
    let isOver = false;
    const count = () => {
      turns++;
      if (!isOver) setImmediate(count);
    };
    setImmediate(count);
    const releases = await parseIndexInTurns(text, 'The source');
    const whenRead = turns;
    const written = await formatIndexInTurns(releases);
    isOver = true;
    expect([whenRead >= 20, turns - whenRead >= 20]).toEqual([true, true]);
    expect(releases).toEqual(parseIndex(text));
    expect(written).toBe(formatIndex(releases));
  });

  test('is refused in turns as it is at once', async () => {
    await expect(parseIndexInTurns('<html>', 'mirror')).rejects.toMatchObject({ code: 'index-invalid' });
    expect(await formatIndexInTurns([])).toBe('[]');
  });
});
