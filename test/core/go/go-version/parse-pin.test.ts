import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAppError } from '../../../../electron/contract/errors.ts';
import { parsePin } from '../../../../electron/core/go/go-version/parse-pin.ts';
import { formatSpec, parseSpec } from '../../../../electron/core/go/go-version/spec.ts';

const FILE = '/p/.go-version';

const READ: readonly [text: string, kind: 'exact' | 'prefix' | 'system', spec: string, line: number][] = [
  ['1.26.3\n', 'exact', '1.26.3', 1],
  ['1.26.3', 'exact', '1.26.3', 1],
  ['go1.26.3\n', 'exact', '1.26.3', 1],
  ['v1.26.3\n', 'exact', '1.26.3', 1],
  ['1.26\n', 'prefix', '1.26', 1],
  ['1.26.x\n', 'prefix', '1.26', 1],
  ['1\n', 'prefix', '1', 1],
  ['1.27rc1\n', 'exact', '1.27rc1', 1],
  ['1.9.2rc2\n', 'exact', '1.9.2rc2', 1],
  ['1.20.0\n', 'exact', '1.20.0', 1],
  ['\ufeff1.26.3\r\n', 'exact', '1.26.3', 1],
  ['\ufeff\r\n\t 1.26.3 \t\r\n', 'exact', '1.26.3', 2],
  ['# Go\n\n  # of this project\n1.26.3\n1.25.1\n', 'exact', '1.26.3', 4],
  ['1\0.26\n', 'prefix', '1.26', 1],
  ['1.25.5 # why\n', 'exact', '1.25.5', 1],
  ['1.25.5\t#why', 'exact', '1.25.5', 1],
  ['\u00a01.25\u200b\n', 'prefix', '1.25', 1],
  ['"1.25.5"\n', 'exact', '1.25.5', 1],
  ['# why\r1.25\r', 'prefix', '1.25', 1],
  ['go version go1.25.5 linux/amd64\n', 'exact', '1.25.5', 1],
  ['golang 1.25.5\n', 'exact', '1.25.5', 1],
  ['go\t1.25\n', 'prefix', '1.25', 1],
  ['1.x\n', 'prefix', '1', 1],
  ['1.25.*\n', 'prefix', '1.25', 1],
  ['latest\n', 'prefix', 'latest', 1],
  ['stable\n', 'prefix', 'latest', 1],
  ['oldstable\n', 'prefix', 'oldstable', 1],
  ['system\n', 'system', 'system', 1],
];

const REFUSED: readonly [text: string, message: string][] = [
  ['', `${FILE}:1: no version in it; write one such as 1.26.3 or 1.26`],
  ['# only\n\n', `${FILE}:2: no version in it; write one such as 1.26.3 or 1.26`],
  [
    '\n../../../../etc/passwd\n',
    `${FILE}:2: "../../../../etc/passwd" is not a Go version; write one such as 1.26.3 or 1.26`,
  ],
  ['1.26.3 1.25.1\n', `${FILE}:1: not a Go version; write one such as 1.26.3 or 1.26`],
  ['>=1.22 <1.25\n', `${FILE}:1: not a Go version; write one such as 1.26.3 or 1.26`],
  [`${'x'.repeat(2000)}\n`, `${FILE}:1: not a Go version; write one such as 1.26.3 or 1.26`],
  [`${'#\n'.repeat(64)}1.26\n`, `${FILE}:64: no version in it; write one such as 1.26.3 or 1.26`],
  ['\u001b]0;owned\u0007\n', `${FILE}:1: not a Go version; write one such as 1.26.3 or 1.26`],
  ['$(reboot)\n', `${FILE}:1: not a Go version; write one such as 1.26.3 or 1.26`],
  [`1.${'2'.repeat(100)}\n`, `${FILE}:1: not a Go version; write one such as 1.26.3 or 1.26`],
];

describe('a pin', () => {
  it.each(READ)('%j is %s %s of line %i', (text, kind, spec, line) => {
    expect(parsePin(text, FILE)).toEqual({ kind, spec, least: null, shown: spec, file: FILE, line });
  });

  it.each([
    ['^1.25', '1', '1.25', '^1.25'],
    ['~1', '1', '1', '~1'],
    ['~1.25', '1.25', '1.25', '~1.25'],
    ['~1.25.3 # why', '1.25', '1.25.3', '~1.25.3'],
    ['>= go1.25.0', 'latest', '1.25.0', '>=1.25.0'],
  ])('%j is the newest of %s, if it is %s or newer', (text, spec, least, shown) => {
    expect(parsePin(text, FILE)).toEqual({ kind: 'prefix', spec, least, shown, file: FILE, line: 1 });
  });

  it('is the same in UTF-16 of either order, with its mark', () => {
    const text = '\ufeff# why\r\n1.25.5 # so\r\n';
    for (const bytes of [Buffer.from(text, 'utf16le'), Buffer.from(text, 'utf16le').swap16(), Buffer.from(text)]) {
      expect(parsePin(bytes, FILE)).toMatchObject({ kind: 'exact', spec: '1.25.5', line: 2 });
    }
  });

  it.each(REFUSED)('%j is refused with file and line', (text, message) => {
    expect(() => parsePin(text, FILE)).toThrow(expect.objectContaining({ code: 'pin-invalid', message }));
  });

  it('holds what goswitch itself writes for every spec but the words', () => {
    const specs = fc.stringMatching(
      /^(go|v)?(0|[1-9][0-9]?)(\.(0|[1-9][0-9]?)(\.(0|[1-9][0-9]?)|\.x|(rc|beta)[1-9])?)?$/,
    );
    fc.assert(
      fc.property(specs, (text) => {
        const written = formatSpec(parseSpec(text));
        expect(parsePin(`${written}\n`, FILE).spec).toBe(written);
      }),
    );
  });

  it('never becomes anything but digits, dots and letters of a version, whatever the file holds', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.stringMatching(/^[go v1-9.rcx/\\\n]{1,20}$/)),
        (text) => {
          try {
            expect(parsePin(text, FILE).spec).toMatch(
              /^(?:[0-9]+(\.[0-9]+){0,2}((rc|beta|alpha)[0-9]+)?|latest|oldstable|system)$/,
            );
          } catch (error) {
            if (!isAppError(error, 'pin-invalid')) throw error;
            expect(error.message).toMatch(/^\/p\/\.go-version:[0-9]+: [ -~]+$/);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});
