import { execFile } from 'node:child_process';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bytes } from '../../../../electron/core/go/build-info/image.ts';
import { parseBuildInfo, readBuildInfo } from '../../../../electron/core/go/build-info/read-build-info.ts';
import { makeProgram } from '../../../helpers/made-programs.ts';
import { findRealGo } from '../../../helpers/real-go.ts';
import { createSandbox } from '../../../helpers/sandbox.ts';

const MODULES =
  'path\texample.com/tool\nmod\texample.com/tool\tv1.2.3\th1:abc=\ndep\texample.com/dep\tv0.1.0\th1:def=\n';
const EXPECTED = {
  path: 'example.com/tool',
  main: { path: 'example.com/tool', version: 'v1.2.3', sum: 'h1:abc=' },
  deps: [{ path: 'example.com/dep', version: 'v0.1.0', sum: 'h1:def=' }],
  settings: [],
};
const FORMS = (['elf', 'pe', 'macho'] as const).flatMap((format) =>
  [true, false].flatMap((wide) =>
    (format === 'elf' ? [false, true] : [false]).flatMap((bigEndian) =>
      [false, true].flatMap((inline) =>
        (format === 'pe' ? [true] : [false, true]).map((withoutSection) => ({
          format,
          wide,
          bigEndian,
          inline,
          withoutSection,
        })),
      ),
    ),
  ),
);
const named = FORMS.map((form) => {
  const words = [
    form.format,
    form.wide ? '64' : '32',
    form.bigEndian ? 'big' : 'little',
    form.inline ? 'inline' : 'pointers',
    form.withoutSection ? 'data' : 'section',
  ];
  return { name: words.join(' '), form };
});
const go = findRealGo();
const run = promisify(execFile);

/** As a file gives them: never more than there is. Counts what was asked for. */
function bytesOf(buffer: Buffer): Bytes & { asked: number } {
  return {
    asked: 0,
    read(position, length) {
      const start = Math.min(Math.max(0, position), buffer.length);
      const end = Math.min(start + Math.max(0, length), buffer.length);
      this.asked += end - start;
      return buffer.subarray(start, end);
    },
  };
}

describe('the forms of build info', () => {
  it.each(named)('$name', ({ form }) => {
    const file = makeProgram({ ...form, version: 'go1.13.5', modules: MODULES });
    expect(parseBuildInfo(bytesOf(file))).toMatchObject({
      kind: 'go-binary',
      format: form.format,
      info: { goVersion: 'go1.13.5', ...EXPECTED },
    });
  });

  it.skipIf(go === null)('are what the real go reads too', async () => {
    const { dir } = await createSandbox();
    for (const { name, form } of named) {
      const file = path.join(dir, name.replaceAll(' ', '-'));
      await writeFile(file, makeProgram({ ...form, version: 'go1.16', modules: MODULES }), { mode: 0o755 });
      const { stdout } = await run(path.join(go!.root, 'bin/go'), ['version', '-m', file], {
        env: { GOTOOLCHAIN: 'local', GOENV: 'off', PATH: '' },
      });
      expect(stdout).toBe(`${file}: go1.16\n${MODULES.replace(/^/gm, '\t').replace(/\t$/, '')}`);
    }
  });
});

