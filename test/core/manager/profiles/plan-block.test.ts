import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAppError } from '../../../../electron/contract/errors.ts';
import { planBlock, withoutBlock } from '../../../../electron/core/manager/profiles/plan-block.ts';
import { grammarNamed } from '../shells/grammars.ts';

const LINE = 'PATH="$HOME/.goswitch/shims:$PATH"';
const BLOCK = `# >>> goswitch >>>\n${LINE}\n# <<< goswitch <<<`;
const CRLF_BLOCK = `# >>> goswitch >>>\r\n${LINE} #\r\n# <<< goswitch <<<`;
const options = { line: LINE, grammar: grammarNamed('posix'), knownLines: [], force: false } as const;
const apply = (bytes: Buffer | null) => planBlock(bytes, options);
const undo = (bytes: Buffer) => withoutBlock(bytes, { knownLines: [LINE], force: false });

const utf16le = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
const utf16be = (text: string) => Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(text, 'utf16le').swap16()]);
const bom = (text: string) => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text)]);

describe('putting the block into a profile', () => {
  it.each([
    ['no file', null, `${BLOCK}\n`],
    ['an empty file', '', `${BLOCK}\n`],
    ['a usual file', 'export A=1\n', `export A=1\n${BLOCK}\n`],
    ['no final newline', 'export A=1', `export A=1\n${BLOCK}`],
    ['a blank last line', 'export A=1\n\n', `export A=1\n\n${BLOCK}\n`],
    ['CRLF', 'export A=1\r\n', `export A=1\r\n${CRLF_BLOCK}\r\n`],
    ['CRLF, no final newline', 'a\r\nb', `a\r\nb\r\n${CRLF_BLOCK}`],
    ['mixed endings, more LF', 'a\r\nb\nc\n', `a\r\nb\nc\n${BLOCK}\n`],
    ['mixed endings, more CRLF', 'a\r\nb\nc\r\n', `a\r\nb\nc\r\n${CRLF_BLOCK}\r\n`],
    ['a lone carriage return at the end', 'a\nb\r', `a\nb\r\r\n${BLOCK}`],
  ])('%s', (_name, before, after) => {
    expect(apply(before === null ? null : Buffer.from(before)).bytes.toString()).toBe(after);
  });

  it.each([
    ['UTF-8 with a mark', bom('é=1\n'), bom(`é=1\n${BLOCK}\n`)],
    ['nothing but a mark', bom(''), bom(`${BLOCK}\n`)],
    [
      'Latin-1',
      Buffer.from([0x61, 0xe9, 0x0a]),
      Buffer.concat([Buffer.from([0x61, 0xe9, 0x0a]), Buffer.from(`${BLOCK}\n`)]),
    ],
  ])('keeps the encoding: %s', (_name, before, after) => {
    expect(apply(before).bytes).toEqual(after);
  });

  it.each([
    ['UTF-16 LE', utf16le],
    ['UTF-16 BE', utf16be],
  ])('writes %s into a PowerShell profile that is so', (_name, encode) => {
    const plan = planBlock(encode('$a = "张"\r\n'), { ...options, line: 'x é', grammar: grammarNamed('powershell') });
    expect(plan.bytes).toEqual(encode('$a = "张"\r\n# >>> goswitch >>>\r\nx é #\r\n# <<< goswitch <<<\r\n'));
  });

  it('writes a non-ASCII line as UTF-8', () => {
    expect(planBlock(Buffer.from('a\n'), { ...options, line: 'PATH="/home/张/shims"' }).bytes.toString()).toContain(
      '\nPATH="/home/张/shims"\n',
    );
  });

  it('changes nothing the second time', () => {
    const once = apply(Buffer.from('a\n')).bytes;
    expect(apply(once)).toEqual({ action: 'unchanged', bytes: once, line: LINE });
  });

  it('moves the block behind PATH lines that came after it, and leaves it before harmless ones', () => {
    expect(apply(Buffer.from(`a\n${BLOCK}\nexport PATH=/x:$PATH\n`))).toMatchObject({
      action: 'move',
      bytes: Buffer.from(`a\nexport PATH=/x:$PATH\n${BLOCK}\n`),
    });
    expect(apply(Buffer.from(`a\n${BLOCK}\nalias ll=ls\n# PATH\n`)).action).toBe('unchanged');
  });

  it('replaces a line it wrote before, and only that line', () => {
    const old = `a\r\n# >>> goswitch >>>\r\nold #\r\n# <<< goswitch <<<\r\nb\r\n`;
    const plan = planBlock(Buffer.from(old), { ...options, knownLines: ['old'] });
    expect(plan).toMatchObject({ action: 'update', bytes: Buffer.from(`a\r\n${CRLF_BLOCK}\r\nb\r\n`) });
  });

  it('leaves the last of several blocks of its own', () => {
    const old = '# >>> goswitch >>>\nold\n# <<< goswitch <<<\n';
    const twice = Buffer.from(`a\n${BLOCK}\nb\n${old}c\n${BLOCK}\nd\n`);
    const plan = planBlock(twice, { ...options, knownLines: ['old'] });
    expect(plan).toMatchObject({ action: 'update', bytes: Buffer.from(`a\nb\nc\n${BLOCK}\nd\n`) });
    expect(codeOf(() => apply(twice))).toBe('profile-invalid');
    expect(apply(Buffer.from(`${BLOCK}\r\n${BLOCK}`)).bytes.toString()).toBe(BLOCK);
  });

  it('leaves a block alone that was edited by hand, unless forced', () => {
    const edited = Buffer.from(`a\n# >>> goswitch >>>\nmine\n# <<< goswitch <<<\n`);
    expect(codeOf(() => apply(edited))).toBe('profile-edited');
    expect(codeOf(() => undo(edited))).toBe('profile-edited');
    expect(planBlock(edited, { ...options, force: true }).bytes.toString()).toBe(`a\n${BLOCK}\n`);
    expect(withoutBlock(edited, { knownLines: [], force: true })?.toString()).toBe('a\n');
  });

  it.each([
    ['a start without an end', 'a\n# >>> goswitch >>>\nx\n', 'line 2 has no end'],
    ['an end without a start', 'a\n# <<< goswitch <<<\n', 'line 2 has no start'],
    [
      'two blocks, one of them edited',
      `${BLOCK}\n# >>> goswitch >>>\nmine\n# <<< goswitch <<<\n`,
      'second start marker on line 4',
    ],
    ['a block and a half', `${BLOCK}\n# >>> goswitch >>>\n`, 'second start marker on line 4'],
    ['a block in a block', `# >>> goswitch >>>\n${BLOCK}\n# <<< goswitch <<<\n`, 'second start marker on line 2'],
    ['an end before a start', '# <<< goswitch <<<\n# >>> goswitch >>>\n', 'line 1 stands before'],
    ['text behind the end marker', `${BLOCK}export A=1\n`, 'line 3 goes on'],
    ['a NUL', 'a\0b', 'NUL'],
    ['half a UTF-16 unit', Buffer.from([0xff, 0xfe, 0x61]), 'UTF-16'],
    ['UTF-16 for a Unix shell', utf16le('a\n'), 'UTF-16'],
  ])('refuses %s', (_name, content, words) => {
    expect(codeOf(() => apply(Buffer.from(content)))).toBe('profile-invalid');
    expect(() => apply(Buffer.from(content))).toThrow(words);
  });

  it('gives every profile its bytes back', () => {
    fc.assert(
      fc.property(anyProfile, (bytes) => {
        const applied = apply(bytes);
        expect(undo(applied.bytes)).toEqual(bytes);
        expect(apply(applied.bytes)).toEqual({ ...applied, action: 'unchanged' });
        expect(apply(undo(applied.bytes)!)).toEqual(applied);
      }),
      { numRuns: 1000 },
    );
  });

  it('takes out exactly the block when the user wrote around it', () => {
    fc.assert(
      fc.property(anyProfile, fc.stringMatching(/^[a-z \t\r\n]{0,20}$/), (bytes, added) => {
        const block = apply(bytes).bytes;
        const separator = block.toString('latin1').endsWith('\n') ? '' : '\n';
        const rest = undo(Buffer.concat([block, Buffer.from(separator + added)]));
        const newline = separator === '' || bytes.length === 0 ? '' : newlineBefore(block);
        if (separator + added !== '') expect(rest).toEqual(Buffer.concat([bytes, Buffer.from(newline + added)]));
      }),
    );
  });
});

/** Profiles of every kind of bytes but NUL, UTF-16 and markers. */
const anyProfile = fc
  .array(
    fc.oneof(
      fc.constantFrom('\n', '\r\n', '\r', 'export A="é"', '# comment', '\\', ' ', '\u{feff}'),
      fc.uint8Array({ min: 1, max: 255, maxLength: 6 }).map((bytes) => Buffer.from(bytes)),
    ),
    { maxLength: 12 },
  )
  .map((parts) => Buffer.concat(parts.map((part) => Buffer.from(part))))
  .filter((bytes) => !['fffe', 'feff'].includes(bytes.subarray(0, 2).toString('hex')));

function newlineBefore(block: Buffer): string {
  const text = block.toString('latin1');
  return text.slice(0, text.indexOf('# >>> goswitch')).endsWith('\r\n') ? '\r\n' : '\n';
}

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (isAppError(error)) return error.code;
    throw error;
  }
  return 'none';
}
