import { AppError } from '../../contract/errors.ts';
import { lineEnding } from './profile-text.ts';

/**
 * The marked block: three lines that GoSwitch owns in a profile. It stands at the end, and ends as the file did: a profile without a final newline
 * still has none, which also tells removal that the newline before the block was added with it.
 */
export const BLOCK_START = '# >>> goswitch >>>';
export const BLOCK_END = '# <<< goswitch <<<';

export interface Block {
  /** Offsets in the text: first character of the first marker, and past the last marker's newline. */
  readonly start: number;
  readonly end: number;
  /** What stands between the markers, without line endings. */
  readonly line: string;
  /** From 1. */
  readonly lineNumber: number;
}

/** What to put between the markers. Unix shells take a carriage return for part of the last word, so they get another form in CRLF files. */
export interface BlockLine {
  readonly line: string;
  readonly beforeReturn: string;
}

interface TextLine {
  readonly start: number;
  readonly end: number;
  readonly words: string;
}

/** The block in `text`, or null. Throws `profile-invalid`, naming the line, when markers do not make exactly one block. */
export function findBlock(text: string): Block | null {
  const lines = splitLines(text);
  const starts = lines.flatMap(({ words }, at) => (words.trim() === BLOCK_START ? [at] : []));
  const ends = lines.flatMap(({ words }, at) => (words.trim() === BLOCK_END ? [at] : []));
  const joined = lines.findIndex(({ words }) => words.trim() !== BLOCK_END && words.trimStart().startsWith(BLOCK_END));
  if (joined >= 0) throw badBlock(`line ${joined + 1} goes on after the end marker; put the rest on a line of its own`);
  if (starts.length === 0 && ends.length === 0) return null;
  const [first] = starts;
  const [last] = ends;
  if (starts.length > 1) throw badBlock(`there is a second start marker on line ${starts[1]! + 1}`);
  if (ends.length > 1) throw badBlock(`there is a second end marker on line ${ends[1]! + 1}`);
  if (first === undefined) throw badBlock(`the end marker on line ${last! + 1} has no start marker`);
  if (last === undefined) throw badBlock(`the start marker on line ${first + 1} has no end marker`);
  if (last < first) throw badBlock(`the end marker on line ${last + 1} stands before the start marker`);
  const between = lines.slice(first + 1, last).map(({ words }) => words);
  return { start: lines[first]!.start, end: lines[last]!.end, line: between.join('\n'), lineNumber: first + 1 };
}

/** Every block of `text`, in order, when each marker belongs to one; else none. */
export function findBlocks(text: string): Block[] {
  const lines = splitLines(text);
  const blocks: Block[] = [];
  let first: number | null = null;
  for (const [at, { words }] of lines.entries()) {
    if (words.trim() === BLOCK_START) {
      if (first !== null) return [];
      first = at;
    } else if (words.trim() === BLOCK_END) {
      if (first === null) return [];
      const line = lines
        .slice(first + 1, at)
        .map((between) => between.words)
        .join('\n');
      blocks.push({ start: lines[first]!.start, end: lines[at]!.end, line, lineNumber: first + 1 });
      first = null;
    } else if (words.trimStart().startsWith(BLOCK_END)) return [];
  }
  return first === null ? blocks : [];
}

/** `text` with the block at its end. @param text must not hold one */
export function insertBlock(text: string, line: BlockLine): string {
  const newline = lineEnding(text);
  const block = [BLOCK_START, inForm(line, newline), BLOCK_END].join(newline);
  if (text === '' || text.endsWith('\n')) return `${text}${block}${newline}`;
  // A lone carriage return at the end would fuse with "\n" into one line ending, and removal would take it for ours.
  return `${text}${text.endsWith('\r') ? '\r\n' : newline}${block}`;
}

/** `text` without its block, and without the newline that came with it. */
export function removeBlock(text: string, block: Block): string {
  const before = text.slice(0, block.start);
  const after = text.slice(block.end);
  const endsOpen = after === '' && !text.endsWith('\n');
  return endsOpen ? before.replace(/\r?\n$/, '') : before + after;
}

/** `text` with another line in its block; nothing else changes. */
export function replaceLine(text: string, block: Block, line: BlockLine): string {
  const old = text.slice(block.start, block.end);
  const newline = old.includes('\r\n') ? '\r\n' : '\n';
  const tail = /\r?\n$/.exec(old)?.[0] ?? '';
  return text.slice(0, block.start) + [BLOCK_START, inForm(line, newline), BLOCK_END].join(newline) + tail + text.slice(block.end);
}

/** True when the block holds this line, in either form. */
export function holdsLine(block: Block, { line, beforeReturn }: BlockLine): boolean {
  return block.line === line || block.line === beforeReturn;
}

function inForm({ line, beforeReturn }: BlockLine, newline: string): string {
  return newline === '\r\n' ? beforeReturn : line;
}

/** Lines with their offsets; `words` lacks the line ending, `end` is past it. */
export function splitLines(text: string): TextLine[] {
  const lines: TextLine[] = [];
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found + 1;
    lines.push({ start, end, words: text.slice(start, end).replace(/\r?\n$/, '') });
    start = end;
  }
  return lines;
}

function badBlock(what: string): AppError {
  return new AppError('profile-invalid', `GoSwitch's markers do not pair up: ${what}`, {
    hint: `Make the file hold one ${BLOCK_START} line and one ${BLOCK_END} line after it, or neither, and run it again`,
  });
}