describe('what is no Go program is a result', () => {
  it.each([
    ['an empty file', Buffer.alloc(0), 'not-recognized'],
    ['a script', Buffer.from('#!/bin/sh\n'.padEnd(200, '#')), 'not-recognized'],
    ['a class of Java', Buffer.from(`cafebabe00000041${'00'.repeat(100)}`, 'hex'), 'damaged'],
    ['an ELF head alone', Buffer.from(`7f454c4602010100${'00'.repeat(60)}`, 'hex'), 'no-build-info'],
    [
      'a program of C',
      makeProgram({ format: 'elf', wide: true, inline: true, version: '', modules: '' }),
      'no-build-info',
    ],
    [
      'a Go version without what must follow',
      makeProgram({ format: 'elf', wide: true, inline: true, version: 'go1.20', modules: '' }).subarray(0, 0x400 + 39),
      'no-build-info',
    ],
    [
      'a list of modules that is not written as one',
      makeProgram({ format: 'elf', wide: true, inline: true, version: 'go1.20', modules: 'mod\tonly-one-column\n' }),
      'damaged',
    ],
  ] as const)('%s', (_, bytes, reason) => {
    expect(parseBuildInfo(bytesOf(Buffer.from(bytes)))).toEqual({ kind: 'not-a-go-binary', reason });
  });

  it('a folder, a pipe and a device are not read', async () => {
    const { dir } = await createSandbox();
    await mkdir(path.join(dir, 'folder'));
    await symlink('/dev/zero', path.join(dir, 'zero'));
    expect(readBuildInfo(path.join(dir, 'folder'))).toBeNull();
    expect(readBuildInfo(path.join(dir, 'zero'))).toBeNull();
    expect(() => readBuildInfo(path.join(dir, 'none'))).toThrow(/ENOENT/);
  });
});

describe('damage', () => {
  const seeds = named.map(({ form }) => makeProgram({ ...form, version: 'go1.20.1', modules: MODULES }));
  /** Tables and build info; the rest is never looked at. */
  const INTERESTING = [0x200, 0x400 + 0x200];

  it('20,000 changed programs: an answer each time, and little read', () => {
    let state = 42;
    // A plain generator (Numerical Recipes), so that a failure comes back.
    const random = (below: number) => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return (state >>> 8) % below;
    };
    const odd = [0, 1, 2, 0x7f, 0x80, 0xff];
    const answers = new Map<string, number>();
    for (let round = 0; round < 20_000; round++) {
      const copy = Buffer.from(seeds[round % seeds.length]!);
      for (let changes = 1 + random(4); changes > 0; changes--) {
        const start = random(2) === 0 ? 0 : 0x400;
        copy[start + random(INTERESTING[0]!)] = random(2) === 0 ? odd[random(odd.length)]! : random(256);
      }
      const bytes = bytesOf(random(8) === 0 ? copy.subarray(0, random(copy.length)) : copy);
      const result = parseBuildInfo(bytes);
      expect(bytes.asked).toBeLessThan(64 * 1024);
      const answer = result.kind === 'go-binary' ? 'read' : result.reason;
      answers.set(answer, (answers.get(answer) ?? 0) + 1);
    }
    expect([...answers.keys()].sort()).toEqual(['damaged', 'no-build-info', 'not-recognized', 'read']);
  });

  it('any bytes behind any magic', () => {
    const magics = [
      '7f454c46',
      '7f454c460201',
      '7f454c460102',
      '4d5a',
      'cffaedfe',
      'feedface',
      'cafebabe',
      '01f7',
      '01df',
      '00008a97',
      '0061736d01000000',
    ];
    fc.assert(
      fc.property(fc.constantFrom(...magics), fc.uint8Array({ maxLength: 600 }), (magic, rest) => {
        const bytes = bytesOf(Buffer.concat([Buffer.from(magic, 'hex'), rest]));
        expect(['go-binary', 'not-a-go-binary']).toContain(parseBuildInfo(bytes).kind);
        expect(bytes.asked).toBeLessThan(1 << 20);
      }),
      { numRuns: 2000 },
    );
  });

  it('a length of sixteen exabytes costs nothing', () => {
    const file = makeProgram({ format: 'elf', wide: true, inline: false, version: 'go1.16', modules: MODULES });
    file.writeBigUInt64LE(0xffff_ffff_ffff_fff0n, 0x400 + 0x88);
    const bytes = bytesOf(file);
    expect(parseBuildInfo(bytes)).toEqual({ kind: 'not-a-go-binary', reason: 'no-build-info' });
    expect(bytes.asked).toBeLessThan(64 * 1024);
  });
});
