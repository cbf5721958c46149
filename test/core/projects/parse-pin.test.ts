import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAppError } from '../../../electron/contract/errors.ts';
import { formatSpec, parseSpec } from '../../../electron/core/go-version/spec.ts';
import { parsePin } from '../../../electron/core/projects/parse-pin.ts';

const FILE = '/p/.go-version';

const READ: readonly [text: string, kind: 'exact' | 'prefix', spec: string, line: number][] = [
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
];

const REFUSED: readonly [text: string, message: string][] = [
  ['', `${FILE}:1: no version in it; write one such as 1.26.3 or 1.26`],
  ['# only\n\n', `${FILE}:2: no version in it; write one such as 1.26.3 or 1.26`],
  ['\n../../../../etc/passwd\n', `${FILE}:2: "../../../../etc/passwd" is not a Go version; write one such as 1.26.3 or 1.26`],
  ['latest\n', `${FILE}:1: "latest" is not a Go version; write one such as 1.26.3 or 1.26`],
  ['1.26.3 # pinned\n', `${FILE}:1: not a Go version; write one such as 1.26.3 or 1.26`],
  ['\u001b]0;owned\u0007\n', `${FILE}:1: not a Go version; write one such as 1.26.3 or 1.26`],
  ['$(reboot)\n', `${FILE}:1: not a Go version; write one such as 1.26.3 or 1.26`],
  [`1.${'2'.repeat(100)}\n`, `${FILE}:1: not a Go version; write one such as 1.26.3 or 1.26`],
  ['1.26\u00a0\n', `${FILE}:1: not a Go version; write one such as 1.26.3 or 1.26`],
];

describe('a pin', () => {
  it.each(READ)('%j is %s %s of line %i', (text, kind, spec, line) => {
    expect(parsePin(text, FILE)).toEqual({ kind, spec, file: FILE, line });
  });

  it.each(REFUSED)('%j is refused with file and line', (text, message) => {
    expect(() => parsePin(text, FILE)).toThrow(expect.objectContaining({ code: 'pin-invalid', message }));
  });

  it('holds what goswitch itself writes for every spec but the words', () => {
    const specs = fc.stringMatching(/^(go|v)?(0|[1-9][0-9]?)(\.(0|[1-9][0-9]?)(\.(0|[1-9][0-9]?)|\.x|(rc|beta)[1-9])?)?$/);
    fc.assert(
      fc.property(specs, (text) => {
        const written = formatSpec(parseSpec(text));
        expect(parsePin(`${written}\n`, FILE).spec).toBe(written);
      }),
    );
  });

  it('never becomes anything but digits, dots and letters of a version, whatever the file holds', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.stringMatching(/^[go v1-9.rcx/\\\n]{1,20}$/)), (text) => {
        try {
          expect(parsePin(text, FILE).spec).toMatch(/^[0-9]+(\.[0-9]+){0,2}((rc|beta|alpha)[0-9]+)?$/);
        } catch (error) {
          if (!isAppError(error, 'pin-invalid')) throw error;
          expect(error.message).toMatch(/^\/p\/\.go-version:[0-9]+: [ -~]+$/);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
