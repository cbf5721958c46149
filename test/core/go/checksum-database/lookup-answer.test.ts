import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseLookupAnswer } from '../../../../electron/core/go/checksum-database/lookup-answer.ts';
import { parseTreeNote } from '../../../../electron/core/go/checksum-database/tree-note.ts';

const parse = (text: string) => parseLookupAnswer(Buffer.from(text));
const ROOT = Buffer.alloc(32, 7).toString('base64');

describe('the answer to a lookup', () => {
  it('is a number, go.sum lines, a blank line and a tree', () => {
    const answer = parse('12\nm v1 h1:x\nm v1/go.mod h1:y\n\nthe tree\n');
    expect(answer).toMatchObject({ id: 12, text: 'm v1 h1:x\nm v1/go.mod h1:y\n' });
    expect(Buffer.from(answer?.treeNote ?? []).toString()).toBe('the tree\n');
  });

  it.each([
    ['nothing', ''],
    ['a page of the network', '<html>\n<body>sign in</body>\n</html>\n'],
    ['no number', '\nm v1 h1:x\n\ntree\n'],
    ['a negative number', '-1\nm v1 h1:x\n\ntree\n'],
    ['a number with a zero before it', '01\nm v1 h1:x\n\ntree\n'],
    ['a number beyond what is exact', '9999999999999999\nm v1 h1:x\n\ntree\n'],
    ['no blank line', '1\nm v1 h1:x\ntree\n'],
    ['no lines', '1\n\n\ntree\n'],
    ['a control character', '1\nm\tv1 h1:x\n\ntree\n'],
    ['bytes that are not UTF-8', Buffer.from([0x31, 0x0a, 0xff, 0x0a, 0x0a]).toString('latin1')],
  ])('%s is none', (name, text) => {
    expect(parseLookupAnswer(Buffer.from(text, name.startsWith('bytes') ? 'latin1' : 'utf8'))).toBeNull();
  });

  it('never crashes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void parseLookupAnswer(bytes)));
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('1', '\n', '\n\n', 'm v1 h1:x', '\u00e9'), { maxLength: 10 }),
        (parts) => void parse(parts.join('')),
      ),
    );
  });
});

describe('the text of a tree', () => {
  it('is a title, a size, a root, and lines that may come later', () => {
    expect(parseTreeNote(`go.sum database tree\n5\n${ROOT}\n`)).toEqual({ size: 5, hash: Buffer.alloc(32, 7) });
    expect(parseTreeNote(`go.sum database tree\n5\n${ROOT}\nsomething new\n`)?.size).toBe(5);
  });

  it.each([
    ['another title', `go.sum database tree v2\n5\n${ROOT}\n`],
    ['a size with a zero before it', `go.sum database tree\n05\n${ROOT}\n`],
    ['a negative size', `go.sum database tree\n-5\n${ROOT}\n`],
    ['a size beyond what is exact', `go.sum database tree\n9007199254740993\n${ROOT}\n`],
    ['a root of 31 bytes', `go.sum database tree\n5\n${Buffer.alloc(31).toString('base64')}\n`],
    ['a root that is no base64', `go.sum database tree\n5\n${'?'.repeat(44)}\n`],
    ['no line end', `go.sum database tree\n5\n${ROOT}`],
  ])('%s is none', (_name, text) => {
    expect(parseTreeNote(text)).toBeNull();
  });

  it('never crashes', () => {
    fc.assert(fc.property(fc.string(), (rest) => void parseTreeNote(`go.sum database tree\n${rest}`)));
  });
});
