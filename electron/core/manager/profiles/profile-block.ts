import { AppError } from '../../../contract/errors.ts';
import { lineEnding } from './profile-text.ts';

/**
 * The marked block: lines that GoSwitch owns in a profile. It stands at the end, and ends as the file did: a profile
 * without a final newline still has none, which also tells removal that the newline before the block was added with it.
 * A profile holds at most one of each pair of markers.
 */
export interface BlockMarkers {
  readonly start: string;
  readonly end: string;
}

export const BLOCK_START = '# >>> goswitch >>>';
export const BLOCK_END = '# <<< goswitch <<<';

/** Around the line that puts shims on PATH. */
export const PATH_BLOCK: BlockMarkers = { start: BLOCK_START, end: BLOCK_END };
/** Around the same, before a line by which shells that are not interactive leave the profile. */
export const EARLY_BLOCK: BlockMarkers = { start: '# >>> goswitch scripts >>>', end: '# <<< goswitch scripts <<<' };
/** Around the line that puts the folder of installed Go tools on PATH. */
export const GO_BIN_BLOCK: BlockMarkers = { start: '# >>> goswitch go bin >>>', end: '# <<< goswitch go bin <<<' };
/** Around the proxy variables of terminals. */
export const PROXY_BLOCK: BlockMarkers = { start: '# >>> goswitch proxy >>>', end: '# <<< goswitch proxy <<<' };

export interface Block {
  /** Offsets in the text: first character of the first marker, and past the last marker's newline. */
  readonly start: number;
  readonly end: number;
  /** What stands between the markers, its lines with `\n` between them whatever the file has. */
  readonly line: string;
  /** From 1. */
  readonly lineNumber: number;
}

/**
 * What to put between the markers, in the terms of `Block.line`. Unix shells take a carriage return for part of the
 * last word, so they get another form in CRLF files.
 */
export interface BlockLine {
  readonly line: string;
  readonly beforeReturn: string;
}

interface TextLine {
  readonly start: number;
  readonly end: number;
  readonly words: string;
}

/**
 * The block in `text`, or null. Throws `profile-invalid`, naming the line, when markers do not make exactly one block.
 */
export function findBlock(text: string, markers: BlockMarkers = PATH_BLOCK): Block | null {
  const lines = splitLines(text);
  const starts = lines.flatMap(({ words }, at) => (words.trim() === markers.start ? [at] : []));
  const ends = lines.flatMap(({ words }, at) => (words.trim() === markers.end ? [at] : []));
  const joined = lines.findIndex(
    ({ words }) => words.trim() !== markers.end && words.trimStart().startsWith(markers.end),
  );
  const badBlock = (what: string) => unpaired(what, markers);
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
export function findBlocks(text: string, markers: BlockMarkers = PATH_BLOCK): Block[] {
  const lines = splitLines(text);
  const blocks: Block[] = [];
  let first: number | null = null;
  for (const [at, { words }] of lines.entries()) {
    if (words.trim() === markers.start) {
      if (first !== null) return [];
      first = at;
    } else if (words.trim() === markers.end) {
      if (first === null) return [];
      const line = lines
        .slice(first + 1, at)
        .map((between) => between.words)
        .join('\n');
      blocks.push({ start: lines[first]!.start, end: lines[at]!.end, line, lineNumber: first + 1 });
      first = null;
    } else if (words.trimStart().startsWith(markers.end)) return [];
  }
  return first === null ? blocks : [];
}

/** `text` with the block at its end. @param text must not hold one */
export function insertBlock(text: string, line: BlockLine, markers: BlockMarkers = PATH_BLOCK): string {
  const newline = lineEnding(text);
  const block = wholeBlock(line, newline, markers);
  if (text === '' || text.endsWith('\n')) return `${text}${block}${newline}`;
  // A lone carriage return at the end would fuse with "\n" into one line ending, and removal would take it for ours.
  return `${text}${text.endsWith('\r') ? '\r\n' : newline}${block}`;
}

/** `text` with the block before the line that starts at `at`. */
export function insertBlockAt(text: string, at: number, line: BlockLine, markers: BlockMarkers): string {
  const newline = lineEnding(text);
  return `${text.slice(0, at)}${wholeBlock(line, newline, markers)}${newline}${text.slice(at)}`;
}

/** `text` without its block, and without the newline that came with it. */
export function removeBlock(text: string, block: Block): string {
  const before = text.slice(0, block.start);
  const after = text.slice(block.end);
  const endsOpen = after === '' && !text.endsWith('\n');
  return endsOpen ? before.replace(/\r?\n$/, '') : before + after;
}

/** `text` with another line in its block; nothing else changes. */
export function replaceLine(text: string, block: Block, line: BlockLine, markers: BlockMarkers = PATH_BLOCK): string {
  const old = text.slice(block.start, block.end);
  const newline = old.includes('\r\n') ? '\r\n' : '\n';
  const tail = /\r?\n$/.exec(old)?.[0] ?? '';
  return text.slice(0, block.start) + wholeBlock(line, newline, markers) + tail + text.slice(block.end);
}

/** True when the block holds this line, in either form. */
export function holdsLine(block: Block, { line, beforeReturn }: BlockLine): boolean {
  return block.line === line || block.line === beforeReturn;
}

/** Without the newline after it. */
function wholeBlock({ line, beforeReturn }: BlockLine, newline: string, { start, end }: BlockMarkers): string {
  const inForm = newline === '\r\n' ? beforeReturn : line;
  return [start, ...inForm.split('\n'), end].join(newline);
}

/** The words of the lines that stand in no block of these markers. */
export function linesOutside(text: string, { start, end }: BlockMarkers): string[] {
  let isInside = false;
  return splitLines(text).flatMap(({ words }) => {
    if (words.trim() === start) isInside = true;
    const isOutside = !isInside;
    if (words.trim() === end) isInside = false;
    return isOutside ? [words] : [];
  });
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

function unpaired(what: string, markers: BlockMarkers): AppError {
  return new AppError('profile-invalid', `GoSwitch's markers are incomplete: ${what}`, {
    hint: `Make the file hold one ${markers.start} line and one ${markers.end} line after it, or neither, and run it again`,
  });
}
