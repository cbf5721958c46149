import { AppError } from '../../../contract/errors.ts';
import type { Grammar } from '../shells/grammar.ts';
import { BLOCK_KINDS, type BlockKind } from './block-kinds.ts';
import {
  type Block,
  type BlockLine,
  findBlock,
  findBlocks,
  holdsLine,
  insertBlock,
  removeBlock,
  replaceLine,
} from './profile-block.ts';
import { decodeProfile, encodeProfile, type ProfileText, toProfileText } from './profile-text.ts';

/** What set-up would do to one file's bytes. */
interface BlockPlan {
  readonly action: 'create' | 'insert' | 'update' | 'move' | 'unchanged';
  /** The new bytes; for `unchanged` the same. */
  readonly bytes: Buffer;
  /** The block's lines as they stand in the file. */
  readonly line: string;
}

interface BlockPlanOptions {
  /** Default: the one that puts shims on PATH. */
  readonly kind?: BlockKind;
  /** What stands between the markers; several lines have `\n` between them. */
  readonly line: string;
  readonly grammar: Grammar;
  /**
   * Lines that GoSwitch wrote into this file before: a block that holds one of them was not edited by hand. As profile
   * text.
   */
  readonly knownLines: readonly string[];
  /** Replace a block that was edited by hand. */
  readonly force: boolean;
}

/**
 * Works on bytes alone. Throws `profile-invalid` (not text, markers that do not pair up) and `profile-edited`.
 * @param bytes the profile, or null where there is none
 */
export function planBlock(bytes: Buffer | null, options: BlockPlanOptions): BlockPlan {
  const profile = decodeProfile(bytes ?? Buffer.alloc(0));
  const { encoding, text } = profile;
  const { markers, mayDefeat } = BLOCK_KINDS[options.kind ?? 'block'];
  if (encoding !== 'bytes' && !options.grammar.readsUtf16)
    throw new AppError('profile-invalid', 'It is UTF-16, which its shell does not read');
  const line = blockLine(options, encoding);
  const single = withoutRepeats(text, line, options);
  if (single !== text) {
    const rest = planBlock(encodeProfile({ ...profile, text: single }), options);
    return rest.action === 'unchanged' ? { ...rest, action: 'update' } : rest;
  }
  const block = findBlock(text, markers);
  const plan = (action: BlockPlan['action'], after: string) => ({
    action,
    bytes: encodeProfile({ ...profile, text: after }),
    line: line.line,
  });
  if (block === null) return plan(bytes === null ? 'create' : 'insert', insertBlock(text, line, markers));
  if (!holdsLine(block, line)) {
    if (!options.force && !options.knownLines.some((known) => holdsLine(block, forms(known, options.grammar))))
      throw edited(block);
    return plan('update', replaceLine(text, block, line, markers));
  }
  if (!mayDefeat(text.slice(block.end), options.grammar)) return plan('unchanged', text);
  return plan('move', insertBlock(removeBlock(text, block), line, markers));
}

/** Where the block stands and whether it is ours, for `state()`. Throws `profile-invalid`. */
export function inspectBlock(
  bytes: Buffer,
  options: Omit<BlockPlanOptions, 'force'>,
): { state: 'in-place' | 'outdated' | 'edited'; line: number } | null {
  const { encoding, text } = decodeProfile(bytes);
  const block = findBlock(text, BLOCK_KINDS[options.kind ?? 'block'].markers);
  if (block === null) return null;
  if (holdsLine(block, blockLine(options, encoding))) return { state: 'in-place', line: block.lineNumber };
  const isKnown = options.knownLines.some((known) => holdsLine(block, forms(known, options.grammar)));
  return { state: isKnown ? 'outdated' : 'edited', line: block.lineNumber };
}

/**
 * The profile without its block; null when it has none. Throws `profile-invalid`, and `profile-edited` for a block that
 * holds none of the known lines, unless forced.
 */
export function withoutBlock(
  bytes: Buffer,
  { kind = 'block', knownLines, force }: Pick<BlockPlanOptions, 'kind' | 'knownLines' | 'force'>,
): Buffer | null {
  const profile = decodeProfile(bytes);
  const block = findBlock(profile.text, BLOCK_KINDS[kind].markers);
  if (block === null) return null;
  if (!force && !knownLines.some((known) => holdsLine(block, forms(known, { beforeReturn: ' #' }))))
    throw edited(block);
  return encodeProfile({ ...profile, text: removeBlock(profile.text, block) });
}

/**
 * `text` with the last of several blocks alone: two installations of one profile, or a merge of dotfiles, leave such.
 * Only where each of them is whole and holds a line of GoSwitch's; anything else is left for `findBlock` to refuse.
 */
function withoutRepeats(
  text: string,
  line: BlockLine,
  { kind = 'block', knownLines, grammar }: BlockPlanOptions,
): string {
  const blocks = findBlocks(text, BLOCK_KINDS[kind].markers);
  if (blocks.length < 2) return text;
  const isOurs = (block: Block) =>
    [line, ...knownLines.map((known) => forms(known, grammar))].some((one) => holdsLine(block, one));
  if (!blocks.every(isOurs)) return text;
  return blocks.slice(0, -1).reduceRight((left, block) => removeBlock(left, block), text);
}

function blockLine(
  { line, grammar }: Pick<BlockPlanOptions, 'line' | 'grammar'>,
  encoding: ProfileText['encoding'],
): BlockLine {
  return forms(toProfileText(line, encoding), grammar);
}

/**
 * Unix shells take a carriage return for part of the last word; behind a comment sign it does no harm.
 */
function forms(line: string, { beforeReturn }: Pick<Grammar, 'beforeReturn'>): BlockLine {
  return { line, beforeReturn: line.replace(/\n|$/g, (end) => `${beforeReturn}${end}`) };
}

function edited(block: Block): AppError {
  return new AppError(
    'profile-edited',
    `GoSwitch's block on line ${block.lineNumber} was edited by hand, so it was not changed`,
    {
      hint: 'Keep it as it is, or run it again with --force to have GoSwitch rewrite its line',
    },
  );
}
