import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePin } from '../../../../electron/core/go/go-version/parse-pin.ts';
import { editPin } from '../../../../electron/core/manager/projects/edit-pin.ts';

const TABLE: readonly [before: string | null, after: string][] = [
  [null, '1.26.3\n'],
  ['', '1.26.3\n'],
  ['1.25.1\n', '1.26.3\n'],
  ['1.25.1', '1.26.3'],
  ['go1.25.1\r\n', 'go1.26.3\r\n'],
  ['v1.25\n', 'v1.26.3\n'],
  ['\ufeff1.25\r\n', '\ufeff1.26.3\r\n'],
  ['# why\n\n\t1.25.x \n# after\n', '# why\n\n\t1.26.3 \n# after\n'],
  ['# only a comment', '# only a comment\n1.26.3\n'],
  ['# only a comment\r\n', '# only a comment\r\n1.26.3\r\n'],
  ['../../etc/passwd\n', '1.26.3\n'],
  ['golang please\n', '1.26.3\n'],
  ['1.25.1 # pinned\n', '1.26.3 # pinned\n'],
  ['go1.25.1\t#why\r\n', 'go1.26.3\t#why\r\n'],
  ['"1.25"\n', '"1.26.3"\n'],
  ['^1.25\n', '1.26.3\n'],
  ['go version go1.25.1 linux/amd64\n', '1.26.3\n'],
  ['1\0.\x002\x005\0\n\0', '1.26.3\n'],
  ['#\n'.repeat(64), `1.26.3\n${'#\n'.repeat(64)}`],
  ['1.25.1\n1.24.2\n', '1.26.3\n1.24.2\n'],
];

describe('writing a pin', () => {
  it.each(TABLE)('%j becomes %j', (before, after) => {
    expect(Buffer.from(editPin(before === null ? null : Buffer.from(before), '1.26.3')).toString()).toBe(after);
  });

  it('is read back as what was pinned, and pinning again changes nothing, whatever the file held', () => {
    const contents = fc.oneof(
      fc.uint8Array({ maxLength: 60 }),
      fc
        .array(fc.constantFrom('#', ' ', '\r\n', '\n', 'go', '1.25', '\ufeff', '\0', 'x', '\t', '\r', '"', ' # y'), {
          maxLength: 12,
        })
        .map((parts) => Buffer.from(parts.join(''))),
    );
    fc.assert(
      fc.property(contents, fc.constantFrom('1.26.3', '1.26', '1.27rc1', '1', '^1.25', 'system'), (before, spec) => {
        const after = editPin(before, spec);
        expect(parsePin(after, 'f').shown).toBe(spec);
        expect(editPin(after, spec)).toEqual(after);
      }),
      { numRuns: 2000 },
    );
  });
});
